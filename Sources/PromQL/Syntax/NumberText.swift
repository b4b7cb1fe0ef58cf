/// Reads numbers as Go does (`strconv.ParseInt` to base 0, then `strconv.ParseFloat`).
enum NumberText {
    /// The value of a number, or nothing when it isn't one or is too large.
    static func value(_ text: ArraySlice<UInt8>) -> Double? {
        guard let first = text.first else { return nil }
        if first.isLetter {
            // Keywords brought it here: `Inf` or `NaN`.
            return first | 0x20 == UInt8(ascii: "i") ? .infinity : .nan
        }
        let isHexadecimal = text.count > 2 && first == UInt8(ascii: "0") && text[text.startIndex + 1] | 0x20 == 0x78
        guard hasGoodUnderscores(text, isHexadecimal: isHexadecimal) else { return nil }
        if isHexadecimal { return integer(text.dropFirst(2), base: 16) }
        if first == UInt8(ascii: "0"), text.count > 1,
            text.allSatisfy({ $0 < UInt8(ascii: "8") || $0 == UInt8(ascii: "_") }),
            text.allSatisfy({ $0 != UInt8(ascii: ".") })
        {
            // With a leading zero it is octal; what doesn't fit is decimal again.
            if let octal = integer(text, base: 8) { return octal }
        }
        return decimal(text)
    }

    private static func integer(_ digits: ArraySlice<UInt8>, base: UInt32) -> Double? {
        var value: Int64 = 0
        var count = 0
        for byte in digits where byte != UInt8(ascii: "_") {
            guard let digit = byte.hexadecimalValue, digit < base else { return nil }
            let (product, overflows) = value.multipliedReportingOverflow(by: Int64(base))
            let (sum, overflowsToo) = product.addingReportingOverflow(Int64(digit))
            if overflows || overflowsToo { return nil }
            value = sum
            count += 1
        }
        return count > 0 ? Double(value) : nil
    }

    private static func decimal(_ text: ArraySlice<UInt8>) -> Double? {
        if text.count <= 15, text.allSatisfy(\.isDigit) {
            // The usual case, exact and without a string.
            return Double(text.reduce(0 as Int64) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) })
        }
        let digits = String(decoding: text.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        guard let value = Double(digits), value.isFinite else { return nil }
        return value
    }

    /// Underscores stand only between digits, or between a prefix and a digit (Go: `strconv.underscoreOK`).
    private static func hasGoodUnderscores(_ text: ArraySlice<UInt8>, isHexadecimal: Bool) -> Bool {
        var last = isHexadecimal ? UInt8(ascii: "0") : 0
        for byte in isHexadecimal ? text.dropFirst(2) : text {
            if byte == UInt8(ascii: "_") {
                guard last == UInt8(ascii: "0") else { return false }
                last = byte
            } else if byte.isDigit || isHexadecimal && byte.hexadecimalValue != nil {
                last = UInt8(ascii: "0")
            } else {
                guard last != UInt8(ascii: "_") else { return false }
                last = 0
            }
        }
        return last != UInt8(ascii: "_")
    }
}
