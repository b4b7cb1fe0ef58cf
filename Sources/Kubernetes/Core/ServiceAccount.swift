public import YAML

/// An identity that pods have towards the API (`core/v1 types.go ServiceAccount`).
public struct ServiceAccount: KubernetesObject {
    /// `v1`.
    public static var apiVersion: StaticString { "v1" }
    /// `ServiceAccount`.
    public static var kind: StaticString { "ServiceAccount" }

    /// Its name, namespace, labels and annotations.
    public var metadata: ObjectMeta<DNSSubdomain>
    /// The secrets with which the account's pods pull images.
    public var imagePullSecrets: [LocalObjectReference]
    /// Whether the account's pods have its token mounted unless they say otherwise; true when left out.
    public var automountServiceAccountToken: Bool?

    /// The value with the given fields set.
    public init(
        metadata: ObjectMeta<DNSSubdomain>,
        imagePullSecrets: [LocalObjectReference] = [],
        automountServiceAccountToken: Bool? = nil
    ) {
        self.metadata = metadata
        self.imagePullSecrets = imagePullSecrets
        self.automountServiceAccountToken = automountServiceAccountToken
    }
}

extension ServiceAccount {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ServiceAccount?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ServiceAccount {
        try typeMeta(&visit)
        return try ServiceAccount(
            metadata: visit.required("metadata", value?.metadata),
            imagePullSecrets: visit.optional("imagePullSecrets", value?.imagePullSecrets, default: []),
            automountServiceAccountToken: visit.optional(
                "automountServiceAccountToken",
                value?.automountServiceAccountToken
            )
        )
    }
}
