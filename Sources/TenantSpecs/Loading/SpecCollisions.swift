import Diagnostics

/// Finds tenants whose names, or names that are derived from them, are the same.
enum SpecCollisions {
    static func check(_ tenants: [LoadedTenant]) -> [Diagnostic] {
        var owners: [String: LoadedTenant] = [:]
        var diagnostics: [Diagnostic] = []
        for tenant in tenants.sorted(by: { $0.path < $1.path }) {
            for derived in tenant.name.sharedNames {
                guard let owner = owners.updateValue(tenant, forKey: derived), owner.path != tenant.path else {
                    continue
                }
                owners[derived] = owner
                diagnostics.append(.collision(tenant, owner, derived))
                break
            }
        }
        return diagnostics
    }
}

extension TenantName {
    /// Every name derived from the tenant's that stands beside those of other tenants, each with what it names.
    var sharedNames: [String] {
        ["namespace '\(text)'", "dashboard '\(text)'"]
    }
}

extension Diagnostic {
    fileprivate static func collision(_ tenant: LoadedTenant, _ owner: LoadedTenant, _ name: String) -> Diagnostic {
        .spec(
            "spec-collision",
            "\(name) belongs to two tenants; rename one of them",
            at: tenant.nameLocation,
            notes: [Note("the other one", at: owner.nameLocation)]
        )
    }
}
