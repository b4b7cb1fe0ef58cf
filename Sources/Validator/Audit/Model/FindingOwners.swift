import Diagnostics

/// Whom findings concern: the tenant whose object one is in, and those whose files its notes point to.
struct FindingOwners {
    private let index: ManifestIndex
    /// The tenant of a file that holds objects of one tenant alone.
    private let tenantByPath: [String: String]

    init(_ index: ManifestIndex) {
        self.index = index
        var byFile: [Int32: String?] = [:]
        for object in index.objects {
            let namespace = object.kind == .namespace ? object.name : object.namespace
            let tenant = index.tenancy.tenant(ofNamespace: namespace)
            if let known = byFile[object.file], known != tenant {
                byFile[object.file] = String?.none
            } else {
                byFile[object.file] = tenant
            }
        }
        var byPath: [String: String] = [:]
        for (file, tenant) in byFile { if let tenant { byPath[index.tree.files[Int(file)].path] = tenant } }
        tenantByPath = byPath
    }

    /// Whom a finding concerns.
    enum Owners {
        /// Every tenant, and the platform: it is about isolation, in an object of the whole cluster.
        case everyone
        case tenants(Set<String>)
        case platform
    }

    func owners(of finding: Diagnostic) -> Owners {
        var tenants: Set<String> = []
        let namespace = Self.namespace(of: finding.object)
        if let namespace, let tenant = index.tenancy.tenant(ofNamespace: namespace) {
            tenants.insert(tenant)
        } else if finding.object == nil, let path = finding.location?.path, let tenant = tenantByPath[path] {
            tenants.insert(tenant)
        } else if finding.object != nil, namespace == nil, RuleCatalogue.rule(finding.id)?.category == .isolation {
            return .everyone
        }
        for note in finding.notes {
            if let path = note.location?.path, let tenant = tenantByPath[path] { tenants.insert(tenant) }
        }
        return tenants.isEmpty ? .platform : .tenants(tenants)
    }

    /// The namespace of an object by what reports call it: `Deployment acme-corp/web`, `Namespace acme-corp`.
    private static func namespace(of title: String?) -> String? {
        guard let title, let space = title.firstIndex(of: " ") else { return nil }
        let name = title[title.index(after: space)...]
        if title[..<space] == "Namespace" { return String(name) }
        return name.firstIndex(of: "/").map { String(name[..<$0]) }
    }
}
