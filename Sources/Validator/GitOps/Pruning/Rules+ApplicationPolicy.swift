import Diagnostics
import YAML

extension Rule {
    /// Nothing deletes everything because Git shows nothing.
    static let allowEmpty: Rule = .init(
        id: "allow-empty",
        category: .gitops,
        severity: .error,
        summary: "an Application doesn't prune everything when there is nothing to apply",
        explanation: """
            Argo CD doesn't prune all that an Application holds because its folder is empty, which is more often a mistake
            than a wish. `allowEmpty: true` takes that guard away. Leave it out.
            """,
        bad: .manifest(
            GitOpsExample.application(
                "web",
                path: "web",
                "syncPolicy: {automated: {prune: true, allowEmpty: true}, syncOptions: [PruneLast=true]}"
            )
        ),
        good: .manifest(
            GitOpsExample.application(
                "web",
                path: "web",
                "syncPolicy: {automated: {prune: true}, syncOptions: [PruneLast=true]}"
            )
        ),
        check: .manifest(kinds: [.application, .applicationSet]) { object, findings in
            guard let node = object.applicationSpec?.at("syncPolicy", "automated", "allowEmpty"), node.isTrue else {
                return
            }
            findings.report(
                Diagnostic(
                    .allowEmpty,
                    "an empty folder deletes all that is applied; leave 'allowEmpty' out",
                    at: object.place(of: node),
                    fix: .writing("false", over: node)
                )
            )
        }
    )

    /// What is pruned is pruned last.
    static let pruneLast: Rule = .init(
        id: "prune-last",
        category: .gitops,
        severity: .warning,
        summary: "an Application that prunes does so after what is new is healthy",
        explanation: """
            Without `PruneLast=true` Argo CD prunes in the same go as it applies: what a renamed object replaces is gone
            before its successor runs. An Application that holds Applications is left out: there the order in which things
            are taken away is the waves' turned around, which `PruneLast` would undo.
            """,
        bad: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web", "syncPolicy: {automated: {prune: true}}"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "apps.yaml": GitOpsExample.application(
                "web",
                path: "web",
                "syncPolicy: {automated: {prune: true}, syncOptions: [PruneLast=true]}"
            ),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for unit in index.gitOps.units {
                guard let application = index.gitOps.application(of: unit), application.options.contains(.prunes),
                    !application.options.contains(.prunesLast), unit.isKnown
                else { continue }
                guard !index.samples(of: unit).contains(where: { $0.kind.group == "argoproj.io" }) else { continue }
                found.append(
                    FieldFinding(
                        .pruneLast,
                        "this prunes while it applies; add 'PruneLast=true' to the sync options",
                        at: unit.site,
                        ["spec", "syncPolicy", "syncOptions"]
                    )
                )
            }
            findings.report(found, index)
        }
    )

    /// A Namespace that Git defines isn't made by Argo CD besides.
    static let createNamespace: Rule = .init(
        id: "create-namespace",
        category: .gitops,
        severity: .warning,
        summary: "an Application doesn't create a Namespace that the tree defines",
        explanation: """
            With `CreateNamespace=true` Argo CD makes the destination's Namespace itself: without the labels that hold its
            pods to Pod Security, and before the Application that defines it has run. What is then in it starts without
            quota and policies. Take the option out, and order the Applications by waves.
            """,
        bad: .tree([
            "apps.yaml": GitOpsExample.application(
                "web",
                path: "web",
                "syncPolicy: {syncOptions: [CreateNamespace=true]}"
            ),
            "web/namespace.yaml": GitOpsExample.namespace("web", GitOpsExample.guards),
        ]),
        good: .tree([
            "apps.yaml": GitOpsExample.application(
                "web",
                path: "web",
                "syncPolicy: {syncOptions: [CreateNamespace=false]}"
            ),
            "web/namespace.yaml": GitOpsExample.namespace("web", GitOpsExample.guards),
        ]),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for application in index.gitOps.applications where application.options.contains(.createsNamespace) {
                let name = application.destination.namespace
                guard let namespace = index.objects(.namespace, name, in: "").first else { continue }
                found.append(
                    FieldFinding(
                        .createNamespace,
                        "the tree defines Namespace '\(name)'; take 'CreateNamespace=true' out",
                        at: application.site,
                        ["spec", "syncPolicy", "syncOptions"],
                        notes: [.init(message: "it is defined here", site: namespace.site, way: ["metadata", "name"])]
                    )
                )
            }
            findings.report(found, index)
        }
    )

    /// An ApplicationSet doesn't delete what it made because a generator showed nothing.
    static let applicationSetGuards: Rule = .init(
        id: "application-set-guards",
        category: .gitops,
        severity: .warning,
        summary: "an ApplicationSet keeps what it made when a generator fails, and fails for a missing value",
        explanation: """
            A generator that shows nothing, because a Git server is down or a cluster's Secret is gone, deletes every
            Application that it made, and with it all that they hold. `preserveResourcesOnDeletion: true` keeps those, and
            `applicationsSync: create-update` the Applications too. A Go template writes `<no value>` for what a generator
            lacks unless `goTemplateOptions` has `missingkey=error`. A project out of a template is the tenant's to choose.
            """,
        bad: .manifest(applicationSet("goTemplate: true")),
        good: .manifest(
            applicationSet(
                """
                goTemplate: true
                goTemplateOptions: ["missingkey=error"]
                syncPolicy: {applicationsSync: create-update, preserveResourcesOnDeletion: true}
                """
            )
        ),
        check: .manifest(kinds: [.applicationSet]) { object, findings in
            guard let spec = object.root["spec"] else { return }
            func report(_ node: YAMLNode, _ message: String, _ severity: Diagnostic.Severity? = nil) {
                findings.report(
                    Diagnostic(.applicationSetGuards, message, at: object.place(of: node), severity: severity)
                )
            }
            let policy = spec["syncPolicy"]
            if policy?["preserveResourcesOnDeletion"]?.isTrue != true {
                report(
                    policy?["preserveResourcesOnDeletion"] ?? policy ?? spec,
                    "Applications that go take all that they hold with them; set 'preserveResourcesOnDeletion: true'"
                )
            }
            if !["create-update", "create-only"].contains(policy?["applicationsSync"]?.string ?? "sync") {
                report(
                    policy?["applicationsSync"] ?? policy ?? spec,
                    "a generator that shows nothing deletes every Application; set 'applicationsSync: create-update'"
                )
            }
            if spec["goTemplate"]?.isTrue == true,
                !spec.list("goTemplateOptions").contains(where: { $0.hasText("missingkey=error") })
            {
                report(
                    spec["goTemplateOptions"] ?? spec,
                    "a value that a generator lacks becomes '<no value>'; add 'missingkey=error' to 'goTemplateOptions'"
                )
            }
            if let project = spec.at("template", "spec", "project"), project.text.contains("{{") {
                report(project, "whoever writes the generator's source chooses the project; name it", .error)
            }
        }
    )

    private static func applicationSet(_ spec: String) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: tenants, namespace: argocd}
        spec:
          generators: [{git: {repoURL: "https://example.com/platform.git", revision: main, directories: [{path: "tenants/*"}]}}]
          \(spec.replacing("\n", with: "\n  "))
          template:
            metadata: {name: "{{.path.basename}}"}
            spec:
              project: tenants
              source: {repoURL: "https://example.com/platform.git", path: "{{.path.path}}", targetRevision: main}
              destination: {server: "https://kubernetes.default.svc", namespace: "{{.path.basename}}"}

        """
    }
}

extension ManifestObject {
    /// The `spec` of an Application, or of those that an ApplicationSet makes.
    var applicationSpec: YAMLNode? {
        kind == .applicationSet ? root.at("spec", "template", "spec") : root["spec"]
    }
}
