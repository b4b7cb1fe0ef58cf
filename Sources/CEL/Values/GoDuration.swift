/// Durations as Go writes them (`time.ParseDuration`): `1h30m`, `-1.5s`, `300ms`.
enum GoDuration {
    /// The nanoseconds; `nil` when the text is none, or too large.
    static func parse(_ text: String) -> Int64? {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        if bytes.elementsEqual([UInt8(ascii: "0")]) { return 0 }
        guard !bytes.isEmpty else { return nil }
        var total: Int128 = 0
        while !bytes.isEmpty {
            let whole = bytes.prefix(while: \.isDigit)
            bytes = bytes.dropFirst(whole.count)
            var fraction = bytes.prefix(0)
            if bytes.first == UInt8(ascii: ".") {
                bytes = bytes.dropFirst()
                fraction = bytes.prefix(while: \.isDigit)
                bytes = bytes.dropFirst(fraction.count)
            }
            let letters = bytes.prefix { $0 != UInt8(ascii: ".") && !$0.isDigit }
            bytes = bytes.dropFirst(letters.count)
            guard whole.count + fraction.count > 0, whole.count <= 19, let unit = unit(letters) else { return nil }
            total += (decimal(whole) ?? 0) * unit
            let digits = fraction.prefix(18)
            let scale = digits.reduce(Int128(1)) { scale, _ in scale * 10 }
            total += (decimal(digits) ?? 0) * unit / scale
            guard total <= Int128(Int64.max) else { return nil }
        }
        return Int64(isNegative ? -total : total)
    }

    private static func decimal(_ digits: ArraySlice<UInt8>) -> Int128? {
        digits.isEmpty ? nil : digits.reduce(Int128(0)) { $0 * 10 + Int128($1 - UInt8(ascii: "0")) }
    }

    private static func unit(_ letters: ArraySlice<UInt8>) -> Int128? {
        switch String(decoding: letters, as: UTF8.self) {
        case "ns": 1
        case "us", "µs", "μs": 1000
        case "ms": 1_000_000
        case "s": 1_000_000_000
        case "m": 60_000_000_000
        case "h": 3_600_000_000_000
        default: nil
        }
    }
}
