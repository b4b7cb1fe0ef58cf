import Diagnostics
import YAML

/// The selected rules, sorted by what they look at.
struct RuleTable: Sendable {
    typealias ManifestCheck = @Sendable (ManifestObject, inout Findings) -> Void
    typealias ConfiguredCheck = @Sendable (ManifestObject, ValidationSettings, inout Findings) -> Void
    typealias ObjectCheck = @Sendable (ManifestObject, ManifestIndex, inout Findings) -> Void

    private(set) var reader: [YAMLError.Kind: Rule] = [:]
    private(set) var lines: [@Sendable (LineFacts, inout Findings) -> Void] = []
    private(set) var node: [@Sendable (NodeSite, inout Findings) -> Void] = []
    private(set) var plainScalar: [@Sendable (PlainTrap, NodeSite, inout Findings) -> Void] = []
    private(set) var manifest: [ObjectKind: [ManifestCheck]] = [:]
    private(set) var anyManifest: [ManifestCheck] = []
    private(set) var configured: [ObjectKind: [ConfiguredCheck]] = [:]
    private(set) var kustomization: [@Sendable (YAMLNode, String, inout Findings) -> Void] = []
    /// The rules about the bytes of files.
    private(set) var bytes: Set<Diagnostic.ID> = []
    private(set) var object: [ObjectKind: [ObjectCheck]] = [:]
    private(set) var dashboard: [@Sendable (Dashboard, inout Findings) -> Void] = []
    private(set) var tree: [@Sendable (ManifestIndex, inout Findings) -> Void] = []

    init(_ rules: [Rule]) {
        var capacity: [CapacityWalk.Check] = []
        var prometheusRules: Set<Diagnostic.ID> = []
        var network: [NetworkWalk.Check] = []
        var rights: Set<Diagnostic.ID> = []
        for rule in rules {
            if RuleCatalogue.rulesOverDashboards.contains(rule.id) { asksDashboards = true }
            if rule.id == "dashboard-json" { asksDashboardJSON = true }
            if rule.category == .gitops { parts.insert(.gitOps) }
            if rule.category == .observability { parts.insert(.alertRules) }
            if Expectations.podRules.contains(rule.id) { parts.insert(.podSecurity) }
            switch rule.check {
            case .elsewhere: continue
            case .reader(let kinds): for kind in kinds { reader[kind] = rule }
            case .lines(let check): lines.append(check)
            case .node(let check): node.append(check)
            case .plainScalar(let check): plainScalar.append(check)
            case .manifest(let kinds, let check):
                if kinds.isEmpty { anyManifest.append(check) }
                for kind in kinds { manifest[kind, default: []].append(check) }
            case .configured(let kinds, let check):
                for kind in kinds { configured[kind, default: []].append(check) }
            case .kustomization(let check): kustomization.append(check)
            case .bytes: bytes.insert(rule.id)
            case .object(let kinds, let check): for kind in kinds { object[kind, default: []].append(check) }
            case .dashboard(let check): dashboard.append(check)
            case .prometheusRule:
                prometheusRules.insert(rule.id)
                asksDashboards = true
            case .capacity(let check): capacity.append(check)
            case .network(let check): network.append(check)
            case .rights: rights.insert(rule.id)
            case .tree(let check): tree.append(check)
            }
        }
        if !capacity.isEmpty { tree.append(CapacityWalk(checks: capacity).check) }
        if !network.isEmpty { tree.append(NetworkWalk(checks: network).check) }
        if !rights.isEmpty { tree.append(RightsCheck(selected: rights).check) }
        if !prometheusRules.isEmpty {
            object[.prometheusRule, default: []].append(PrometheusRuleCheck(selected: prometheusRules).check)
            tree.append(DashboardQueryCheck(selected: prometheusRules).check)
        }
    }

    /// What the rules need to know beyond what all do.
    private(set) var parts: FactReader.Parts = []
    /// Whether dashboards are asked about, one by one or together.
    private(set) var asksDashboards = false
    /// Whether a dashboard that is no JSON is reported.
    private(set) var asksDashboardJSON = false

    /// Whether anything asks for the tree as a whole.
    var needsIndex: Bool { !object.isEmpty || !tree.isEmpty }
}
