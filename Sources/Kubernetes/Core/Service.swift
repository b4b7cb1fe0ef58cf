public import YAML

/// A stable name and address in front of pods (`core/v1 types.go Service`).
public struct Service: KubernetesObject {
    /// `v1`.
    public static var apiVersion: StaticString { "v1" }
    /// `Service`.
    public static var kind: StaticString { "Service" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNS1035Label>
    /// What it stands for.
    public var spec: ServiceSpec

    /// The value with the given fields set.
    public init(metadata: ObjectMeta<DNS1035Label>, spec: ServiceSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

extension Service {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Service?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Service {
        try typeMeta(&visit)
        return try Service(
            metadata: visit.required("metadata", value?.metadata),
            spec: visit.required("spec", value?.spec)
        )
    }
}
