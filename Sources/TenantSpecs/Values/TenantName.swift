import Kubernetes
public import YAML

/// The name of a tenant: its namespace, and a part of every name that is derived from it.
public struct TenantName: TextValue, MapKey, Comparable {
    /// The name.
    public let text: String

    /// The most characters: a pod's name, `<name>-app-<10>-<5>`, must fit the 63 of a host name (RFC 1123).
    public static let maximumLength = 40

    /// Names that are in use: Kubernetes' own namespaces, those of the platform and of its controllers, and the shared
    /// files that stand where a tenant's would.
    public static let reserved: Set<String> = [
        "default", "monitoring", "argocd", "flux-system", "external-secrets", "cert-manager", "tenantry-system",
        "node-exporter", "platform", "cluster-overview", "gateway-health", "llm-usage", "tenant-metrics",
        // Its dashboard would be the one of all tenants, `tenant-metrics`.
        "metrics",
        // The platform's own projects of Argo CD, beside which each tenant has one of its name.
        "platform-monitoring-stack", "platform-root",
    ]

    /// Reads a name.
    ///
    /// - Throws: `TextError` when it is no DNS-1035 label, too long, or reserved.
    public init(parsing text: String) throws(TextError) {
        let label = try DNS1035Label(parsing: text)
        guard text.utf8.count <= Self.maximumLength else {
            throw TextError(
                text: text,
                expected:
                    "a tenant's name: it is \(text.utf8.count) characters long, and names that are derived from it "
                    + "leave room for \(Self.maximumLength)"
            )
        }
        guard !Self.reserved.contains(text), !text.hasPrefix("kube-") else {
            throw TextError(
                text: text,
                expected: "a tenant's name: it is reserved for the cluster or the platform; choose another"
            )
        }
        self.text = label.text
    }

    /// A DNS-1035 label that is not reserved.
    public static var grammar: TextGrammar {
        .init(example: "acme-corp", pattern: "^(?!kube-)[a-z]([-a-z0-9]*[a-z0-9])?$", maximumLength: maximumLength)
    }

    /// In the order of the text's bytes.
    public static func < (left: TenantName, right: TenantName) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
