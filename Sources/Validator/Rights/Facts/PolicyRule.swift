import YAML

/// One rule of a role: what may be done with what.
///
/// Kubernetes: staging/src/k8s.io/api/rbac/v1/types.go, `PolicyRule`.
struct PolicyRule: Hashable, Sendable {
    var verbs: [String]
    var groups: [String] = []
    /// Resources, with `/` before a subresource.
    var resources: [String] = []
    /// The only names that it is about; none for every name.
    var names: [String] = []
    /// Paths that are no resources, such as `/metrics`.
    var paths: [String] = []
}

extension PolicyRule {
    /// Reads a rule.
    init(_ node: YAMLNode) {
        func strings(_ field: StaticString) -> [String] {
            node.elements(field)?.compactMap(\.string) ?? []
        }
        self.init(
            verbs: strings("verbs"),
            groups: strings("apiGroups"),
            resources: strings("resources"),
            names: strings("resourceNames"),
            paths: strings("nonResourceURLs")
        )
    }
}

// MARK: - Semantics

extension PolicyRule {
    /// Whether it lets a request pass (Kubernetes: plugin/pkg/auth/authorizer/rbac/rbac.go, `RuleAllows`).
    ///
    /// A request that leaves its name open passes by a rule for some names too: for those.
    func allows(_ request: AccessRequest) -> Bool {
        guard verbs.contains(where: { $0 == "*" || $0 == request.verb }) else { return false }
        switch request.target {
        case .path(let path):
            return paths.contains { Self.matches(path: $0, path) }
        case .resource(let target):
            return groups.contains { $0 == "*" || $0 == target.group }
                && resources.contains { Self.matches(resource: $0, target) } && matches(name: target.name)
        }
    }

    /// Kubernetes: pkg/apis/rbac/v1/evaluation_helpers.go, `ResourceMatches`.
    static func matches(resource pattern: String, _ target: AccessRequest.Resource) -> Bool {
        if pattern == "*" { return true }
        guard !target.subresource.isEmpty else { return pattern == target.resource }
        // `*/scale` is that subresource of everything.
        if pattern.hasPrefix("*/") { return pattern.dropFirst(2) == target.subresource }
        guard pattern.utf8.count == target.resource.utf8.count + target.subresource.utf8.count + 1 else { return false }
        return pattern == target.text
    }

    private func matches(name: String?) -> Bool {
        guard let name, !names.isEmpty else { return true }
        return names.contains(name)
    }

    /// Kubernetes: pkg/apis/rbac/v1/evaluation_helpers.go, `NonResourceURLMatches`.
    private static func matches(path pattern: String, _ path: String) -> Bool {
        if pattern == "*" || pattern == path { return true }
        guard pattern.hasSuffix("*") else { return false }
        var prefix = Substring(pattern)
        while prefix.hasSuffix("*") { prefix.removeLast() }
        return path.hasPrefix(prefix)
    }
}
