public import YAML

/// An object that must become ready (`fluxcd pkg/apis/meta reference_types.go NamespacedObjectKindReference`).
public struct FluxHealthCheck: Structured {
    /// Its API group and version; that of the kind's preferred version when left out.
    public var apiVersion: String?
    /// Its kind.
    public var kind: String
    /// Its name.
    public var name: DNSSubdomain
    /// Its namespace, where the kind has one.
    public var namespace: DNSLabel?

    /// The value with the given fields set.
    public init(
        apiVersion: String? = nil,
        kind: String,
        name: DNSSubdomain,
        namespace: DNSLabel? = nil
    ) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.name = name
        self.namespace = namespace
    }
}

extension FluxHealthCheck {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            apiVersion: visit.optional("apiVersion", value?.apiVersion),
            kind: visit.required("kind", value?.kind),
            name: visit.required("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace)
        )
    }
}

/// What becomes of the objects of a Kustomization that is deleted (`kustomize-controller api/v1 kustomization_types.go
/// DeletionPolicy`). One that is suspended leaves them, whatever it says.
public enum FluxDeletionPolicy: String, EnumFieldValue {
    /// They are deleted where `prune` is set.
    case mirrorPrune = "MirrorPrune"
    /// They are deleted.
    case delete = "Delete"
    /// They are deleted, and gone before the Kustomization is, within its timeout.
    case waitForTermination = "WaitForTermination"
    /// They stay.
    case orphan = "Orphan"
}
