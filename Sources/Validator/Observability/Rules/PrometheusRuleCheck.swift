import Diagnostics
import YAML

/// Finds in one walk through an object of Prometheus' rules what each of the selected rules is about.
struct PrometheusRuleCheck: Sendable {
    /// The rules that are asked.
    let selected: Set<Diagnostic.ID>

    func check(_ object: ManifestObject, _ index: ManifestIndex, _ findings: inout Findings) {
        var walk = RuleWalk(object, index.observability)
        walk.check()
        let found = walk.findings.filter { selected.contains($0.rule.id) }
        guard !found.isEmpty else { return }
        // Whoever has findings has the file read again, which nobody else needs.
        let source = index.tree.file(at: object.path).flatMap { try? index.tree.files[Int($0)].read() }.map(
            SourceText.init
        )
        for finding in found {
            var place = object.place(of: finding.node)
            if let range = finding.range, let source {
                place.location.range = ScalarText(finding.node, in: source).range(of: range)
            }
            findings.report(Diagnostic(finding.rule, finding.message, at: place, severity: finding.severity))
        }
    }
}

/// A walk through the groups and rules of an object.
struct RuleWalk {
    private(set) var findings: [RuleFinding] = []
    private let object: ManifestObject
    private let index: ObservabilityIndex

    init(_ object: ManifestObject, _ index: ObservabilityIndex) {
        self.object = object
        self.index = index
    }

    mutating func check() {
        let enforced = index.enforcement(of: object.namespace, object.name)
        var names: Set<String> = []
        for node in object.root["spec"]?.list("groups").map(\.self) ?? [] {
            let group = RuleGroup(node: node, isEnforced: enforced != nil)
            if let name = node["name"], !names.insert(name.text).inserted {
                findings.append(
                    RuleFinding(.duplicateGroup, "a group '\(name.text)' is in the object already", at: name)
                )
            }
            findings += RuleFields.findings(of: group)
            for rule in node.list("rules") where findings.count < Findings.limitPerFile {
                check(rule, group, enforced)
            }
        }
    }

    private mutating func check(_ rule: YAMLNode, _ group: RuleGroup, _ enforced: EnforcedMatcher?) {
        let shape = RuleShape(rule, in: group, namespace: object.namespace)
        if let shape, let dependencies = index.verdicts.dependencies(of: shape),
            enforced == nil || index.canSee(dependencies, from: object.namespace)
        {
            return
        }
        var check = RuleContents(rule, group, index.metrics, enforced, namespace: object.namespace)
        check.check()
        findings += check.findings
        if let shape, check.findings.isEmpty { index.verdicts.note(shape, check.dependencies) }
    }
}
