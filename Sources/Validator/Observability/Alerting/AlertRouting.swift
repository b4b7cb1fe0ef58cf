import Diagnostics
import YAML

/// What can be said of where an AlertmanagerConfig sends alerts (prometheus-operator:
/// `pkg/alertmanager/validation/v1alpha1/validation.go`).
struct AlertRouting {
    private var found: [(rule: Rule, message: String, node: YAMLNode)] = []
    private let receivers: Set<String>
    private let intervals: Set<String>
    private var used: Set<String> = []

    /// How deep routes are looked into.
    private static let depthLimit = 50

    /// Reports what one rule finds fault with.
    static func report(_ rule: Rule, _ object: ManifestObject, _ findings: inout Findings) {
        guard let spec = object.root["spec"] else { return }
        var routing = AlertRouting(spec)
        routing.check(spec)
        for finding in routing.found where finding.rule.id == rule.id {
            findings.report(Diagnostic(rule, finding.message, at: object.place(of: finding.node)))
        }
    }

    private init(_ spec: YAMLNode) {
        receivers = Set(spec.list("receivers").compactMap { $0["name"]?.text })
        intervals = Set(spec.list("muteTimeIntervals").compactMap { $0["name"]?.text })
    }

    private mutating func report(_ rule: Rule, _ message: String, _ node: YAMLNode) {
        // Many of one kind are enough; each has its place looked for.
        guard found.count < Findings.limitPerFile else { return }
        found.append((rule, message, node))
    }

    private mutating func check(_ spec: YAMLNode) {
        if let route = spec["route"] {
            if route["receiver"]?.text.isEmpty ?? true, route.kind == .mapping {
                report(.unknownReceiver, "the first route has no receiver", route)
            }
            check(route: route, depth: 0)
        }
        checkReceivers(spec)
        for inhibition in spec.list("inhibitRules") { check(inhibition: inhibition) }
    }
}

// MARK: - Routes and receivers

extension AlertRouting {
    private mutating func check(route: YAMLNode, depth: Int) {
        guard depth < Self.depthLimit, route.kind == .mapping else { return }
        if let receiver = route["receiver"], !receiver.text.isEmpty {
            used.insert(receiver.text)
            if !receivers.contains(receiver.text) {
                report(
                    .unknownReceiver,
                    "there is no receiver '\(receiver.text)'" + receivers.sorted().hint(for: receiver.text),
                    receiver
                )
            }
        }
        for field in ["muteTimeIntervals", "activeTimeIntervals"] {
            for interval in route.list(field) where !intervals.contains(interval.text) {
                report(
                    .unknownTimeInterval,
                    "there is no time interval '\(interval.text)'" + intervals.sorted().hint(for: interval.text),
                    interval
                )
            }
        }
        for matcher in route.list("matchers") { check(matcher: matcher) }
        for label in route.list("groupBy") where label.text != "..." { checkName(label) }
        for child in route.list("routes") { check(route: child, depth: depth + 1) }
    }

    private mutating func checkReceivers(_ spec: YAMLNode) {
        var seen: Set<String> = []
        for receiver in spec.list("receivers") {
            guard let name = receiver["name"], !name.text.isEmpty else { continue }
            if !seen.insert(name.text).inserted {
                report(.duplicateReceiver, "there are two receivers '\(name.text)'", name)
            } else if !used.contains(name.text) {
                report(.unusedReceiver, "no route names the receiver '\(name.text)'", name)
            }
        }
    }
}

// MARK: - Matchers and inhibitions

extension AlertRouting {
    private mutating func check(matcher: YAMLNode) {
        if let name = matcher["name"] { checkName(name) }
        guard let value = matcher["value"] else { return }
        let type = matcher["matchType"]?.text ?? ""
        let isPattern = type == "=~" || type == "!~" || type.isEmpty && matcher["regex"]?.isTrue == true
        guard isPattern, RulePatterns.isInvalid(value.text) else { return }
        report(.alertMatcher, "'\(value.text)' is no regular expression", value)
    }

    private mutating func checkName(_ name: YAMLNode) {
        guard !RuleFields.isLabelName(name.text) else { return }
        report(.alertMatcher, "'\(name.text)' is no name of a label", name)
    }

    private mutating func check(inhibition: YAMLNode) {
        for field in ["sourceMatch", "targetMatch"] {
            for matcher in inhibition.list(field) { check(matcher: matcher) }
        }
        for label in inhibition.list("equal") { checkName(label) }
        let source = Self.conditions(inhibition, "sourceMatch")
        let target = Self.conditions(inhibition, "targetMatch")
        if source == target {
            report(
                .inhibition,
                "source and target are the same alerts, and an alert doesn't inhibit itself",
                inhibition
            )
        } else if inhibition.list("equal").first(where: { _ in true }) == nil,
            // One alert that silences others everywhere is chosen by its name.
            !source.contains(where: { $0.first == "alertname" })
        {
            report(.inhibition, "without 'equal' an alert silences those of everybody else", inhibition)
        }
    }

    private static func conditions(_ inhibition: YAMLNode, _ field: String) -> [[String]] {
        inhibition.list(field).map { matcher in
            ["name", "value", "matchType", "regex"].map { matcher[$0]?.text ?? "" }
        }
        .sorted { $0.lexicographicallyPrecedes($1) }
    }
}
