/// A length of time as Go writes it (`time.ParseDuration`): `1h30m`, `1.5s`, `-2us`, `0`.
enum GoDuration {
    /// The nanoseconds; `nil` when the text is no duration, or a longer one than Go can hold.
    static func nanoseconds(_ text: UTF8Bytes) -> Int64? {
        var index = 0
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative || text.first == UInt8(ascii: "+") { index = 1 }
        if text.count == index + 1, text[index] == UInt8(ascii: "0") { return 0 }
        guard index < text.count else { return nil }
        var total: Int128 = 0
        while index < text.count {
            guard let step = term(text, &index) else { return nil }
            total += step
            guard total <= Int128(1) << 63 else { return nil }
        }
        return Int64(exactly: isNegative ? -total : total)
    }

    /// A number, perhaps with a fraction, and a unit.
    private static func term(_ text: UTF8Bytes, _ index: inout Int) -> Int128? {
        var whole: Int128 = 0
        var fraction = 0.0
        var digits = 0
        while index < text.count, text[index].isASCIIDigit {
            whole = whole * 10 + Int128(text[index] &- UInt8(ascii: "0"))
            guard whole <= Int128(1) << 63 else { return nil }
            index += 1
            digits += 1
        }
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            var weight = 0.1
            while index < text.count, text[index].isASCIIDigit {
                fraction += Double(text[index] &- UInt8(ascii: "0")) * weight
                weight /= 10
                index += 1
                digits += 1
            }
        }
        let start = index
        while index < text.count, !text[index].isASCIIDigit, text[index] != UInt8(ascii: ".") { index += 1 }
        guard digits > 0, let unit = unit(text.part(start..<index)) else { return nil }
        return whole * Int128(unit) + Int128(fraction * Double(unit))
    }

    private static func unit(_ text: UTF8Bytes) -> Int64? {
        if text.isText("s") { return 1_000_000_000 }
        if text.isText("m") { return 60_000_000_000 }
        if text.isText("h") { return 3_600_000_000_000 }
        if text.isText("ms") { return 1_000_000 }
        if text.isText("ns") { return 1 }
        // The micro sign, and the Greek letter.
        if text.isText("us") || text.isText("\u{B5}s") || text.isText("\u{3BC}s") { return 1_000 }
        return nil
    }
}
