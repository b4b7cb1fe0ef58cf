import YAML

/// Someone who can have rights.
struct RightsSubject: Hashable, Comparable, Sendable {
    /// What it is.
    enum Kind: String, Hashable, Sendable {
        case user = "User"
        case group = "Group"
        case serviceAccount = "ServiceAccount"
    }

    var kind: Kind
    /// The namespace of a ServiceAccount; empty for others.
    var namespace: String
    var name: String

    static func user(_ name: String) -> Self {
        // Kubernetes: staging/src/k8s.io/apiserver/pkg/authentication/serviceaccount/util.go, `SplitUsername`.
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 4, parts[0] == "system", parts[1] == "serviceaccount", !parts[2].isEmpty, !parts[3].isEmpty {
            return .account(String(parts[3]), in: String(parts[2]))
        }
        return Self(kind: .user, namespace: "", name: name)
    }

    static func group(_ name: String) -> Self { Self(kind: .group, namespace: "", name: name) }

    static func account(_ name: String, in namespace: String) -> Self {
        Self(kind: .serviceAccount, namespace: namespace, name: name)
    }

    /// Reads a subject of a binding; `nil` for one that means nobody.
    ///
    /// An account without a namespace is one of the binding's (Kubernetes: pkg/registry/rbac/validation/rule.go,
    /// `appliesToUser`).
    init?(_ node: YAMLNode, bindingNamespace: String) {
        guard let kind = node["kind"]?.string.flatMap(Kind.init), let name = node["name"]?.string else { return nil }
        switch kind {
        case .user: self = .user(name)
        case .group: self = .group(name)
        case .serviceAccount:
            let namespace = node.text("namespace") ?? bindingNamespace
            guard !namespace.isEmpty else { return nil }
            self = .account(name, in: namespace)
        }
    }

    private init(kind: Kind, namespace: String, name: String) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.kind.rawValue, left.namespace, left.name) < (right.kind.rawValue, right.namespace, right.name)
    }

    /// How it's called in reports: `ServiceAccount monitoring/llm-gateway`.
    var title: String {
        namespace.isEmpty ? "\(kind.rawValue) \(name)" : "\(kind.rawValue) \(namespace)/\(name)"
    }

    /// The groups that it is in by what it is (Kubernetes: pkg/serviceaccount/util.go, `UserInfo`;
    /// staging/src/k8s.io/apiserver/pkg/authentication/user/user.go).
    var groups: [String] {
        switch kind {
        case .user where name == "system:anonymous": ["system:unauthenticated"]
        case .user: ["system:authenticated"]
        case .serviceAccount: ["system:serviceaccounts", "system:serviceaccounts:\(namespace)", "system:authenticated"]
        case .group where name == "system:unauthenticated" || name == "system:authenticated": []
        case .group: ["system:authenticated"]
        }
    }
}
