import Diagnostics
import YAML

extension Rule {
    /// The project of an Application is there.
    static let unknownProject: Rule = .init(
        id: "unknown-project",
        category: .gitops,
        severity: .error,
        summary: "the project of an Application is there",
        explanation: """
            Argo CD doesn't sync an Application whose project doesn't exist, or is in another namespace than Argo CD. Only
            trees that define projects are looked at.
            """,
        bad: .tree([
            "project.yaml": project,
            "apps.yaml": GitOpsExample.application("web", path: "web", project: "wbe"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "project.yaml": project,
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            let names = Set(index.gitOps.projects.map(\.name))
            guard !names.isEmpty else { return }
            var found: [FieldFinding] = []
            for application in index.gitOps.applications {
                let project = application.project
                guard !project.isEmpty, project != "default", !names.contains(project) else { continue }
                let question = NearestName.question(for: project, among: names.sorted().prefix(1_000))
                found.append(
                    FieldFinding(
                        .unknownProject,
                        "there is no project '\(project)'\(question)",
                        at: application.site,
                        ["spec", "project"]
                    )
                )
            }
            findings.report(found, index)
        }
    )

    /// An Application is in a project of its own kind.
    static let defaultProject: Rule = .init(
        id: "default-project",
        category: .gitops,
        severity: .warning,
        summary: "an Application names a project other than 'default'",
        explanation: """
            Argo CD's own project `default` permits every repository, every cluster and every kind. An Application that
            names it, or none, is held to nothing. A tree that defines `default` itself says what it permits.
            """,
        bad: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web", project: "default"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            guard !index.gitOps.projects.contains(where: { $0.name == "default" }) else { return }
            let found = index.gitOps.applications.filter { $0.project.isEmpty || $0.project == "default" }.map {
                FieldFinding(
                    .defaultProject,
                    "project 'default' permits everything; name a project that permits what this holds",
                    at: $0.site,
                    ["spec", "project"]
                )
            }
            findings.report(found, index)
        }
    )

    /// An Application is where its project permits Applications.
    static let projectNamespace: Rule = .init(
        id: "project-namespace",
        category: .gitops,
        severity: .error,
        summary: "an Application is in its project's namespace, or in one of its 'sourceNamespaces'",
        explanation: """
            Argo CD doesn't touch an Application in another namespace than its own unless the project lists that in
            `sourceNamespaces`. `*` there lets every namespace act as the project.
            """,
        bad: .tree([
            "project.yaml": project,
            "apps.yaml": GitOpsExample.application("web", path: "web").replacing(
                "namespace: argocd",
                with: "namespace: api"
            ),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "project.yaml": project,
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            var byName: [String: [ProjectFacts]] = [:]
            for project in index.gitOps.projects { byName[project.name, default: []].append(project) }
            var found: [FieldFinding] = []
            for application in index.gitOps.applications where !application.namespace.isEmpty {
                guard let projects = byName[application.project], let first = projects.first,
                    !projects.contains(where: { $0.namespace.isEmpty || $0.namespace == application.namespace }),
                    !projects.contains(where: { $0.permits(applicationsIn: application.namespace) })
                else { continue }
                found.append(
                    FieldFinding(
                        .projectNamespace,
                        "project '\(first.name)' permits no Applications in namespace '\(application.namespace)'",
                        at: application.site,
                        ["metadata", "namespace"],
                        notes: [
                            .init(message: "this is the project", site: first.site, way: ["spec", "sourceNamespaces"])
                        ]
                    )
                )
            }
            findings.report(found, index)
        }
    )

    private static let project = GitOpsExample.project(
        "web",
        """
        sourceRepos: ["https://example.com/platform.git"]
        destinations: [{server: "https://kubernetes.default.svc", namespace: web}]
        """
    )
}
