public import YAML

/// A rule of a group (`monitoring/v1 prometheusrule_types.go Rule`).
public enum Rule: Structured {
    /// A rule that makes a series.
    case record(RecordingRule)
    /// A rule that makes alerts.
    case alert(AlertingRule)
}

/// A rule that makes a series (`monitoring/v1 prometheusrule_types.go Rule`).
public struct RecordingRule: Hashable, Sendable {
    /// The series' name: `level:metric:operations`.
    public var record: String
    /// The PromQL expression that is evaluated.
    public var expr: String
    /// Labels that the series gets.
    public var labels: SortedMap<String, String>

    /// The value with the given fields set.
    public init(record: String, expr: String, labels: SortedMap<String, String> = [:]) {
        self.record = record
        self.expr = expr
        self.labels = labels
    }
}

/// A rule that makes alerts (`monitoring/v1 prometheusrule_types.go Rule`).
public struct AlertingRule: Hashable, Sendable {
    /// The alerts' name.
    public var alert: String
    /// The PromQL expression each of whose results is an alert.
    public var expr: String
    /// How long a result must be there before its alert fires; at once when left out.
    public var `for`: PrometheusDuration?
    /// How long an alert goes on firing after its result is gone; not at all when left out.
    public var keepFiringFor: PrometheusDuration?
    /// Labels that the alerts get.
    public var labels: SortedMap<String, String>
    /// Texts that the alerts get, in which templates stand for labels and values.
    public var annotations: SortedMap<String, String>

    /// The value with the given fields set.
    public init(
        alert: String,
        expr: String,
        for: PrometheusDuration? = nil,
        keepFiringFor: PrometheusDuration? = nil,
        labels: SortedMap<String, String> = [:],
        annotations: SortedMap<String, String> = [:]
    ) {
        self.alert = alert
        self.expr = expr
        self.for = `for`
        self.keepFiringFor = keepFiringFor
        self.labels = labels
        self.annotations = annotations
    }
}

extension Rule {
    /// What the rule holds if it makes a series.
    public var recording: RecordingRule? {
        if case .record(let rule) = self { rule } else { nil }
    }

    /// What the rule holds if it makes alerts.
    public var alerting: AlertingRule? {
        if case .alert(let rule) = self { rule } else { nil }
    }

    private enum Name {
        case record(String)
        case alert(String)
    }

    /// Visits the fields in the order of the API; a rule that makes a series has only an expression and labels.
    public static func fields<Visitor: FieldVisitor>(
        of value: Rule?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Rule {
        let (recording, alerting) = (value?.recording, value?.alerting)
        var one = OneOf<Name>()
        try one.field("alert", alerting?.alert, &visit, Name.alert)
        try one.field("record", recording?.record, &visit, Name.record)
        let name = try one.found(among: "alert | record", &visit, else: .alert(.sample))
        let expr = try visit.required("expr", alerting?.expr ?? recording?.expr)
        let duration = try visit.optional("for", alerting?.for)
        let keepFiringFor = try visit.optional("keep_firing_for", alerting?.keepFiringFor)
        let labels = try visit.optional("labels", alerting?.labels ?? recording?.labels, default: [:])
        let annotations = try visit.optional("annotations", alerting?.annotations, default: [:])
        switch name {
        case .record(let record):
            if duration != nil { try visit.refuse("for") }
            if keepFiringFor != nil { try visit.refuse("keep_firing_for") }
            if !annotations.isEmpty { try visit.refuse("annotations") }
            return .record(RecordingRule(record: record, expr: expr, labels: labels))
        case .alert(let alert):
            return .alert(
                AlertingRule(
                    alert: alert,
                    expr: expr,
                    for: duration,
                    keepFiringFor: keepFiringFor,
                    labels: labels,
                    annotations: annotations
                )
            )
        }
    }
}
