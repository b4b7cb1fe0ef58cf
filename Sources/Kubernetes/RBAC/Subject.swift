public import YAML

/// Who has a role (`rbac/v1 types.go Subject`).
public enum Subject: Structured {
    /// A user by the name that authentication gives them.
    case user(String)
    /// A group of users by the name that authentication gives it.
    case group(String)
    /// An account of pods.
    case serviceAccount(name: DNSSubdomain, namespace: DNSLabel)
}

extension Subject {
    private enum Kind: String, EnumFieldValue {
        case user = "User"
        case group = "Group"
        case serviceAccount = "ServiceAccount"
    }

    /// The only group that users and groups are of.
    private enum APIGroup: String, EnumFieldValue {
        case rbac = "rbac.authorization.k8s.io"
    }

    private var kind: Kind {
        switch self {
        case .user: .user
        case .group: .group
        case .serviceAccount: .serviceAccount
        }
    }

    private var apiGroup: APIGroup? {
        switch self {
        case .user, .group: .rbac
        case .serviceAccount: nil
        }
    }

    private var name: String {
        switch self {
        case .user(let name), .group(let name): name
        case .serviceAccount(let name, _): name.text
        }
    }

    private var account: (name: DNSSubdomain, namespace: DNSLabel)? {
        if case .serviceAccount(let name, let namespace) = self { (name, namespace) } else { nil }
    }

    /// Visits the fields in the order of the API; an account has a namespace, users and groups have none.
    public static func fields<Visitor: FieldVisitor>(
        of value: Subject?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Subject {
        let kind = try visit.required("kind", value?.kind)
        if kind == .serviceAccount {
            // The core group, to which accounts belong, may be spelled out.
            if let group = try visit.optional("apiGroup", nil as String??), !group.isEmpty {
                try visit.refuse("apiGroup")
            }
            return try .serviceAccount(
                name: visit.required("name", value?.account?.name),
                namespace: visit.required("namespace", value?.account?.namespace)
            )
        }
        _ = try visit.optional("apiGroup", value?.apiGroup)
        let name = try visit.required("name", value?.name)
        if try visit.optional("namespace", value?.account?.namespace) != nil { try visit.refuse("namespace") }
        return kind == .user ? .user(name) : .group(name)
    }
}
