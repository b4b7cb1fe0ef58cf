/// One right: something that may be done to resources.
private struct Right: Hashable, Comparable {
    var verb: String
    var group: String
    /// A resource, or a path where the right is about none.
    var resource: String
    /// A name; empty for any.
    var name: String

    /// `secrets (get)`; names in brackets.
    var text: String {
        let resource = group.isEmpty ? resource : "\(resource).\(group)"
        return "\(verb) \(resource)\(name.isEmpty ? "" : " '\(name)'")"
    }

    /// Whether this right has another one in it (rbac/v1 types.go: `*` is all).
    func covers(_ other: Right) -> Bool {
        (verb == "*" || verb == other.verb) && (group == "*" || group == other.group)
            && (resource == "*" || resource == other.resource
                || resource.hasPrefix("*/") && other.resource.hasSuffix(resource.dropFirst()))
            && (name.isEmpty || name == other.name)
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.group, left.resource, left.verb, left.name) < (right.group, right.resource, right.verb, right.name)
    }

    static func all(of role: PlanObject) -> Set<Right> {
        var rights: Set<Right> = []
        for rule in role.value.list("rules") {
            let names = rule.list("resourceNames").compactMap(\.string)
            for verb in rule.list("verbs").compactMap(\.string) {
                for path in rule.list("nonResourceURLs").compactMap(\.string) {
                    rights.insert(Right(verb: verb, group: "", resource: path, name: ""))
                }
                for group in rule.list("apiGroups").compactMap(\.string) {
                    for resource in rule.list("resources").compactMap(\.string) {
                        for name in names.isEmpty ? [""] : names {
                            rights.insert(Right(verb: verb, group: group, resource: resource, name: name))
                        }
                    }
                }
            }
        }
        return rights
    }
}

extension RiskContext {
    private static let rbac = "rbac.authorization.k8s.io"

    /// Rights that somebody gains who is bound already, and subjects that are bound.
    func rights() -> [Risk] {
        changes.flatMap { change -> [Risk] in
            guard change.key.group == Self.rbac, let new = new.objects[change.key] else { return [] }
            let old = old.objects[change.key]
            switch change.key.kind {
            case "Role", "ClusterRole": return old.map { rolesRights($0, new) } ?? []
            case "RoleBinding", "ClusterRoleBinding": return bindings(old, new)
            default: return []
            }
        }
    }

    private func rolesRights(_ old: PlanObject, _ new: PlanObject) -> [Risk] {
        let before = Right.all(of: old)
        let gained = Right.all(of: new).filter { right in !before.contains { $0.covers(right) } }.sorted()
        guard !gained.isEmpty else { return [] }
        let shown = gained.prefix(8).map(\.text).joined(separator: ", ")
        let more = gained.count > 8 ? " and \(gained.count - 8) more" : ""
        return [Risk(.rightGained, new.key, "lets its subjects \(shown)\(more)")]
    }

    /// A binding in a unit that comes as a whole, a new tenant's, is what was asked for; one that joins others is told.
    private func bindings(_ old: PlanObject?, _ new: PlanObject) -> [Risk] {
        guard old != nil || !newNamespaces.contains(new.key.namespace) else { return [] }
        let role = new.value["roleRef"]
        let reference = "\(role?["kind"]?.string ?? "Role") \(role?["name"]?.string ?? "")"
        let before = old?.value["roleRef"] == role ? Set(old?.value.list("subjects") ?? []) : []
        let gained = new.value.list("subjects").filter { !before.contains($0) }
        guard !gained.isEmpty else { return [] }
        let subjects = gained.map { subject in
            let name = subject["name"]?.string ?? ""
            let namespace = subject["namespace"]?.string.map { "\($0)/" } ?? ""
            return "\(subject["kind"]?.string ?? "") \(namespace)\(name)"
        }
        let place = new.key.kind == "RoleBinding" ? "" : " in every namespace"
        return [
            Risk(.rightGained, new.key, "gives \(reference) to \(subjects.sorted().joined(separator: ", "))\(place)")
        ]
    }
}
