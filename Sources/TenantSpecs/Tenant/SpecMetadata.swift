public import YAML

/// What names a spec.
public struct SpecMetadata<Name: TextValue>: Structured {
    /// The name; that of a tenant is its namespace, and the name of the spec's file.
    public var name: Name

    /// Makes the value; what is left out has its default.
    public init(
        name: Name
    ) {
        self.name = name
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            name: visit.required(
                "name",
                value?.name,
                "The name; that of a tenant is its namespace, and the name of the spec's file."
            )
        )
    }
}
