/// Metrics of others are tables: a file an exporter, a line a metric, for they are facts to be read and compared.
extension Metric.Exporter {
    /// The metrics of a table.
    ///
    /// - Parameters:
    ///   - source: The file or page that names them and their labels.
    ///   - labels: Those that all of them have, separated by spaces.
    ///   - rows: A metric each, with the labels that it has beside those.
    func metrics(from source: String, labels common: String = "", _ rows: [Row]) -> [Metric] {
        let shared = common.split(separator: " ").map { Metric.Label(rawValue: String($0)) }
        return rows.map { row in
            var metric = Metric(
                row.name,
                row.kind,
                unit: row.unit ?? .named(in: row.name),
                labels: shared + row.labels.split(separator: " ").map { Metric.Label(rawValue: String($0)) },
                targetLabels: targetLabels,
                help: row.help,
                buckets: row.buckets
            )
            metric.exporter = self
            metric.source = source
            metric.hasOpenLabels = row.hasOpenLabels
            metric.isDropped = row.isDropped
            return metric
        }
    }

    /// A line of a table.
    struct Row: Sendable {
        fileprivate var name: String
        fileprivate var kind: Metric.Kind
        fileprivate var labels: String
        fileprivate var help: String
        fileprivate var unit: Metric.Unit?
        fileprivate var buckets: [Double] = []
        fileprivate var hasOpenLabels = false
        fileprivate var isDropped = false

        static func counter(_ name: String, _ labels: String, _ help: String, unit: Metric.Unit? = nil) -> Self {
            Self(name: name, kind: .counter, labels: labels, help: help, unit: unit)
        }

        static func gauge(_ name: String, _ labels: String, _ help: String, unit: Metric.Unit? = nil) -> Self {
            Self(name: name, kind: .gauge, labels: labels, help: help, unit: unit)
        }

        static func summary(_ name: String, _ labels: String, _ help: String, unit: Metric.Unit? = nil) -> Self {
            Self(name: name, kind: .summary, labels: labels, help: help, unit: unit)
        }

        static func untyped(_ name: String, _ labels: String, _ help: String) -> Self {
            Self(name: name, kind: .untyped, labels: labels, help: help)
        }

        /// Its buckets are known where `buckets` are given.
        static func histogram(
            _ name: String,
            _ labels: String,
            _ help: String,
            unit: Metric.Unit? = nil,
            buckets: [Double] = []
        ) -> Self {
            Self(name: name, kind: .histogram, labels: labels, help: help, unit: unit, buckets: buckets)
        }

        /// The same, with further labels that a cluster's configuration decides.
        var open: Self { with { $0.hasOpenLabels = true } }

        /// The same, which the chart drops.
        var dropped: Self { with { $0.isDropped = true } }

        private func with(_ change: (inout Self) -> Void) -> Self {
            var copy = self
            change(&copy)
            return copy
        }
    }
}

extension Metric.Unit {
    /// The unit that a name tells.
    fileprivate static func named(in name: String) -> Self {
        if name.contains("_seconds") { .seconds } else if name.contains("_bytes") { .bytes } else { .none }
    }
}

extension [Metric] {
    /// The metric of a name, which the table has: a name that it lacks is a mistake in the program and traps.
    subscript(name: String) -> Metric {
        guard let metric = first(where: { $0.name == name }) else { preconditionFailure("no metric '\(name)'") }
        return metric
    }
}
