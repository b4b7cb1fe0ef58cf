import Diagnostics
import YAML

extension Rule {
    /// Nothing of a tenant's calls another tenant's Service.
    static let foreignService = Rule(
        id: "foreign-service",
        category: .isolation,
        severity: .error,
        summary: "no container, ConfigMap or ExternalName of a tenant names another tenant's Service",
        explanation: """
            A URL or a host name with another tenant's namespace, such as `http://redis.closed-ai:6379`, is a mistake or a \
            hole: with network policies in place nothing answers, and without them one tenant works on the data of the \
            other. A Service of type ExternalName does the same by a detour. What tenants share is the platform's.
            """,
        bad: .manifest(DataExample.tenants + DataExample.settings("http://redis.closed-ai:6379")),
        good: .manifest(DataExample.tenants + DataExample.settings("http://redis.acme-corp:6379")),
        check: .tree { index, findings in
            let tenancy = index.tenancy
            var objects = RereadObjects()
            for mention in index.sharing.mentions {
                guard let tenant = tenancy.tenant(ofNamespace: mention.namespace),
                    let other = tenancy.tenant(ofNamespace: mention.other), tenant != other
                else { continue }
                objects.ask(for: mention.origin) { object, findings in
                    let object = object.moved(to: mention.namespace)
                    ServiceMention.visit(object) { node, found in
                        guard found.namespace == mention.other else { return }
                        findings.report(.foreignService(node, found, other, object, index))
                    }
                }
            }
            objects.report(index, &findings)
        }
    )
}

extension Diagnostic {
    fileprivate static func foreignService(
        _ node: YAMLNode,
        _ mention: ServiceMention,
        _ tenant: String,
        _ object: ManifestObject,
        _ index: ManifestIndex
    ) -> Diagnostic {
        var place = object.place(of: node)
        if let bytes = index.tree.file(at: object.path).flatMap({ try? index.tree.files[Int($0)].read() }) {
            place.location.range = ScalarText(node, in: SourceText(bytes)).range(of: mention.range)
        }
        return Diagnostic(
            .foreignService,
            "Service '\(mention.service)' is in '\(mention.namespace)', which is tenant '\(tenant)''s",
            at: place
        )
    }
}
