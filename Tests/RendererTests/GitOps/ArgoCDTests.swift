import Kubernetes
import Renderer
import TenantSpecs
import Testing
import YAML

private let autoscaler = "autoscaling/HorizontalPodAutoscaler"

@Test func `a tenant's project allows its workloads, and nothing else`() async throws {
    let tree = try await SyncedTree()
    for tenant in SampleSpecs.tenants {
        let project = try tree.project("\(tenant)")
        let held = try tree.kinds(in: "tenants/\(tenant)/workloads")
        #expect(!held.isEmpty && held.values.allSatisfy { $0 })
        // An autoscaler comes and goes with the spec; what is forbidden is never pruned.
        #expect(project.spec.namespaceResourceWhitelist.map(\.path) == held.keys.sorted().union(autoscaler))
        #expect(project.spec.clusterResourceWhitelist.isEmpty)
        #expect(project.spec.sourceRepos == ["https://git.example.com/lab/tenants.git"])
        #expect(project.spec.destinations == [.init(server: "https://kubernetes.default.svc", namespace: tenant)])
        #expect(project.spec.sourceNamespaces.isEmpty && project.spec.roles.isEmpty)
        #expect(project.spec.orphanedResources?.warn == true)
        #expect(project.spec.destinationServiceAccounts.isEmpty)
        #expect(try tree.application("\(tenant)-workloads").spec.project.text == tenant)
        #expect(try tree.application("\(tenant)-boundary").spec.project == "platform")
    }
}

@Test func `the platform's project allows its folders and the boundaries, and nothing else`() async throws {
    let tree = try await SyncedTree()
    var held = ["/ConfigMap": true]
    let folders = ["cluster", "monitoring"] + SampleSpecs.tenants.map { "tenants/\($0)/boundary" }
    for folder in folders { held.merge(try tree.kinds(in: folder)) { $1 } }
    let project = try tree.project("platform").spec
    let inNamespaces = held.filter(\.value).keys.sorted()
    #expect(project.namespaceResourceWhitelist.map(\.path) == inNamespaces.union("external-secrets.io/SecretStore"))
    #expect(project.clusterResourceWhitelist.map(\.path) == held.filter { !$0.value }.keys.sorted())
    let refused = project.destinations.compactMap(\.namespace).filter { $0.hasPrefix("!") }
    #expect(refused == ["!argocd", "!cert-manager", "!default", "!external-secrets", "!flux-system", "!kube-*"])
    #expect(project.destinations.allSatisfy { $0.server == "https://kubernetes.default.svc" })
}

/// Argo CD passes over live objects of a kind that the project does not allow, and never prunes them.
@Test(arguments: [
    ("red-rock", "suspended: true", "suspended: false"), ("blue-ocean", "suspended", "suspended"),
    ("blue-ocean", "maxReplicas: 7", "maxReplicas: 9"),
])
func `what a project allows does not change with what is there today`(
    file: String,
    old: String,
    new: String
) async throws {
    let before = try await SyncedTree()
    let edits = old == "suspended" ? [(file, "spec:\n", "spec:\n  suspended: true\n")] : [(file, old, new)]
    let after = try await SyncedTree(edits)
    let changes = after.rendered.changes(from: before.rendered)
    #expect(!changes.isEmpty)
    #expect(!changes.contains { $0.hasPrefix("argocd/") || $0.hasPrefix("flux/") || $0.hasSuffix("rbac.yaml") })
}

@Test func `waves apply what others need first, and projects outlive their applications`() async throws {
    let tree = try await SyncedTree()
    func wave(_ metadata: ObjectMeta<DNSSubdomain>) throws -> Int {
        try #require(Int(metadata.annotations["argocd.argoproj.io/sync-wave"] ?? ""), "\(metadata.name)")
    }
    let projects = try tree.projects.map { try wave($0.metadata) }
    #expect(projects.count == 5 && Set(projects) == [-1])
    let order = try ["platform-cluster", "platform-monitoring", "red-rock-boundary", "red-rock-workloads"].map {
        try wave(tree.application("\($0)").metadata)
    }
    #expect(order == order.sorted() && Set(order).count == 4)
    // What the stack waits for out of `monitoring` is not in a later wave, nor the other way round.
    let text = try #require(tree.rendered.files["argocd/monitoring-stack.yaml"])
    let stack = try #require(YAMLStream.parse(text).documents.last)
    #expect(stack["metadata"]?["annotations"]?["argocd.argoproj.io/sync-wave"]?.text == "\(order[1])")
    let finalizer: LabelKey = "resources-finalizer.argocd.argoproj.io"
    for project in tree.projects where project.metadata.name != "platform-root" {
        #expect(project.metadata.finalizers == [finalizer], "\(project.metadata.name)")
    }
    // Only a tenant's workloads go with their Application: its namespace and what guards it stay, and what all share.
    let cascading = tree.applications.filter { !$0.metadata.finalizers.isEmpty }.map(\.metadata.name.text)
    #expect(cascading == ["blue-ocean-workloads", "red-rock-workloads"])
}

@Test func `every application syncs by itself, and shares nothing`() async throws {
    let tree = try await SyncedTree()
    #expect(tree.applications.count == 4 + 2 * SampleSpecs.tenants.count)
    for application in tree.applications {
        let name = application.metadata.name
        let policy = try #require(application.spec.syncPolicy)
        #expect(policy.automated == .init(prune: true, selfHeal: true), "\(name)")
        var options: Set = [
            "ApplyOutOfSyncOnly=true", "CreateNamespace=false", "FailOnSharedResource=true", "PruneLast=true",
            "RespectIgnoreDifferences=true", "ServerSideApply=true", "SkipDryRunOnMissingResource=true",
        ]
        if name == "platform-root" { options.remove("PruneLast=true") }
        #expect(Set(policy.syncOptions) == options, "\(name)")
        #expect((policy.retry?.limit ?? 0) > 0 && policy.retry?.backoff != nil)
        #expect(application.metadata.namespace == "argocd")
        #expect(application.metadata.annotations["argocd.argoproj.io/manifest-generate-paths"] == ".")
        let source = try #require(application.spec.source)
        #expect(source.targetRevision == "trunk" && source.directory == nil && source.kustomize == nil)
        // What is left at its default is not written: Argo CD would write it back without.
        let yaml = application.yaml()
        #expect(!yaml.contains(": false\n") && !yaml.contains("{}") && !yaml.contains("[]"))
    }
}

@Test func `the root holds its own folder, and nothing deletes it`() async throws {
    let tree = try await SyncedTree()
    let root = try tree.application("platform-root")
    #expect(root.spec.source?.path == "tree/argocd")
    #expect(root.spec.project == "platform-root")
    #expect(root.metadata.finalizers.isEmpty)
    let project = try tree.project("platform-root")
    for metadata in [root.metadata, project.metadata] {
        #expect(metadata.annotations["argocd.argoproj.io/sync-options"] == "Delete=false,Prune=false")
    }
    #expect(project.spec.destinations == [.init(server: "https://kubernetes.default.svc", namespace: "argocd")])
    #expect(project.spec.clusterResourceWhitelist.isEmpty)
    let held = try tree.kinds(in: "argocd").keys.sorted()
    #expect(held == ["argoproj.io/AppProject", "argoproj.io/Application"])
    #expect(project.spec.namespaceResourceWhitelist.map(\.path) == held)
}

@Test func `Argo CD may be elsewhere, and act as an account of the tenant`() async throws {
    let settings = "argocd: {namespace: deploy, impersonation: true, restrictDefaultProject: true}"
    let tree = try await SyncedTree([SyncedTree.gitops(settings)])
    #expect(tree.applications.allSatisfy { $0.metadata.namespace == "deploy" })
    #expect(tree.projects.allSatisfy { $0.metadata.namespace == "deploy" })
    let account = "deploy:reconciler-red-rock"
    #expect(
        try tree.project("red-rock").spec.destinationServiceAccounts
            == [.init(server: "https://kubernetes.default.svc", namespace: "red-rock", defaultServiceAccount: account)]
    )
    for name in ["platform", "platform-root", "platform-monitoring-stack"] {
        let accounts = try tree.project("\(name)").spec.destinationServiceAccounts
        #expect(accounts.map(\.defaultServiceAccount) == ["deploy:argocd-application-controller"])
        #expect(accounts.map(\.namespace) == ["*"])
    }
    let accounts = try tree.rendered.objects(ServiceAccount.self, below: "argocd/tenants/red-rock")
    #expect(accounts.map(\.reference) == ["ServiceAccount deploy/reconciler-red-rock"])
    // It is there as long as the project is, and so longer than the workloads.
    #expect(accounts.first?.metadata.annotations["argocd.argoproj.io/sync-wave"] == "-1")
    let held = try tree.kinds(in: "argocd").keys.sorted()
    #expect(try tree.project("platform-root").spec.namespaceResourceWhitelist.map(\.path) == held)
    let standard = try tree.project("default")
    #expect(standard.spec.namespaceResourceBlacklist == [.init(group: "*", kind: "*")])
    #expect(standard.spec.sourceRepos.isEmpty && standard.spec.destinations.isEmpty)
    #expect(standard.metadata.annotations["argocd.argoproj.io/sync-options"] == "Delete=false,Prune=false")
}

extension [String] {
    fileprivate func union(_ other: String) -> [String] { Set(self).union([other]).sorted() }
}
