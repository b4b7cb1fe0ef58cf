public import YAML

/// Settings for pods to consume, at most 1 MiB in all (`core/v1 types.go ConfigMap`).
public struct ConfigMap: KubernetesObject {
    /// `v1`.
    public static var apiVersion: StaticString { "v1" }
    /// `ConfigMap`.
    public static var kind: StaticString { "ConfigMap" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// Whether the data can never be changed.
    public var immutable: Bool?
    /// The settings as text.
    public var data: SortedMap<ConfigMapKey, String>
    /// The settings as bytes, in base64; no key may be in `data` too.
    public var binaryData: SortedMap<ConfigMapKey, String>

    /// The value with the given fields set.
    public init(
        metadata: ObjectMeta<DNSSubdomain>,
        immutable: Bool? = nil,
        data: SortedMap<ConfigMapKey, String> = [:],
        binaryData: SortedMap<ConfigMapKey, String> = [:]
    ) {
        self.metadata = metadata
        self.immutable = immutable
        self.data = data
        self.binaryData = binaryData
    }
}

extension ConfigMap {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ConfigMap?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ConfigMap {
        try typeMeta(&visit)
        return try ConfigMap(
            metadata: visit.required("metadata", value?.metadata),
            immutable: visit.optional("immutable", value?.immutable),
            data: visit.optional("data", value?.data, default: [:]),
            binaryData: visit.optional("binaryData", value?.binaryData, default: [:])
        )
    }
}
