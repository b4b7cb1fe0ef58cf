import Diagnostics

extension Rule {
    /// What goes into a target namespace is meant to.
    static let targetNamespace: Rule = .init(
        id: "target-namespace",
        category: .gitops,
        severity: .error,
        summary: "'targetNamespace' doesn't move objects out of the namespaces that they name",
        explanation: """
            Flux puts every object of a Kustomization into its `targetNamespace`, whatever namespace the object names. Objects
            of two namespaces end up in one, where those of one name are one, and what refers to them by their namespace
            finds nothing. Leave `targetNamespace` out, or name the namespace that the objects name.
            """,
        bad: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web", "targetNamespace: web"),
            "web/settings.yaml": GitOpsExample.settings() + GitOpsExample.settings("api", namespace: "api"),
        ]),
        good: .tree([
            "flux.yaml": GitOpsExample.kustomization("web", path: "web", "targetNamespace: web"),
            "web/settings.yaml": GitOpsExample.settings() + GitOpsExample.settings("api"),
        ]),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for unit in index.gitOps.units where !unit.targetNamespace.isEmpty {
                var moved: [String: ObjectFacts] = [:]
                index.forEachObject(of: unit) { object in
                    guard !object.namespace.isEmpty, object.namespace != unit.targetNamespace,
                        moved[object.namespace] == nil
                    else { return }
                    moved[object.namespace] = object
                }
                for (namespace, object) in moved.sorted(by: { $0.key < $1.key }) {
                    found.append(
                        FieldFinding(
                            .targetNamespace,
                            "\(object.identity.title) is moved out of '\(namespace)' into '\(unit.targetNamespace)'",
                            at: unit.site,
                            ["spec", "targetNamespace"],
                            notes: [.init(message: "it is here", site: object.site, way: ["metadata", "namespace"])]
                        )
                    )
                }
            }
            findings.report(found, index)
        }
    )
}
