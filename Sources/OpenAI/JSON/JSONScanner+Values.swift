extension JSONScanner {
    /// What strings and arrays hold, to tell how much a model is given to read.
    struct Measure {
        /// The decoded bytes of strings, keys not counted.
        var stringBytes = 0
        /// Numbers.
        var numbers = 0
    }

    /// Reads past the value that comes next, and says where it stands.
    @discardableResult
    package mutating func skipValue() throws(JSONError) -> Range<Int> {
        var measure = Measure()
        return try skipValue(measuring: &measure)
    }

    /// Reads past the value that comes next, adds up what it holds, and says where it stands.
    mutating func skipValue(measuring measure: inout Measure) throws(JSONError) -> Range<Int> {
        skipWhiteSpace()
        let start = offset
        let outside = depth
        // A bit for each level that is open, the innermost lowest: whether it is an object. The limit of depth is 64.
        var objects: UInt64 = 0
        repeat {
            if depth > outside {
                if objects & 1 == 1 {
                    guard try nextKey() != nil else {
                        objects >>= 1
                        continue
                    }
                } else {
                    guard try nextElement() else {
                        objects >>= 1
                        continue
                    }
                }
            }
            switch try kind() {
            case .object:
                try openObject()
                objects = objects << 1 | 1
            case .array:
                try openArray()
                objects <<= 1
            case .string: measure.stringBytes += try string().decodedCount
            case .number:
                try number()
                measure.numbers += 1
            case .boolean: _ = try boolean()
            case .null: try null()
            }
        } while depth > outside
        return start..<offset
    }

    /// Reads past a number, and says where it stands.
    @discardableResult
    package mutating func number() throws(JSONError) -> Range<Int> {
        skipWhiteSpace()
        let start = offset
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        let firstDigit = offset
        let isZero = offset < bytes.count && bytes[offset] == UInt8(ascii: "0")
        try skipDigits()
        if isZero, offset != firstDigit + 1 { throw JSONError(.invalidNumber, at: start) }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            try skipDigits()
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
                offset += 1
            }
            try skipDigits()
        }
        return start..<offset
    }

    /// Reads past one digit or more.
    private mutating func skipDigits() throws(JSONError) {
        let start = offset
        while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) { offset += 1 }
        guard offset == start else { return }
        throw JSONError(offset < bytes.count ? .invalidNumber : .unexpectedEnd, at: offset)
    }

    /// Reads a number; `nil` when it isn't written as a whole one (`1.0`, `1e3`), or is beyond `Int`.
    package mutating func integer() throws(JSONError) -> Int? {
        let range = try number()
        var value = 0
        var isNegative = false
        for byte in bytes[range] {
            if byte == UInt8(ascii: "-"), value == 0, !isNegative {
                isNegative = true
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isStillTooLarge) = product.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
            guard !isTooLarge, !isStillTooLarge else { return nil }
            value = sum
        }
        return isNegative ? -value : value
    }
}
