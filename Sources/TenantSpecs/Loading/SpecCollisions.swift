import Diagnostics

/// Finds tenants of the same name: what stands beside that of others, namespaces and dashboards, is called after them.
enum SpecCollisions {
    static func check(_ tenants: [LoadedTenant]) -> [Diagnostic] {
        // Specs are large: their places are sorted and kept instead.
        var owners: [String: Int] = [:]
        owners.reserveCapacity(tenants.count)
        var diagnostics: [Diagnostic] = []
        for index in tenants.indices.sorted(by: { tenants[$0].path < tenants[$1].path }) {
            let name = tenants[index].name.text
            if let owner = owners[name] {
                diagnostics.append(.collision(tenants[index], tenants[owner], name))
            } else {
                owners[name] = index
            }
        }
        return diagnostics
    }
}

extension Diagnostic {
    fileprivate static func collision(_ tenant: LoadedTenant, _ owner: LoadedTenant, _ name: String) -> Diagnostic {
        .spec(
            "spec-collision",
            "namespace '\(name)' belongs to two tenants; rename one of them",
            at: tenant.nameLocation,
            notes: [Note("the other one", at: owner.nameLocation)]
        )
    }
}
