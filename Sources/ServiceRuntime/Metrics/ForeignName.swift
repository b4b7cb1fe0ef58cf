import PlatformContract

/// Names of libraries' metrics as Prometheus takes them (https://prometheus.io/docs/concepts/data_model/).
enum ForeignName {
    /// The definition of a metric that a library counts.
    static func metric(
        _ kind: Metric.Kind,
        _ name: String,
        _ labels: [Metric.Label],
        unit: Metric.Unit,
        buckets: [Double]
    ) -> Metric {
        var text = legal(name)
        // What the formats add to names must not be there already.
        for suffix in ["_total", "_created", "_bucket", "_sum", "_count"] where text.hasSuffix(suffix) {
            text.removeLast(suffix.utf8.count)
        }
        if unit != .none, !text.hasSuffix("_\(unit.rawValue)") { text += "_\(unit.rawValue)" }
        let help = "Counted by a library as \(name)."
        return switch kind {
        case .counter: Metric(text + "_total", .counter, labels: labels, help: help)
        // swift-metrics has no others.
        case .gauge, .summary, .untyped: Metric(text, .gauge, labels: labels, help: help)
        case .histogram: .histogram(text, unit: unit, labels: labels, help: help, buckets: buckets)
        }
    }

    /// The dimensions as labels; of two that would have the same name, the first. Names with two underscores in front
    /// are Prometheus' own, and `le` is the histograms'.
    static func labels(_ dimensions: [(String, String)]) -> [(label: Metric.Label, value: String)] {
        var seen: Set<Metric.Label> = [.le]
        var labels: [(label: Metric.Label, value: String)] = []
        for (name, value) in dimensions {
            let label = Metric.Label(rawValue: String(legal(name).drop { $0 == "_" }))
            guard label.rawValue.utf8.first.map({ $0 > UInt8(ascii: "9") }) ?? false else { continue }
            if seen.insert(label).inserted { labels.append((label, value)) }
        }
        return labels
    }

    /// The name with `_` for every byte that is no letter, digit or underscore, and before a digit at its start.
    private static func legal(_ name: String) -> String {
        let bytes = name.utf8.prefix(200).map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                byte
            default: UInt8(ascii: "_")
            }
        }
        let isLate = bytes.first.map { $0 <= UInt8(ascii: "9") } ?? true
        return (isLate ? "_" : "") + String(decoding: bytes, as: UTF8.self)
    }
}
