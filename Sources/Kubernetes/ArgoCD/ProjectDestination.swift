public import YAML

/// Where a project's applications may be applied (`application/v1alpha1 types.go ApplicationDestination`, as
/// `app_project_types.go isDestinationMatched` reads it).
///
/// Every field is a pattern: `*` is any text, and one that starts with `!` refuses what fits it, whatever others allow.
public struct ProjectDestination: Structured {
    /// Clusters by the address of their API server.
    public var server: String?
    /// Clusters by name; a destination that is given by its server never fits it.
    public var name: String?
    /// Namespaces.
    public var namespace: String?

    /// The value with the given fields set.
    public init(
        server: String? = nil,
        name: String? = nil,
        namespace: String? = nil
    ) {
        self.server = server
        self.name = name
        self.namespace = namespace
    }
}

extension ProjectDestination {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            server: visit.optional("server", value?.server),
            name: visit.optional("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace)
        )
    }
}
