/// A length of time as Prometheus writes it: `1h30m`, `15s`, `0` (prometheus/common: model/time.go, `ParseDuration`).
enum PrometheusDuration {
    private static let units: [(name: String, milliseconds: Int)] = [
        ("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000),
        ("ms", 1),
    ]

    /// The milliseconds; `nil` when the text is no duration: numbers and units, each unit once, from the longest to the shortest.
    static func milliseconds(_ text: String) -> Int? {
        if text == "0" { return 0 }
        var rest = text[...]
        var next = 0
        var total = 0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            let letters = rest.dropFirst(digits.count).prefix { $0.isASCII && $0.isLetter }
            guard let number = Int(digits), let unit = units[next...].firstIndex(where: { $0.name == letters }) else {
                return nil
            }
            let (part, overflows) = number.multipliedReportingOverflow(by: units[unit].milliseconds)
            let (sum, sumOverflows) = total.addingReportingOverflow(part)
            // Prometheus counts nanoseconds in 64 bits.
            guard !overflows, !sumOverflows, sum <= Int.max / 1_000_000 else { return nil }
            total = sum
            next = unit + 1
            rest = rest.dropFirst(digits.count + letters.count)
        }
        return total
    }
}
