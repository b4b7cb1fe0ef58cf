import Diagnostics

/// The way of rules through namespaces: what runs in one is worked out once for all of them.
struct CapacityWalk: Sendable {
    typealias Check = @Sendable (NamespaceCapacity, inout PendingFindings) -> Void

    let checks: [Check]

    func check(_ index: ManifestIndex, _ findings: inout Findings) {
        var pending = PendingFindings()
        let defaultClass = index.defaultPriorityClass
        var namespaces = Set(index.usedNamespaces)
        // A tenant may have a Namespace with nothing in it.
        for tenant in index.tenancy.tenants { namespaces.formUnion(index.tenancy.namespaces(of: tenant)) }
        for name in namespaces.sorted() where !name.isEmpty {
            let namespace = NamespaceCapacity(name, index, defaultClass: defaultClass)
            for check in checks { check(namespace, &pending) }
        }
        pending.settle(index, &findings)
    }
}
