/// Searching in bytes.
enum Text {
    /// Where a part starts first, at or after an index.
    static func position(of part: [UInt8], in text: [UInt8], from start: Int = 0) -> Int? {
        guard part.count <= text.count - start else { return nil }
        guard let first = part.first else { return start }
        var index = start
        let last = text.count - part.count
        while index <= last {
            if text[index] == first, text[index..<index + part.count].elementsEqual(part) { return index }
            index += 1
        }
        return nil
    }

    /// A floating-point number with all its digits and no exponent, as Go's `strconv.FormatFloat(f, 'f', -1, 64)` has it.
    static func decimal(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        let text = value.description
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let sign = text.hasPrefix("-") ? "-" : ""
        let digits = text[..<mark].filter(\.isNumber)
        let isPointed = text[..<mark].contains(".")
        // One digit stands before the point.
        var fraction = isPointed ? String(digits.dropFirst()) : ""
        if fraction == "0" { fraction = "" }
        let all = String(digits.prefix(1)) + fraction
        let point = 1 + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + all }
        if point >= all.count { return sign + all + String(repeating: "0", count: point - all.count) }
        let split = all.index(all.startIndex, offsetBy: point)
        return sign + all[..<split] + "." + all[split...]
    }
}
