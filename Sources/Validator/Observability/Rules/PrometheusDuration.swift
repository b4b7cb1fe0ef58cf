/// Lengths of time as Prometheus' configuration has them (prometheus/common: `model/time.go`, `ParseDuration`).
enum PrometheusDuration {
    private static let units: [(name: StaticString, milliseconds: Int64)] = [
        ("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000),
        ("ms", 1),
    ]

    /// How long `1h30m` is, in seconds: units from the largest to the smallest, each at most once; `nil` for any other text.
    static func seconds(of text: String) -> Double? {
        if text == "0" { return 0 }
        var rest = text.utf8[...]
        guard !rest.isEmpty else { return nil }
        var next = 0
        var total: Int64 = 0
        while !rest.isEmpty {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest[digits.endIndex...]
            let letters = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            rest = rest[letters.endIndex...]
            guard let count = Int64(String(Substring(digits))),
                let unit = units[next...].firstIndex(where: { $0.name.description.utf8.elementsEqual(letters) })
            else { return nil }
            let (part, overflow) = count.multipliedReportingOverflow(by: units[unit].milliseconds)
            let (sum, isTooLong) = total.addingReportingOverflow(part)
            guard !overflow, !isTooLong else { return nil }
            total = sum
            next = unit + 1
        }
        return Double(total) / 1_000
    }
}
