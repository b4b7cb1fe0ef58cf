import Diagnostics
import YAML

/// What can be said of the fields of groups and rules, beside expressions and templates (prometheus:
/// `model/rulefmt/rulefmt.go`).
enum RuleFields {
    /// A series without a sample for longer is gone (prometheus: `--query.lookback-delta`).
    private static let lookback: Double = 300

    /// What is wrong with a group itself.
    static func findings(of group: RuleGroup) -> [RuleFinding] {
        var findings: [RuleFinding] = []
        for name in ["interval", "query_offset"] {
            if let node = group.node[name] { checkDuration(name, node, &findings) }
        }
        if let node = group.intervalNode, let interval = group.interval, interval > lookback {
            findings.append(
                RuleFinding(
                    .groupInterval,
                    "what is recorded every \(interval.inSeconds) is gone after \(lookback.inSeconds), so that there are gaps; "
                        + "evaluate the group every 5m or more often",
                    at: node
                )
            )
        }
        if let labels = group.node["labels"] { checkLabels(labels, &findings) }
        return findings
    }

    /// What is wrong with the name of a rule, and with fields that don't go with it.
    static func checkName(_ rule: YAMLNode, _ findings: inout [RuleFinding]) {
        let record = rule["record"].flatMap { $0.isNull || $0.text.isEmpty ? nil : $0 }
        let alert = rule["alert"].flatMap { $0.isNull || $0.text.isEmpty ? nil : $0 }
        switch (record, alert) {
        case (nil, nil):
            findings.append(RuleFinding(.ruleName, "the rule has neither 'alert' nor 'record'", at: rule))
        case (let record?, _?):
            findings.append(
                RuleFinding(.ruleName, "the rule has both 'alert' and 'record'; make two of it", at: record)
            )
        case (let record?, nil):
            let name = record.text
            if !isMetricName(name) {
                findings.append(
                    RuleFinding(
                        .ruleName,
                        "'\(name)' is no name of a metric: letters, digits, '_' and ':', and no digit first",
                        at: record
                    )
                )
            }
            for field in ["for", "keep_firing_for", "annotations"] {
                guard let node = rule[field], !node.isNull, node.kind != .mapping || node.count > 0 else { continue }
                findings.append(
                    RuleFinding(.ruleField, "'\(field)' is for alerts; this rule records '\(name)'", at: node)
                )
            }
        case (nil, _?): break
        }
    }

    /// What is wrong with how long an alert waits.
    static func checkTimes(_ rule: YAMLNode, _ group: RuleGroup, _ findings: inout [RuleFinding]) {
        for field in ["for", "keep_firing_for"] {
            guard let node = rule[field] else { continue }
            checkDuration(field, node, &findings)
            guard let seconds = node.string.flatMap(PrometheusDuration.seconds) else { continue }
            if seconds == 0 {
                findings.append(RuleFinding(.alertFor, "'\(field)' is 0 anyway; leave it out", at: node))
            } else if let interval = group.interval, seconds < interval {
                findings.append(
                    RuleFinding(
                        .alertFor,
                        "'\(field)' is shorter than the group's interval of \(interval.inSeconds): the alert is looked at again "
                            + "only after that",
                        at: node
                    )
                )
            }
        }
    }

    /// What is wrong with the names of labels.
    static func checkLabels(_ labels: YAMLNode, _ findings: inout [RuleFinding]) {
        guard labels.kind == .mapping else { return }
        for entry in labels.entries {
            let name = entry.key.text
            if name == "__name__" || !isLabelName(name) {
                findings.append(
                    RuleFinding(
                        .ruleLabel,
                        name == "__name__"
                            ? "'__name__' is the series' name, which no label can give"
                            : "'\(name)' is no name of a label: letters, digits and '_', and no digit first",
                        at: entry.key
                    )
                )
            }
        }
    }

    private static func checkDuration(_ field: String, _ node: YAMLNode, _ findings: inout [RuleFinding]) {
        guard !node.isNull, node.string.flatMap(PrometheusDuration.seconds) == nil else { return }
        findings.append(
            RuleFinding(
                .ruleDuration,
                "'\(node.text)' is no duration of Prometheus: units from the largest to the smallest, as in '1h30m' or '90s'",
                at: node
            )
        )
    }

    /// prometheus/common: `model/metric.go`, `IsValidLegacyMetricName`. Names in UTF-8 would do from version 3 on, but need quotes
    /// in every query.
    private static func isMetricName(_ name: String) -> Bool {
        isName(name) { $0 == UInt8(ascii: ":") }
    }

    /// prometheus/common: `model/labels.go`, `LabelName.IsValidLegacy`.
    static func isLabelName(_ name: String) -> Bool {
        isName(name) { _ in false }
    }

    private static func isName(_ name: String, _ isMore: (UInt8) -> Bool) -> Bool {
        guard let first = name.utf8.first, !first.isTemplateDigit else { return false }
        return name.utf8.allSatisfy { byte in
            byte < 0x80 && (byte.isTemplateLetter || byte.isTemplateDigit) || isMore(byte)
        }
    }
}
