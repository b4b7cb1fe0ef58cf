import Diagnostics

extension Rule {
    /// A project permits the kinds that its Applications hold.
    static let projectKind: Rule = .init(
        id: "project-kind",
        category: .gitops,
        severity: .error,
        summary: "a project permits the kinds that its Applications hold",
        explanation: """
            Argo CD refuses the sync of an Application that holds an object of a kind that its project doesn't permit:
            cluster-scoped kinds have to be in `clusterResourceWhitelist`, others in `namespaceResourceWhitelist` where
            there is one, and neither in a blacklist.
            """,
        bad: .tree([
            "project.yaml": project("namespaceResourceWhitelist: [{group: apps, kind: Deployment}]"),
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
            "web/deployment.yaml": deployment,
        ]),
        good: .tree([
            "project.yaml": project(
                "namespaceResourceWhitelist: [{group: apps, kind: Deployment}, {group: \"\", kind: ConfigMap}]"
            ),
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
            "web/deployment.yaml": deployment,
        ]),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for (place, use) in index.projectUses().sorted(by: { $0.key < $1.key }) {
                let project = index.gitOps.projects[place]
                for (kind, holding) in use.kinds.sorted(by: { $0.key.kind < $1.key.kind }) {
                    let name = kind.scope == .cluster ? index.name(at: holding) : ""
                    let isPermitted =
                        switch kind.scope {
                        case .namespaced: project.permits(kind.kind, name: name, isNamespaced: true)
                        case .cluster: project.permits(kind.kind, name: name, isNamespaced: false)
                        case .unknown:
                            project.permits(kind.kind, name: name, isNamespaced: true)
                                || project.permits(kind.kind, name: name, isNamespaced: false)
                        }
                    guard !isPermitted else { continue }
                    let list = kind.scope == .cluster ? "clusterResourceWhitelist" : "namespaceResourceWhitelist"
                    let unit = index.gitOps.units[holding.unit]
                    found.append(
                        FieldFinding(
                            .projectKind,
                            "the project permits no \(kind.kind.kind), and \(unit.title) holds one; list it in '\(list)'",
                            at: project.site,
                            ["spec", list],
                            notes: [
                                .init(message: "\(holding.title) is here", site: holding.site, way: ["kind"]),
                                .init(message: "it is applied here", site: unit.site, way: ["spec", "project"]),
                            ]
                        )
                    )
                }
            }
            findings.report(found, index)
        }
    )

    /// A project permits where its Applications come from.
    static let projectSource: Rule = .init(
        id: "project-source",
        category: .gitops,
        severity: .error,
        summary: "a project permits the repositories that its Applications come from",
        explanation: """
            Argo CD doesn't sync an Application whose repository isn't among its project's `sourceRepos`, or is denied
            there. In their patterns `*` stands for what is between two slashes, and alone for every repository.
            """,
        bad: .tree([
            "project.yaml": project("", source: "https://example.com/other.git"),
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "project.yaml": project(""),
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for (place, use) in index.projectUses().sorted(by: { $0.key < $1.key }) {
                let project = index.gitOps.projects[place]
                for unit in use.units.map({ index.gitOps.units[$0] }) {
                    for source in index.gitOps.application(of: unit)?.sources ?? []
                    where !source.repository.text.isEmpty && !project.permits(source: source.repository) {
                        found.append(
                            FieldFinding(
                                .projectSource,
                                "project '\(project.name)' doesn't permit this repository; add it to 'sourceRepos'",
                                at: unit.site,
                                source.way("repoURL"),
                                notes: [
                                    .init(
                                        message: "these are permitted",
                                        site: project.site,
                                        way: ["spec", "sourceRepos"]
                                    )
                                ]
                            )
                        )
                    }
                }
            }
            findings.report(found, index)
        }
    )

    /// A project permits where its Applications go.
    static let projectDestination: Rule = .init(
        id: "project-destination",
        category: .gitops,
        severity: .error,
        summary: "a project permits the clusters and namespaces that its Applications go to",
        explanation: """
            Argo CD doesn't sync an Application whose destination isn't among its project's `destinations`, nor objects in
            namespaces that aren't. `*` stands for anything, and `!` denies: what is denied once is denied for good. A
            destination by the name of the cluster isn't one by its address.
            """,
        bad: .tree([
            "project.yaml": project("", namespace: "api"),
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "project.yaml": project(""),
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            var found: [FieldFinding] = []
            for (place, use) in index.projectUses().sorted(by: { $0.key < $1.key }) {
                found += index.deniedDestinations(of: index.gitOps.projects[place], use)
            }
            findings.report(found, index)
        }
    )

    private static func project(
        _ spec: String,
        source: String = "https://example.com/platform.git",
        namespace: String = "web"
    ) -> String {
        GitOpsExample.project(
            "web",
            """
            sourceRepos: ["\(source)"]
            destinations: [{server: "https://kubernetes.default.svc", namespace: \(namespace)}]
            \(spec)
            """
        )
    }

    private static let deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "example.com/web:1"}]}

        """
}

extension ManifestIndex {
    /// The name of an object that a project's Application holds.
    fileprivate func name(at holding: ProjectUse.Holding) -> String {
        for place in gitOps.objects(of: holding.site.file) where objects[Int(place)].site == holding.site {
            return objects[Int(place)].name
        }
        return ""
    }

    fileprivate func deniedDestinations(of project: ProjectFacts, _ use: ProjectUse) -> [FieldFinding] {
        var found: [FieldFinding] = []
        let permitted = FieldFinding.Note(
            message: "these are permitted",
            site: project.site,
            way: ["spec", "destinations"]
        )
        var denied: Set<String> = []
        for unit in use.units.map({ gitOps.units[$0] }) {
            guard let destination = gitOps.application(of: unit)?.destination,
                !project.permits(destination, namespace: destination.namespace)
            else { continue }
            denied.insert(destination.namespace)
            found.append(
                FieldFinding(
                    .projectDestination,
                    "project '\(project.name)' doesn't permit namespace '\(destination.namespace)' of \(destination.cluster)",
                    at: unit.site,
                    ["spec", "destination"],
                    notes: [permitted]
                )
            )
        }
        for (namespace, holding) in use.namespaces.sorted(by: { $0.key < $1.key }) where !denied.contains(namespace) {
            let unit = gitOps.units[holding.unit]
            guard let destination = gitOps.application(of: unit)?.destination,
                !project.permits(destination, namespace: namespace)
            else { continue }
            found.append(
                FieldFinding(
                    .projectDestination,
                    "project '\(project.name)' doesn't permit namespace '\(namespace)', in which \(holding.title) is",
                    at: unit.site,
                    ["spec", "project"],
                    notes: [
                        permitted, .init(message: "it is here", site: holding.site, way: ["metadata", "namespace"]),
                    ]
                )
            )
        }
        return found
    }
}
