import Diagnostics

extension Rule {
    /// A project permits no more than its Applications need.
    static let projectExcess: Rule = .init(
        id: "project-excess",
        category: .gitops,
        severity: .warning,
        summary: "a project permits no more than its Applications need: no wildcards, and none of what guards a tenant",
        explanation: """
            What a project permits, everybody may do who can write to its repository, or to its Applications. A lone `*`
            permits what nobody thought of. A tenant's project, whose Applications put everything into the tenant's
            namespaces, permits no other namespaces, no kinds of the cluster and none of the kinds by which the platform
            holds the tenant: quotas, policies, roles, secret stores, Applications. There it is an error. Other kinds may
            be permitted and not be in use: a project that forbids a kind doesn't let its objects be pruned either.
            """,
        bad: .tree([
            "project.yaml": project(source: "*"),
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        good: .tree([
            "project.yaml": project(source: "https://example.com/platform.git"),
            "apps.yaml": GitOpsExample.application("web", path: "web"),
            "web/settings.yaml": GitOpsExample.settings(),
        ]),
        check: .tree { index, findings in
            let uses = index.projectUses()
            var found: [FieldFinding] = []
            for (place, project) in index.gitOps.projects.enumerated() {
                found += ProjectExcess(project, uses[place], index).found
            }
            findings.report(found, index)
        }
    )

    private static func project(source: String) -> String {
        GitOpsExample.project(
            "web",
            """
            sourceRepos: ["\(source)"]
            destinations: [{server: "https://kubernetes.default.svc", namespace: web}]
            """
        )
    }
}

/// Finds what a project permits beyond need.
struct ProjectExcess {
    private(set) var found: [FieldFinding] = []

    private let project: ProjectFacts
    private let tenant: String?
    private let index: ManifestIndex

    init(_ project: ProjectFacts, _ use: ProjectUse?, _ index: ManifestIndex) {
        self.project = project
        self.index = index
        tenant = use.flatMap { index.tenant(of: $0) }
        checkLists()
        checkDestinations()
        if let tenant, let use { checkKinds(of: tenant, use) }
    }

    private mutating func add(_ message: String, _ way: String...) {
        found.append(
            FieldFinding(
                .projectExcess,
                message,
                at: project.site,
                ["spec"] + way,
                severity: tenant == nil ? nil : .error
            )
        )
    }

    private mutating func checkLists() {
        for (place, source) in project.sourceRepositories.enumerated() where source == "*" || source == "**" {
            add("every repository is permitted; name those that Applications come from", "sourceRepos", String(place))
        }
        for (place, namespace) in project.sourceNamespaces.enumerated() where namespace == "*" {
            add("Applications of every namespace are; name the namespaces", "sourceNamespaces", String(place))
        }
        for (place, kind) in project.clusterAllowed.enumerated()
        where kind.kind == "*" && kind.name.isEmpty && project.clusterDenied.isEmpty {
            add("every kind of the cluster is permitted; list the kinds", "clusterResourceWhitelist", String(place))
        }
    }

    private mutating func checkDestinations() {
        // Where something is denied, somebody has thought of it.
        let isDenied = project.destinations.contains { $0.namespace.hasPrefix("!") || $0.server.hasPrefix("!") }
        for (place, item) in project.destinations.enumerated() where !item.namespace.hasPrefix("!") {
            if item.namespace == "*", !isDenied {
                add("every namespace is permitted; name those of the Applications", "destinations", String(place))
            } else if item.server == "*", !isDenied {
                add("every cluster is permitted; name those of the Applications", "destinations", String(place))
            } else if let tenant, let other = foreignNamespace(item.namespace, of: tenant) {
                add(
                    "namespace '\(other)' is permitted, which isn't \(tenant)'s; name the tenant's own",
                    "destinations",
                    String(place),
                    "namespace"
                )
            }
        }
    }

    /// A namespace that a pattern means, and that isn't a tenant's.
    private func foreignNamespace(_ pattern: String, of tenant: String) -> String? {
        let own = index.tenancy.namespaces(of: tenant)
        if own.contains(pattern) { return nil }
        guard pattern.utf8.contains(where: { "*?[{".utf8.contains($0) }) else { return pattern }
        return index.objects(.namespace, in: "").lazy.map(\.name).first { name in
            ArgoGlob.matches(pattern, name) && !own.contains(name)
        }
    }

    private mutating func checkKinds(of tenant: String, _ use: ProjectUse) {
        let held = Set(use.kinds.keys.map(\.kind))
        for (place, kind) in project.clusterAllowed.enumerated()
        where use.isKnown && !held.contains(where: { kind.matches($0, name: "") }) && kind.kind != "*" {
            add(
                "the project of \(tenant) permits \(kind.title) of the cluster, and holds none; take it out",
                "clusterResourceWhitelist",
                String(place)
            )
        }
        guard let allowed = project.namespacedAllowed else {
            if project.namespacedDenied.isEmpty {
                add(
                    "the project of \(tenant) permits every kind; list those of its workloads",
                    "namespaceResourceWhitelist"
                )
            }
            return
        }
        for (place, kind) in allowed.enumerated() {
            if kind.isPattern {
                add(
                    "the project of \(tenant) permits every kind that '\(kind.title)' matches; list those of its workloads",
                    "namespaceResourceWhitelist",
                    String(place)
                )
            } else if ObjectKind(kind.kind, kind.group).guardsTenants, !held.contains(ObjectKind(kind.kind, kind.group))
            {
                add(
                    "the project of \(tenant) permits \(kind.title), by which the platform holds it; take it out",
                    "namespaceResourceWhitelist",
                    String(place)
                )
            }
        }
    }
}

extension ManifestIndex {
    /// The tenant whose namespaces everything goes into that a project's Applications hold; `nil` when there is none.
    func tenant(of use: ProjectUse) -> String? {
        let namespaces =
            use.namespaces.keys
            + use.units.compactMap { gitOps.application(of: gitOps.units[$0])?.destination.namespace }
        guard let first = namespaces.first, let tenant = tenancy.tenant(ofNamespace: first) else { return nil }
        return namespaces.allSatisfy { tenancy.tenant(ofNamespace: $0) == tenant } ? tenant : nil
    }
}

extension ObjectKind {
    /// Whether the platform holds tenants by objects of the kind, so that tenants may not write them.
    var guardsTenants: Bool {
        switch group {
        case "": ["LimitRange", "Namespace", "ResourceQuota", "Secret", "ServiceAccount"].contains(kind)
        case "rbac.authorization.k8s.io", "admissionregistration.k8s.io", "argoproj.io", "external-secrets.io": true
        case "networking.k8s.io": kind == "NetworkPolicy"
        case "policy.networking.k8s.io": true
        default: group.hasSuffix(".fluxcd.io")
        }
    }
}
