import Diagnostics
import PromQL
import YAML

/// What is wrong with one rule: its fields, its expression, its templates.
struct RuleContents {
    private(set) var findings: [RuleFinding] = []
    /// The metrics that it reads and that not every namespace sees.
    private(set) var dependencies: [String] = []

    private let rule: YAMLNode
    private let group: RuleGroup
    private let metrics: MetricKnowledge
    private let enforced: EnforcedMatcher?
    private let namespace: String

    init(
        _ rule: YAMLNode,
        _ group: RuleGroup,
        _ metrics: MetricKnowledge,
        _ enforced: EnforcedMatcher?,
        namespace: String
    ) {
        self.rule = rule
        self.group = group
        self.metrics = metrics
        self.enforced = enforced
        self.namespace = namespace
    }

    private var isAlert: Bool { rule["record"] == nil }

    mutating func check() {
        RuleFields.checkName(rule, &findings)
        if let labels = rule["labels"] { RuleFields.checkLabels(labels, &findings) }
        let expression = checkExpression()
        guard isAlert else { return }
        RuleFields.checkTimes(rule, group, &findings)
        checkMetadata()
        checkTemplates(expression)
        if let expression { checkAbsence(expression) }
    }
}

// MARK: - Expression

extension RuleContents {
    private mutating func checkExpression() -> Expression? {
        guard let node = rule["expr"], !node.isNull, !node.text.allSatisfy(\.isWhitespace) else {
            findings.append(RuleFinding(.ruleName, "the rule has no expression", at: rule["expr"] ?? rule))
            return nil
        }
        guard node.kind == .scalar else { return nil }
        let expression: Expression
        do throws(PromQLError) {
            expression = try Expression(parsing: node.text)
        } catch {
            findings.append(RuleFinding(.promqlSyntax, error.description, at: node, error.range))
            return nil
        }
        guard expression.type == .vector || expression.type == .scalar else {
            findings.append(
                RuleFinding(
                    .promqlSyntax,
                    "a rule's expression is an instant vector or a number, and this is \(expression.type.article)",
                    at: node,
                    expression.range
                )
            )
            return nil
        }
        let context = QueryContext(
            purpose: isAlert ? .alert : .recording,
            metrics: metrics,
            enforced: enforced,
            namespace: namespace
        )
        for finding in QueryCheck.findings(of: expression, context) {
            findings.append(
                RuleFinding(finding.rule, finding.message, at: node, finding.range, severity: finding.severity)
            )
        }
        checkKeptLabels(expression, node)
        if enforced != nil {
            let names = Set(expression.selectors.compactMap(\.metricName))
            dependencies = names.filter { metrics.recordings.contains($0) || metrics.namespaces(of: $0) != nil }
                .sorted()
        }
        return expression
    }

    /// pint: `promql/aggregate`, with the labels that the configuration names.
    private mutating func checkKeptLabels(_ expression: Expression, _ node: YAMLNode) {
        guard !metrics.configuration.keptLabels.isEmpty else { return }
        let labels = LabelFlow(metrics: metrics).labels(of: expression)
        for label in metrics.configuration.keptLabels where !labels.mayHave(label) && rule.at("labels", label) == nil {
            findings.append(RuleFinding(.lostLabel, "the result has no label '\(label)'", at: node))
        }
    }

    /// pint: `alerts/absent`.
    private mutating func checkAbsence(_ expression: Expression) {
        guard let node = rule["expr"], let interval = metrics.scrapeInterval else { return }
        var found: Call?
        expression.visit { part in
            if case .call(let call) = part.kind, call.function.name == "absent" { found = found ?? call }
        }
        guard let call = found else { return }
        let wait = rule["for"]?.string.flatMap(PrometheusDuration.seconds) ?? 0
        guard wait < 2 * interval else { return }
        findings.append(
            RuleFinding(
                .absentAlert,
                "absent() is true for a moment whenever Prometheus restarts; with a scrape every \(interval.inSeconds) set 'for' to "
                    + "\((2 * interval).inSeconds) or more",
                at: node,
                call.nameRange
            )
        )
    }
}

// MARK: - Labels and annotations

extension RuleContents {
    /// The annotations that alerts have (kubernetes-mixin, kube-prometheus: every alert).
    private static let annotations = ["summary", "description", "runbook_url"]

    private mutating func checkMetadata() {
        guard let alert = rule["alert"] else { return }
        if group.node.at("labels", "severity") == nil, rule.at("labels", "severity").map({ $0.text.isEmpty }) ?? true {
            findings.append(
                RuleFinding(.alertSeverity, "the alert has no label 'severity', by which it is routed", at: alert)
            )
        }
        let missing = Self.annotations.filter { name in
            rule.at("annotations", name).map { $0.isNull || $0.text.allSatisfy(\.isWhitespace) } ?? true
        }
        if !missing.isEmpty {
            let list = missing.map { "'\($0)'" }.joined(separator: missing.count == 2 ? " and " : ", ")
            findings.append(
                RuleFinding(
                    .alertAnnotation,
                    "the alert has no annotation \(list): who is woken by it doesn't know what to do",
                    at: alert
                )
            )
        }
    }

    private mutating func checkTemplates(_ expression: Expression?) {
        let labels = expression.map { LabelFlow(metrics: metrics).labels(of: $0) }
        for (field, isLabel) in [("labels", true), ("annotations", false)] {
            guard let map = rule[field], map.kind == .mapping else { continue }
            for entry in map.entries where entry.value.kind == .scalar {
                if !isLabel, !RuleFields.isLabelName(entry.key.text) {
                    findings.append(
                        RuleFinding(.ruleLabel, "'\(entry.key.text)' is no name of an annotation", at: entry.key)
                    )
                }
                checkTemplate(entry.value, labels, isLabel: isLabel)
            }
        }
    }

    private mutating func checkTemplate(_ node: YAMLNode, _ labels: KnownLabels?, isLabel: Bool) {
        let template: AlertTemplate
        do throws(TemplateError) {
            template = try AlertTemplate(node.text)
        } catch {
            findings.append(RuleFinding(.alertTemplate, error.message, at: node, error.range))
            return
        }
        for use in template.uses.prefix(QueryCheck.limit) {
            if isLabel, use.isValue {
                findings.append(
                    RuleFinding(
                        .valueInLabel,
                        "an alert with another label is another alert: with the value in one, it never gets older than 'for'",
                        at: node,
                        use.range
                    )
                )
            }
            guard let label = use.label, let labels, !labels.mayHave(label) else { continue }
            let hint = labels.all.map { $0.subtracting(["__name__"]).sorted().hint(for: label) } ?? ""
            let own = rule.at("labels", label) == nil ? "" : "; the rule's own labels are not seen by its templates"
            findings.append(
                RuleFinding(
                    .templateLabel,
                    "the expression's result has no label '\(label)', so that this is empty\(own.isEmpty ? hint : own)",
                    at: node,
                    use.range
                )
            )
        }
    }
}

extension ValueType {
    /// For a message.
    fileprivate var article: String {
        switch self {
        case .scalar: "a number"
        case .vector: "an instant vector"
        case .matrix: "a range vector"
        case .string: "a string"
        case .unknown: "a variable"
        }
    }
}
