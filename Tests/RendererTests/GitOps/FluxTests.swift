import Kubernetes
import Renderer
import TenantSpecs
import Testing
import YAML

@Test func `a tenant's workloads are applied by an account that may do that alone`() async throws {
    let tree = try await SyncedTree()
    for tenant in SampleSpecs.tenants {
        let account = "reconciler-\(tenant)"
        let workloads = try tree.kustomization("\(tenant)-workloads")
        #expect(workloads.spec.serviceAccountName?.text == account)
        let accounts = try tree.rendered.objects(ServiceAccount.self, below: "flux/tenants/\(tenant)")
        #expect(accounts.map(\.reference) == ["ServiceAccount flux-system/\(account)"])
        let bindings = try tree.rendered.objects(RoleBinding.self, below: "tenants/\(tenant)/boundary")
            .filter { $0.subjects.contains(.serviceAccount(name: "\(account)", namespace: "flux-system")) }
        #expect(bindings.map(\.roleRef) == [.role("reconciler")])
        let roles = try tree.rendered.objects(Role.self, below: "tenants/\(tenant)/boundary")
        let role = try #require(roles.first { $0.metadata.name == "reconciler" })
        // What it may write, by hand: the names that the API server has for the kinds of the folder.
        let writing = role.rules.filter { $0.verbs.contains("create") }
        #expect(
            writing.flatMap { rule in rule.resources.map { "\(rule.apiGroups.joined()) \($0)" } } == [
                " configmaps", " services", "apps deployments", "autoscaling horizontalpodautoscalers",
                "monitoring.coreos.com prometheusrules", "monitoring.coreos.com servicemonitors",
                "policy poddisruptionbudgets",
            ]
        )
        #expect(try tree.kinds(in: "tenants/\(tenant)/workloads").count >= 6)
        for rule in writing {
            #expect(rule.verbs == ["get", "list", "watch", "create", "update", "patch", "delete"])
            #expect(rule.apiGroups.count == 1)
        }
        let reading = role.rules.filter { !$0.verbs.contains("create") }
        #expect(reading.map(\.resources) == [["pods"], ["replicasets"]])
        #expect(reading.allSatisfy { $0.verbs == ["get", "list", "watch"] })
    }
}

@Test func `what others need is ready first, and no tenant waits for another`() async throws {
    let tree = try await SyncedTree()
    let names = Set(tree.kustomizations.map(\.metadata.name))
    #expect(names.count == 5 + 2 * SampleSpecs.tenants.count)
    var after: [DNSSubdomain: Set<DNSSubdomain>] = [:]
    for kustomization in tree.kustomizations {
        let others = kustomization.spec.dependsOn.map(\.name)
        #expect(names.isSuperset(of: others) && kustomization.spec.dependsOn.allSatisfy { $0.namespace == nil })
        after[kustomization.metadata.name] = Set(others)
    }
    // Directly or through others; a circle would never end, so there are no more rounds than names.
    for _ in names {
        for (name, others) in after {
            after[name] = others.union(others.flatMap { after[$0] ?? [] })
        }
    }
    #expect(after.allSatisfy { !$0.value.contains($0.key) })
    #expect(after["platform-monitoring"] == ["platform-cluster", "platform-monitoring-stack"])
    #expect(after["platform-dashboards"] == ["platform-cluster"])
    for tenant in SampleSpecs.tenants {
        #expect(after["\(tenant)-boundary"] == ["platform-cluster"])
        #expect(
            after["\(tenant)-workloads"]
                == ["\(tenant)-boundary", "platform-cluster", "platform-monitoring-stack"]
        )
    }
    // The stack waits for a Secret out of `monitoring`: its kinds are waited for, not its pods.
    let stack = try tree.kustomization("platform-monitoring-stack").spec
    #expect(
        stack.healthChecks.map(\.name.text)
            == ["alertmanagerconfigs", "podmonitors", "prometheusrules", "servicemonitors"].map {
                "\($0).monitoring.coreos.com"
            }
    )
    #expect(!stack.wait && stack.healthChecks.allSatisfy { $0.kind == "CustomResourceDefinition" })
    let cluster = try tree.kustomization("platform-cluster").spec
    let namespaces = try tree.rendered.objects(Namespace.self, below: "cluster").map(\.metadata.name.text)
    #expect(cluster.healthChecks.map(\.name.text) == namespaces && !cluster.wait)
}

@Test func `every Kustomization prunes, and names its account`() async throws {
    let tree = try await SyncedTree()
    for kustomization in tree.kustomizations {
        let (name, spec) = (kustomization.metadata.name.text, kustomization.spec)
        #expect(kustomization.metadata.namespace == "flux-system")
        #expect(spec.prune && !spec.force && !spec.suspend && spec.targetNamespace == nil)
        #expect(spec.sourceRef == .init(kind: .gitRepository, name: "platform"))
        #expect(spec.timeout != nil && spec.interval == "10m" && spec.retryInterval == "1m")
        #expect(spec.serviceAccountName != nil)
        let isWorkloads = name.hasSuffix("-workloads")
        #expect(spec.deletionPolicy == (isWorkloads ? .waitForTermination : .orphan), "\(name)")
        #expect(
            spec.wait
                == (name.hasSuffix("-boundary") || isWorkloads || name.hasSuffix("-monitoring")
                    || name == "platform-dashboards")
        )
    }
}

/// The account and its rights are there until the workloads are deleted (fluxcd/flux2#997).
@Test func `what the deletion of a tenant needs is not deleted with it`() async throws {
    let tree = try await SyncedTree()
    let prune: AnnotationKey = "kustomize.toolkit.fluxcd.io/prune"
    let accounts = try tree.rendered.objects(ServiceAccount.self, below: "flux/tenants")
    #expect(accounts.count == SampleSpecs.tenants.count)
    #expect(accounts.allSatisfy { $0.metadata.annotations[prune] == "disabled" })
    #expect(accounts.allSatisfy { $0.automountServiceAccountToken == false })
    #expect(try tree.rendered.objects(Namespace.self).allSatisfy { $0.metadata.annotations[prune] == "disabled" })
    #expect(try tree.kustomization("platform-root").metadata.annotations[prune] == "disabled")
    let sources = try tree.rendered.objects(GitRepository.self, below: "flux/root")
    #expect(sources.map { $0.metadata.annotations[prune] } == ["disabled"])
}

@Test(arguments: [
    ("trunk", "branch: trunk"), ("v1.2.3", "tag: v1.2.3"), ("1.20.0", "tag: 1.20.0"), ("v1.2", "branch: v1.2"),
    ("release-1.2.3", "branch: release-1.2.3"), ("refs/tags/stable", "name: refs/tags/stable"),
    ("0123456789abcdef0123456789abcdef01234567", "commit: 0123456789abcdef0123456789abcdef01234567"),
    ("0123456789ABCDEF0123456789ABCDEF01234567", "branch: 0123456789ABCDEF0123456789ABCDEF01234567"),
    ("feed", "branch: feed"),
])
func `the source asks for the revision by what it is`(revision: String, reference: String) async throws {
    let tree = try await SyncedTree([("platform", "revision: trunk", "revision: \"\(revision)\"")])
    let source = try #require(try tree.rendered.objects(GitRepository.self, below: "flux/root").first)
    #expect(source.yaml().contains("  ref:\n    \(reference)\n"), "\(source.yaml())")
    #expect(source.spec.secretRef == nil)
}

@Test(
    arguments: [
        ("tree", "/*\n!/tree\n", "tree/flux"), (".", nil, "flux"), ("./a/b/", "/*\n!/a\n/a/*\n!/a/b\n", "a/b/flux"),
    ] as [(String, String?, String)]
)
func `the source is the tree, and paths are from its root`(path: String, ignore: String?, root: String) async throws {
    let tree = try await SyncedTree([("platform", "path: tree", "path: \(path)")])
    let source = try #require(try tree.rendered.objects(GitRepository.self, below: "flux/root").first)
    #expect(source.spec.ignore == ignore)
    #expect(try tree.kustomization("platform-root").spec.path == "./\(root)")
    #expect(try tree.application("platform-root").spec.source?.path == root.replacing("flux", with: "argocd"))
}

@Test func `Flux may be elsewhere, look less often, and log in to Git`() async throws {
    let tree = try await SyncedTree([
        SyncedTree.gitops("flux: {namespace: gitops, interval: 30m, credentials: deploy-key}")
    ])
    #expect(tree.kustomizations.allSatisfy { $0.metadata.namespace == "gitops" && $0.spec.interval == "30m" })
    let source = try #require(try tree.rendered.objects(GitRepository.self, below: "flux/root").first)
    #expect(source.spec.secretRef?.name == "deploy-key" && source.metadata.namespace == "gitops")
    let binding = try tree.rendered.objects(RoleBinding.self, below: "tenants/red-rock").last
    #expect(binding?.subjects == [.serviceAccount(name: "reconciler-red-rock", namespace: "gitops")])
    let monitor = try tree.rendered.objects(PodMonitor.self).first { $0.metadata.name == "flux" }
    #expect(monitor?.spec.namespaceSelector?.matchNames == ["gitops"])
}
