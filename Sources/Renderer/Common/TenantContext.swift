import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// A tenant, its platform, and the names that everything of the tenant shares.
struct TenantContext {
    let tenant: Tenant
    let platform: Platform
    let name: String
    let namespace: DNSLabel
    let labels: Labels

    init(_ tenant: Tenant, platform: Platform) {
        self.tenant = tenant
        self.platform = platform
        name = tenant.metadata.name.text
        namespace = DNSLabel(stringLiteral: name)
        labels = PlatformLabels.tenant(tenant.metadata.name)
    }

    /// The metadata of an object in the tenant's namespace.
    func metadata<Name: TextValue>(
        _ name: Name,
        extra: Labels = [:],
        annotations: SortedMap<AnnotationKey, String> = [:]
    ) -> ObjectMeta<Name> {
        ObjectMeta(
            name: name,
            namespace: namespace,
            labels: extra.isEmpty ? labels : labels.merging(extra),
            annotations: annotations
        )
    }
}
