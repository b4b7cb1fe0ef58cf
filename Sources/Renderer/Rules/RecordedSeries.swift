import Kubernetes
import PlatformContract
import YAML

/// A series that a rule records: its name and labels are written once, so that no rule or dashboard that asks for it can
/// misspell them.
struct RecordedSeries: Hashable, Sendable {
    /// `level:metric:operations`: by what it is grouped, of what it is made, and how
    /// (https://prometheus.io/docs/practices/rules/#naming).
    var name: String
    /// Every label that its series carry.
    var labels: [Metric.Label]
    /// The PromQL expression that is evaluated.
    var expr: String
    /// Labels that the rule adds, for an expression whose result lacks them.
    var added: SortedMap<String, String>

    /// A series of a name; one of another form is a mistake in the program and traps.
    init(_ name: String, by labels: [Metric.Label], adding added: SortedMap<String, String> = [:], _ expr: String) {
        precondition(name.split(separator: ":").count == 3, "'\(name)' is not level:metric:operations")
        self.name = name
        self.labels = labels
        self.added = added
        self.expr = expr
    }

    /// The selector of the series that match; see `Metric.Series.selector(_:)`.
    ///
    /// A label that the series do not carry is a mistake in the program and traps.
    func selector(_ matchers: KeyValuePairs<Metric.Label, LabelMatch> = [:]) -> String {
        guard !matchers.isEmpty else { return name }
        let list = matchers.map { label, match in
            precondition(labels.contains(label), "\(name) has no label '\(label)'")
            return label.rawValue + match.text
        }
        return "\(name){\(list.joined(separator: ","))}"
    }

    /// The rule that records it.
    var rule: Rule {
        .record(RecordingRule(record: name, expr: expr, labels: added))
    }
}
