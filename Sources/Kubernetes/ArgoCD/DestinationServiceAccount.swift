public import YAML

/// The account that applications are applied by in a place (`application/v1alpha1 types.go ApplicationDestinationServiceAccount`).
///
/// Argo CD heeds it only where impersonation is on: `application.sync.impersonation.enabled` in `argocd-cm`.
public struct DestinationServiceAccount: Structured {
    /// The cluster by the address of its API server, or a pattern of such.
    public var server: String
    /// The namespace, or a pattern of names; the applications' own when left out.
    public var namespace: String?
    /// The account: `name` in the destination's namespace, or `namespace:name`.
    public var defaultServiceAccount: String

    /// The value with the given fields set.
    public init(
        server: String,
        namespace: String? = nil,
        defaultServiceAccount: String
    ) {
        self.server = server
        self.namespace = namespace
        self.defaultServiceAccount = defaultServiceAccount
    }
}

extension DestinationServiceAccount {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            server: visit.required("server", value?.server),
            namespace: visit.optional("namespace", value?.namespace),
            defaultServiceAccount: visit.required("defaultServiceAccount", value?.defaultServiceAccount)
        )
    }
}
