import Diagnostics
import YAML

/// Takes down roles and bindings, and which accounts controllers act for.
struct RightsReader {
    private(set) var facts = RightsFacts()
    private var lists: [[PolicyRule]: RuleList] = [:]

    /// Takes an object down, if it says anything of rights.
    mutating func read(_ object: ManifestObject, file: Int32) {
        switch object.kind {
        case .role, .clusterRole: readRole(object, file)
        case .roleBinding, .clusterRoleBinding: readBinding(object, file)
        case .kustomization, .helmRelease:
            guard let name = object.root["spec"]?.text("serviceAccountName") else { return }
            facts.reconcilers.insert(.account(name, in: object.namespace))
        case .appProject: readProject(object)
        default: return
        }
    }

    private mutating func readRole(_ object: ManifestObject, _ file: Int32) {
        guard !object.name.isEmpty else { return }
        let isCluster = object.kind == .clusterRole
        let rules = object.root.elements("rules")?.map { PolicyRule($0) } ?? []
        let aggregation = isCluster ? object.root.field("aggregationRule") : nil
        facts.roles.append(
            RoleFacts(
                namespace: isCluster ? "" : object.boundNamespace,
                name: object.name,
                rules: shared(rules),
                labels: isCluster ? object.root.at("metadata", "labels")?.labels ?? [] : [],
                aggregation: aggregation.map { $0.list("clusterRoleSelectors").map { LabelSelector($0) } },
                origin: FactOrigin(file: file, position: object.namePosition)
            )
        )
    }

    private mutating func readBinding(_ object: ManifestObject, _ file: Int32) {
        guard !object.name.isEmpty, let role = object.root["roleRef"], let name = role["name"]?.string else { return }
        let namespace = object.kind == .clusterRoleBinding ? "" : object.boundNamespace
        facts.bindings.append(
            BindingFacts(
                namespace: namespace,
                name: object.name,
                bindsClusterRole: role["kind"]?.string == "ClusterRole",
                role: name,
                subjects: object.root.list("subjects").compactMap { RightsSubject($0, bindingNamespace: namespace) },
                origin: FactOrigin(file: file, position: object.namePosition)
            )
        )
    }

    /// Argo CD names an account `name`, of the destination's namespace, or `namespace:name` (argo-cd:
    /// docs/operator-manual/app-sync-using-impersonation.md).
    private mutating func readProject(_ object: ManifestObject) {
        for entry in object.root["spec"]?.list("destinationServiceAccounts").map(\.self) ?? [] {
            guard let account = entry.text("defaultServiceAccount") else { continue }
            let parts = account.split(separator: ":", maxSplits: 1)
            if parts.count == 2 {
                facts.reconcilers.insert(.account(String(parts[1]), in: String(parts[0])))
            } else if let namespace = entry.text("namespace") {
                facts.reconcilers.insert(.account(account, in: namespace))
            }
        }
    }

    private mutating func shared(_ rules: [PolicyRule]) -> RuleList {
        if let known = lists[rules] { return known }
        let list = RuleList(rules)
        lists[rules] = list
        return list
    }
}

extension ManifestObject {
    /// The namespace of a Role or a RoleBinding: where none is written, that of whoever applies it, `default` as a rule.
    var boundNamespace: String { namespace.isEmpty ? "default" : namespace }

    /// Where it is named; its start when it isn't.
    var namePosition: SourcePosition { root.at("metadata", "name")?.start ?? root.start }
}
