import PlatformContract

/// What the lines of a metric share, as bytes: written once a metric, not once a scrape.
struct ExpositionText {
    /// `# HELP`, `# TYPE` and, in OpenMetrics, `# UNIT`, in the order that each format's writers keep.
    let header: [ExpositionFormat: [UInt8]]
    /// The name of a counter's or a gauge's sample.
    let value: [UInt8]
    /// The names of a histogram's samples.
    let bucket: [UInt8]
    let sum: [UInt8]
    let count: [UInt8]
    /// The name of the sample that tells when a series began.
    let created: [UInt8]
    /// `le="0.05"} ` of each bucket, and of the last.
    let bounds: [ExpositionFormat: [[UInt8]]]

    init(of metric: Metric) {
        // Counters have the suffix in the name of their metric in the one format, and only in that of their samples in the
        // other (https://prometheus.io/docs/specs/om/open_metrics_spec/#counter-1).
        let isCounter = metric.kind == .counter && metric.name.hasSuffix("_total")
        let family = isCounter ? String(metric.name.dropLast("_total".count)) : metric.name
        header = [
            .text: Array(
                """
                # HELP \(metric.name) \(Self.escape(metric.help, quotes: false))
                # TYPE \(metric.name) \(metric.kind.rawValue)

                """.utf8
            ),
            .openMetrics: Array(
                ("# TYPE \(family) \(metric.kind.rawValue)\n"
                    + (metric.unit != .none && family.hasSuffix("_\(metric.unit.rawValue)")
                        ? "# UNIT \(family) \(metric.unit.rawValue)\n" : "")
                    + "# HELP \(family) \(Self.escape(metric.help, quotes: true))\n").utf8
            ),
        ]
        value = Array(metric.name.utf8)
        bucket = Array("\(metric.name)_bucket".utf8)
        sum = Array("\(metric.name)_sum".utf8)
        count = Array("\(metric.name)_count".utf8)
        created = Array("\(family)_created".utf8)
        bounds = Dictionary(
            uniqueKeysWithValues: ExpositionFormat.allCases.map { format in
                (
                    format,
                    (metric.buckets + [.infinity]).map {
                        Array("le=\"".utf8) + format.bytes(of: $0) + Array("\"} ".utf8)
                    }
                )
            }
        )
    }

    /// `name="value",...` with the values escaped: backslash, quote and line feed, alike in both formats.
    static func labels(_ labels: [Metric.Label], _ values: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (label, value) in zip(labels, values) {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
            bytes += label.rawValue.utf8
            bytes += "=\"".utf8
            bytes += escape(value, quotes: true).utf8
            bytes.append(UInt8(ascii: "\""))
        }
        return bytes
    }

    private static func escape(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += #"\\"#
            case "\n": escaped += #"\n"#
            case "\"" where quotes: escaped += #"\""#
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
