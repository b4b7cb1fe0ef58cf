import Diagnostics

/// Whom a finding concerns: the tenant whose object it is in, and those whose files its notes point to.
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

    /// The tenants that a finding concerns; none when it is the platform's alone.
    func tenants(of finding: Diagnostic) -> Set<String> {
        var tenants: Set<String> = []
        if let namespace = Self.namespace(of: finding.object), let tenant = index.tenancy.tenant(ofNamespace: namespace)
        {
            tenants.insert(tenant)
        } else if finding.object == nil, let path = finding.location?.path, let tenant = tenantByPath[path] {
            tenants.insert(tenant)
        }
        for note in finding.notes {
            if let path = note.location?.path, let tenant = tenantByPath[path] { tenants.insert(tenant) }
        }
        return tenants
    }

    /// The namespace of an object by what reports call it: `Deployment acme-corp/web`, `Namespace acme-corp`.
    private static func namespace(of title: String?) -> String? {
        guard let title, let space = title.firstIndex(of: " ") else { return nil }
        let name = title[title.index(after: space)...]
        if title[..<space] == "Namespace" { return String(name) }
        return name.firstIndex(of: "/").map { String(name[..<$0]) }
    }
}
