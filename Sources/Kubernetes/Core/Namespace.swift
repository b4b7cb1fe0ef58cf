public import YAML

/// A scope for names, and the boundary of a tenant (`core/v1 types.go Namespace`).
public struct Namespace: KubernetesObject {
    /// `v1`.
    public static var apiVersion: StaticString { "v1" }
    /// `Namespace`.
    public static var kind: StaticString { "Namespace" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSLabel>

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNSLabel>) {
        self.metadata = metadata
    }
}

extension Namespace {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Namespace?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Namespace {
        try typeMeta(&visit)
        return try Namespace(
            metadata: visit.required("metadata", value?.metadata)
        )
    }
}
