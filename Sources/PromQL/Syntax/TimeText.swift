/// Reads and writes durations as Prometheus does (prometheus/common: `model/time.go`).
enum TimeText {
    private static let units: [(name: [UInt8], milliseconds: Int64, isExact: Bool)] = [
        (Array("y".utf8), 365 * 86_400_000, true), (Array("w".utf8), 7 * 86_400_000, true),
        (Array("d".utf8), 86_400_000, false), (Array("h".utf8), 3_600_000, false), (Array("m".utf8), 60_000, false),
        (Array("s".utf8), 1_000, false), (Array("ms".utf8), 1, false),
    ]

    /// The longest duration: what Go's `time.Duration` holds, about 292 years.
    static let longest: Int64 = .max / 1_000_000

    /// How long a duration is, or nothing when it isn't one or is too long.
    static func milliseconds(_ text: ArraySlice<UInt8>) -> Int64? {
        var rest = text
        var total: Int64 = 0
        var unit = 0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            var value: Int64 = 0
            var digits = 0
            while let byte = rest.first, byte.isDigit {
                let (product, overflows) = value.multipliedReportingOverflow(by: 10)
                let (sum, overflowsToo) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
                if overflows || overflowsToo { return nil }
                value = sum
                digits += 1
                rest.removeFirst()
            }
            let name = rest.prefix { !$0.isDigit }
            guard digits > 0, let index = units[unit...].firstIndex(where: { $0.name.elementsEqual(name) }) else {
                return nil
            }
            let (product, overflows) = value.multipliedReportingOverflow(by: units[index].milliseconds)
            let (sum, overflowsToo) = total.addingReportingOverflow(product)
            if overflows || overflowsToo || sum > longest { return nil }
            total = sum
            unit = index + 1
            rest = rest.dropFirst(name.count)
        }
        return total
    }

    /// A duration as Prometheus writes it: years and weeks only where nothing is left over, `0s` for none.
    static func text(milliseconds: Int64) -> String {
        guard milliseconds != 0 else { return "0s" }
        var rest = milliseconds.magnitude
        var text = milliseconds < 0 ? "-" : ""
        for unit in units {
            let length = UInt64(unit.milliseconds)
            if unit.isExact, rest % length != 0 { continue }
            if rest >= length { text += "\(rest / length)" + String(decoding: unit.name, as: UTF8.self) }
            rest %= length
        }
        return text
    }
}
