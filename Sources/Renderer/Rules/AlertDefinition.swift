import Kubernetes
import YAML

/// An alert before it becomes part of a PrometheusRule.
struct AlertDefinition: Hashable, Sendable {
    /// How soon someone must look.
    enum Severity: String, Hashable, Sendable {
        /// At once.
        case critical
        /// In working hours.
        case warning
    }

    /// The alert's name.
    var name: String
    /// The PromQL expression; the alert is active where it has a value.
    var expr: String
    /// How long it must be active before it fires; it does at once when there is none.
    var `for`: PrometheusDuration?
    /// How soon someone must look.
    var severity: Severity
    /// What is wrong, in one line.
    var summary: String
    /// What is wrong, with figures, and what to look at first.
    var description: String
    /// Where it says what to do.
    var runbookURL: String?
    /// What else tells it from other alerts, beside the labels of the expression's result.
    var labels: SortedMap<String, String> = [:]
}

extension AlertDefinition {
    /// The alert as Prometheus has it.
    ///
    /// - Parameter tenant: the tenant that the alert is about, for the routes of Alertmanager; `nil` where the
    ///   expression's result says so, or no tenant is concerned.
    func rule(tenant: String? = nil) -> Rule {
        var annotations: SortedMap<String, String> = ["description": description, "summary": summary]
        annotations["runbook_url"] = runbookURL
        var labels = labels
        labels["severity"] = severity.rawValue
        if let tenant { labels["tenant"] = tenant }
        return .alert(AlertingRule(alert: name, expr: expr, for: `for`, labels: labels, annotations: annotations))
    }
}

extension [AlertDefinition] {
    /// The alerts, each with its runbook: below the base, by its name in lower case.
    func withRunbooks(below base: String?) -> Self {
        map { alert in
            var alert = alert
            alert.runbookURL = base.map { "\($0)/\(alert.name.lowercased())" }
            return alert
        }
    }
}
