import Diagnostics

/// Which namespaces of a tree are whose.
///
/// A Namespace is a tenant's by one of its labels; a name alone says nothing. Where the tree has tenants, every other namespace that
/// it defines or puts something into is the platform's.
struct Tenancy: Sendable {
    /// Every tenant, sorted.
    let tenants: [String]
    private let tenantByNamespace: [String: String]
    private let namespacesByTenant: [String: [String]]

    init(
        _ namespaces: some Sequence<(name: String, labels: [Label])>,
        labels: [String] = TenancyConfiguration.defaultLabels
    ) {
        var byNamespace: [String: String] = [:]
        var byTenant: [String: [String]] = [:]
        for namespace in namespaces where byNamespace[namespace.name] == nil {
            let tenant = labels.lazy.compactMap { key in namespace.labels.first { $0.key == key }?.value }.first
            guard let tenant, !tenant.isEmpty else { continue }
            byNamespace[namespace.name] = tenant
            byTenant[tenant, default: []].append(namespace.name)
        }
        tenantByNamespace = byNamespace
        namespacesByTenant = byTenant.mapValues { $0.sorted() }
        tenants = byTenant.keys.sorted()
    }

    /// The tenant of a namespace; `nil` when it is no tenant's.
    func tenant(ofNamespace namespace: String) -> String? {
        tenantByNamespace[namespace]
    }

    /// The namespaces of a tenant, sorted.
    func namespaces(of tenant: String) -> [String] {
        namespacesByTenant[tenant] ?? []
    }

    /// Whether a namespace is the platform's: it is no tenant's, in a tree that has tenants.
    func isPlatform(_ namespace: String) -> Bool {
        !tenants.isEmpty && !namespace.isEmpty && tenantByNamespace[namespace] == nil
    }
}
