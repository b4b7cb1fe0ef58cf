/// The namespaces that a selector selects, as far as rules ask: some of the tenants', some of the others.
///
/// A selector may select ten thousand of them, and each of ten thousand policies may have one: a few are enough to say whose they
/// are.
struct SelectedNamespaces: Sendable {
    /// The most tenants that are named, and the most other namespaces.
    static let limit = 4

    /// Whether it selects every namespace, also those that come later.
    var isAll: Bool
    /// Namespaces of tenants, one a tenant.
    var tenants: [(tenant: String, namespace: String)] = []
    /// Namespaces that are no tenant's; the tree need not define them.
    var others: [String] = []

    init(_ selector: LabelSelector, _ index: ManifestIndex, others platform: [String]) {
        isAll = selector.isEmpty
        for namespace in index.namespaceCandidates(selector) {
            guard tenants.count < Self.limit else { break }
            guard let tenant = index.tenancy.tenant(ofNamespace: namespace),
                !tenants.contains(where: { $0.tenant == tenant }), index.has(namespace: namespace, selector)
            else { continue }
            tenants.append((tenant, namespace))
        }
        others = Array(platform.lazy.filter { index.has(namespace: $0, selector) }.prefix(Self.limit))
        for name in selector.namedNamespaces where !index.contains(.namespace, name, in: "") {
            guard index.tenancy.tenant(ofNamespace: name) == nil, others.count < Self.limit else { continue }
            others.append(name)
        }
    }

    /// One namespace alone.
    init(_ namespace: String, tenant: String?) {
        isAll = false
        if let tenant { tenants = [(tenant, namespace)] } else { others = [namespace] }
    }
}

extension LabelSelector {
    /// The label that the server gives each Namespace, its name.
    static let nameKey = "kubernetes.io/metadata.name"

    /// The namespaces that it demands by their names.
    var namedNamespaces: [String] {
        let byLabel = labels.filter { $0.key == Self.nameKey }.map(\.value)
        let byExpression = requirements.filter { $0.key == Self.nameKey && $0.operation == "In" }.flatMap(\.values)
        return Set(byLabel + byExpression).sorted()
    }
}
