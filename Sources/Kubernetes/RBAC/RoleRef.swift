public import YAML

/// The role of a RoleBinding (`rbac/v1 types.go RoleRef`).
public enum RoleRef: Structured {
    /// A role of the binding's namespace.
    case role(RBACName)
    /// A role of the cluster, for the binding's namespace alone.
    case clusterRole(RBACName)
}

extension RoleRef {
    private enum Kind: String, EnumFieldValue {
        case role = "Role"
        case clusterRole = "ClusterRole"
    }

    private var kind: Kind {
        switch self {
        case .role: .role
        case .clusterRole: .clusterRole
        }
    }

    /// The role's name.
    public var name: RBACName {
        switch self {
        case .role(let name), .clusterRole(let name): name
        }
    }

    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: RoleRef?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> RoleRef {
        try visit.constant("apiGroup", "rbac.authorization.k8s.io")
        let kind = try visit.required("kind", value?.kind)
        let name = try visit.required("name", value?.name)
        return kind == .role ? .role(name) : .clusterRole(name)
    }
}

/// The role of a ClusterRoleBinding, which can only be one of the cluster (`rbac/v1 types.go RoleRef`).
public struct ClusterRoleRef: Structured {
    /// The role's name.
    public var name: RBACName

    /// The role of a name.
    public init(name: RBACName) {
        self.name = name
    }
}

extension ClusterRoleRef {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ClusterRoleRef?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ClusterRoleRef {
        try visit.constant("apiGroup", "rbac.authorization.k8s.io")
        try visit.constant("kind", "ClusterRole")
        return try ClusterRoleRef(name: visit.required("name", value?.name))
    }
}
