import Diagnostics
import YAML

extension Rule {
    /// A tenant's folder holds nothing that goes elsewhere.
    static let foreignObject = Rule(
        id: "foreign-object",
        category: .isolation,
        severity: .error,
        summary: "a tenant's folder holds objects of that tenant's namespaces only",
        explanation: """
            Who may write in a tenant's folder, and what is reviewed there, is that tenant's. An object in it that ends up in \
            another namespace changes what is another's, with the rights of whatever applies the folder. A folder is a \
            tenant's when one of the folders on the way to it has the tenant's name, as `tenants/acme-corp/workloads`.
            """,
        bad: .tree([
            "namespaces.yaml": DataExample.tenants,
            "tenants/acme-corp/settings.yaml": DataExample.settings("info", in: "closed-ai"),
        ]),
        good: .tree([
            "namespaces.yaml": DataExample.tenants,
            "tenants/acme-corp/settings.yaml": DataExample.settings("info", in: "acme-corp"),
        ]),
        check: .tree { index, findings in
            guard !index.tenancy.tenants.isEmpty else { return }
            let folders = TenantFolders(index)
            var objects = RereadObjects()
            for facts in index.objects where !facts.isMadeByController {
                guard let owner = folders.tenant(ofFile: facts.file) else { continue }
                let namespace = facts.kind == .namespace ? facts.name : facts.namespace
                guard !namespace.isEmpty, index.tenancy.tenant(ofNamespace: namespace) != owner,
                    index.knows(namespace: namespace)
                else { continue }
                objects.ask(for: FactOrigin(file: facts.file, position: facts.position)) { object, findings in
                    guard object.kind == facts.kind else { return }
                    findings.report(.foreignObject(object, namespace, owner, index))
                }
            }
            objects.report(index, &findings)
        }
    )
}

/// Whose the folders of a tree are.
private struct TenantFolders {
    private let tenants: [String?]

    init(_ index: ManifestIndex) {
        var known: [String: String?] = [:]
        let names = Set(index.tenancy.tenants)
        tenants = index.tree.files.map { file in
            let folder = TreePath.folder(of: file.path)
            if let tenant = known[folder] { return tenant }
            let tenant = folder.split(separator: "/").lazy.map(String.init).first { names.contains($0) }
            known[folder] = .some(tenant)
            return tenant
        }
    }

    func tenant(ofFile file: Int32) -> String? {
        tenants.indices.contains(Int(file)) ? tenants[Int(file)] : nil
    }
}

extension Diagnostic {
    fileprivate static func foreignObject(
        _ object: ManifestObject,
        _ namespace: String,
        _ owner: String,
        _ index: ManifestIndex
    ) -> Diagnostic {
        let whose = index.tenancy.tenant(ofNamespace: namespace).map { "tenant '\($0)''s" } ?? "the platform's"
        let field = object.kind == .namespace ? "name" : "namespace"
        let node = object.root.at("metadata", field) ?? object.root.at("metadata", "name") ?? object.root
        return Diagnostic(
            .foreignObject,
            "is in tenant '\(owner)''s folder, and ends up in '\(namespace)', which is \(whose)",
            at: object.place(of: node)
        )
    }
}
