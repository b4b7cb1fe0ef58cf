public import YAML

/// A reference to an object of the same namespace (`core/v1 types.go LocalObjectReference`).
public struct LocalObjectReference: Structured {
    /// The object's name.
    public var name: DNSSubdomain

    /// The value with the given fields set.
    public init(name: DNSSubdomain) {
        self.name = name
    }
}

extension LocalObjectReference {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: LocalObjectReference?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> LocalObjectReference {
        try LocalObjectReference(
            name: visit.required("name", value?.name)
        )
    }
}
