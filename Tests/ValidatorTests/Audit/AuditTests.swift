import Diagnostics
import Testing
import YAML

@testable import Validator

/// A tree that breaks a benchmark, and where that shows.
struct BenchmarkCase: CustomTestStringConvertible, Sendable {
    var control: String
    var label: String
    var edit: @Sendable (inout AuditTree) throws -> Void
    /// The file, and the line, of what shows it.
    var place: String?
    /// The rule that finds it, where one does.
    var rule: Diagnostic.ID?

    var testDescription: String { "\(control): \(label)" }

    init(
        _ control: String,
        _ label: String,
        at place: String?,
        by rule: Diagnostic.ID? = nil,
        _ edit: @escaping @Sendable (inout AuditTree) throws -> Void
    ) {
        self.control = control
        self.label = label
        self.place = place
        self.rule = rule
        self.edit = edit
    }

    /// Whoever may write a resource in the tenant's namespace.
    private static func right(_ control: String, _ text: String, by rule: Diagnostic.ID) -> Self {
        Self(control, text, at: "rights.yaml", by: rule) {
            try $0.edit("rights.yaml", "{apiGroups: [\"\"], resources: [pods], verbs: [get, list, watch]}", text)
        }
    }

    /// A pod with another security context, or another specification.
    private static func pod(_ control: String, _ old: String, _ new: String, by rule: Diagnostic.ID) -> Self {
        Self(control, new, at: "pod.yaml", by: rule) { try $0.edit("pod.yaml", old, new) }
    }

    private static func level(_ control: String, _ level: String) -> Self {
        Self(control, "the level '\(level)'", at: "namespace.yaml:4:9") {
            try $0.edit("namespace.yaml", "enforce: restricted", "enforce: \(level)")
        }
    }

    static let all: [BenchmarkCase] = [
        level("MTB-PL1-BC-CPI-3", "baseline"), level("MTB-PL1-BC-CPI-4", "baseline"),
        level("MTB-PL1-BC-CPI-5", "privileged"), level("MTB-PL1-BC-CPI-6", "baseline"),
        level("MTB-PL1-BC-HI-1a", "privileged"), level("MTB-PL1-BC-HI-3", "privileged"),
        level("MTB-PL1-BC-HI-4", "privileged"), level("MTB-PL1-BC-HI-5", "privileged"),
        level("MTB-pending-1198", "baseline"), level("PSS-restricted", "baseline"),
        pod("MTB-PL1-BC-CPI-3", "{drop: [ALL]}", "{drop: [ALL], add: [SETPCAP]}", by: "pod-security-capabilities"),
        pod("MTB-PL1-BC-CPI-4", "runAsNonRoot: true", "runAsNonRoot: false", by: "pod-security-run-as-non-root"),
        pod(
            "MTB-PL1-BC-CPI-5",
            "runAsNonRoot: true",
            "runAsNonRoot: true\n        privileged: true",
            by: "pod-security-privileged"
        ),
        pod(
            "MTB-PL1-BC-CPI-6",
            "allowPrivilegeEscalation: false",
            "allowPrivilegeEscalation: true",
            by: "pod-security-privilege-escalation"
        ),
        pod(
            "MTB-PL1-BC-HI-1a",
            "restartPolicy: Always",
            "volumes: [{name: v, hostPath: {path: /etc}}]",
            by: "pod-security-host-path"
        ),
        pod("MTB-PL1-BC-HI-3", "restartPolicy: Always", "hostNetwork: true", by: "pod-security-host-namespaces"),
        pod("MTB-PL1-BC-HI-4", "restartPolicy: Always", "hostPID: true", by: "pod-security-host-namespaces"),
        pod("MTB-PL1-BC-HI-5", "restartPolicy: Always", "hostIPC: true", by: "pod-security-host-namespaces"),
        Self("MTB-PL1-BC-HI-1b", "a Service", at: "service.yaml:3:18") {
            try $0.edit("service.yaml", "{selector", "{type: NodePort, selector")
            try $0.edit("quota.yaml", "nodeports: 0", "nodeports: 1")
        },
        Self("MTB-PL1-BC-HI-1b", "a quota of some", at: "quota.yaml:3:18") {
            try $0.edit("quota.yaml", "nodeports: 0", "nodeports: 1")
        },
        Self("MTB-PL1-CC-DI-1", "an image that is there", at: "pod.yaml:3:18") {
            try $0.edit("pod.yaml", "imagePullPolicy: Always", "imagePullPolicy: IfNotPresent")
            try $0.edit("pod.yaml", "restartPolicy: Always", "imagePullSecrets: [{name: registry}]")
        },
        Self("MTB-PL1-CC-FNS-1", "no limit of storage", at: "quota.yaml:3:18") {
            $0.set("quota.yaml", TenantExample.quota(without: "limits.ephemeral-storage"))
        },
        Self("MTB-PL1-CC-FNS-1", "no quota", at: nil) { $0.set("quota.yaml", nil) },
        Self("MTB-PL1-CC-FNS-2", "no count of Secrets", at: "quota.yaml:3:18") {
            $0.set("quota.yaml", TenantExample.quota(without: "secrets"))
        },
        right(
            "MTB-PL1-CC-CPI-1",
            "{apiGroups: [\"\"], resources: [namespaces], verbs: [update]}",
            by: "boundary-right"
        ),
        Self("MTB-PL1-CC-CPI-1", "a ClusterRoleBinding", at: "cluster.yaml", by: "tenant-cluster-binding") {
            $0.set(
                "cluster.yaml",
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: all}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
                subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "acme-corp:viewers"}]
                """
            )
        },
        right(
            "MTB-PL1-BC-CPI-2",
            "{apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: [delete]}",
            by: "boundary-right"
        ),
        right(
            "MTB-PL1-CC-TI-1",
            "{apiGroups: [\"\"], resources: [resourcequotas], verbs: [patch]}",
            by: "boundary-right"
        ),
        right("MTB-PL1-CC-TI-1", "{apiGroups: [\"*\"], resources: [\"*\"], verbs: [\"*\"]}", by: "wildcard-right"),
        Self("MTB-PL1-CC-TI-2", "another tenant's group", at: "rights.yaml", by: "foreign-subject") {
            try $0.edit("rights.yaml", "\"acme-corp:viewers\"", "\"blue-labs:viewers\"")
            $0.set("other.yaml", TenantExample.namespace.replacing("acme-corp", with: "blue-labs"))
        },
        Self("MTB-PL1-CC-TI-2", "everyone", at: "rights.yaml", by: "everyone-bound") {
            try $0.edit("rights.yaml", "\"acme-corp:viewers\"", "\"system:authenticated\"")
        },
        right(
            "MTB-PL2-CC-TI-1",
            "{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]}",
            by: "escalation-right"
        ),
        right(
            "MTB-PL2-CC-TI-1",
            "{apiGroups: [\"\"], resources: [serviceaccounts], verbs: [impersonate]}",
            by: "impersonation-right"
        ),
        Self("MTB-pending-1199", "a volume that outlives its claim", at: "claim.yaml:3:18") {
            $0.set("claim.yaml", claim(", storageClassName: kept"))
            $0.set(
                "class.yaml",
                """
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: kept}
                provisioner: ebs.csi.aws.com
                reclaimPolicy: Retain
                """
            )
            try $0.edit("quota.yaml", "persistentvolumeclaims: 0", "persistentvolumeclaims: 1")
        },
        Self("MTB-pending-1200", "a claim of a volume that is there", at: "claim.yaml:3:18") {
            $0.set("claim.yaml", claim(", volumeName: other"))
        },
        Self("MTB-pending-1201", "no policy", at: nil) { $0.set("policy.yaml", nil) },
    ]

    private static func claim(_ fields: String) -> String {
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data, namespace: acme-corp}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}\(fields)}
        """
    }
}

@Test(arguments: BenchmarkCase.all)
func `a tree that breaks a benchmark fails it, with what shows that`(example: BenchmarkCase) async throws {
    // Findings of rules that this build doesn't have can't be there.
    if let rule = example.rule, RuleCatalogue.rule(rule) == nil { return }
    let good = try await AuditTree().audit().verdict(example.control)
    #expect(good.result == .pass || good.result == .notApplicable, "\(good)")
    var tree = AuditTree()
    try example.edit(&tree)
    let verdict = try await tree.audit().verdict(example.control)
    #expect(verdict.result == .fail, "\(verdict)")
    #expect(!verdict.reason.isEmpty)
    if let rule = example.rule {
        #expect(verdict.findings.contains { $0.id == rule }, "\(verdict.findings.map(\.line))")
    }
    guard let place = example.place else { return }
    let places = (verdict.evidence.compactMap(\.location) + verdict.findings.compactMap(\.location)).map(\.description)
    #expect(places.contains { $0 == place || $0.hasPrefix(place + ":") }, "\(places)")
}

@Test func `each benchmark that can fail has a tree that breaks it`() {
    let broken = Set(BenchmarkCase.all.map(\.control))
    let never: Set = ["MTB-PL2-BC-OPS-3", "MTB-PL2-BC-OPS-4"]
    #expect(Set((AuditCheck.benchmarks + AuditCheck.podSecurity).map(\.id)).subtracting(never) == broken)
}

@Test func `a good tree passes every benchmark that applies`() async throws {
    let report = await AuditTree().audit()
    let row = try #require(report.rows.first { $0.tenant == "acme-corp" })
    for (control, verdict) in zip(report.controls, row.verdicts) where control.group != .own {
        #expect(verdict.result == .pass || verdict.result == .notApplicable, "\(control.id): \(verdict)")
        if verdict.result == .pass { #expect(!verdict.evidence.isEmpty, "\(control.id) shows nothing") }
    }
    #expect(report.controls.map(\.id) == row.verdicts.map(\.control))
    #expect(report.rows.map(\.tenant) == ["acme-corp", nil])
}

@Test func `each rule of the audited categories belongs to one control of ours`() {
    for rule in RuleCatalogue.all where AuditCheck.auditedCategories.contains(rule.category) {
        let owners = AuditCheck.own.filter { $0.isBroken(rule) }.map(\.id)
        #expect(owners.count == 1, "\(rule.id): \(owners)")
    }
}

@Test func `controls have names of their own`() {
    let ids = AuditCheck.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(AuditCheck.all.allSatisfy { !$0.title.isEmpty && $0.method.hasSuffix(".") })
}

@Test func `an accepted finding shows by whose word it stays`() async throws {
    var tree = AuditTree()
    try tree.edit(
        "pod.yaml",
        "metadata: {name: web",
        "metadata: {annotations: {ignore.tenantry.dev/tenant-priority: \"2030-01-31 until the move\"}, name: web"
    )
    try tree.edit("pod.yaml", "restartPolicy: Always", "priorityClassName: system-node-critical")
    let verdict = try await tree.audit { $0.today = CalendarDay("2026-01-01") }.verdict("TENANTRY-fairness")
    #expect(verdict.result == .accepted, "\(verdict)")
    let accepted = try #require(verdict.accepted.first)
    #expect(accepted.finding.id == "tenant-priority")
    #expect(accepted.acceptance.reason == "until the move")
    #expect(accepted.acceptance.until.text == "2030-01-31")
    #expect(accepted.acceptance.location.description.hasPrefix("pod.yaml:3:"))
    let expired = try await tree.audit { $0.today = CalendarDay("2031-01-01") }.verdict("TENANTRY-fairness")
    #expect(expired.result == .fail)
    #expect(expired.findings.map(\.id) == ["tenant-priority"])
}

@Test func `a finding that notes point into another tenant's files concerns both`() async throws {
    var tree = AuditTree()
    tree.set("other.yaml", TenantExample.namespace.replacing("acme-corp", with: "blue-labs"))
    let report = await tree.audit()
    let fairness = try report.verdict("TENANTRY-fairness", on: "blue-labs")
    #expect(fairness.findings.map(\.id) == ["missing-quota"])
    #expect(try report.verdict("TENANTRY-fairness").result == .pass)
    #expect(!report.passes)
}

@Test func `a file that can't be read proves nothing`() async throws {
    var tree = AuditTree()
    tree.set("broken.yaml", "a: [")
    let report = await tree.audit()
    #expect(try report.verdict("TENANTRY-manifests", on: nil).result == .fail)
    #expect(!report.passes)
}

@Test func `the size of the cluster is not known where nobody says it`() async throws {
    let verdict = try await AuditTree().audit().verdict("TENANTRY-cluster-size", on: nil)
    #expect(verdict.result == .notProvable)
    #expect(verdict.reason == "the size of the cluster is not known")
    let known = try await AuditTree().audit {
        $0.settings.capacity.cluster = ClusterCapacity(cpu: "8", memory: "64Gi")
    }
    .verdict("TENANTRY-cluster-size", on: nil)
    #expect(known.result == .pass)
}

@Test func `what the configuration switches off is not provable`() async throws {
    let (configuration, problems) = LoadedConfiguration.read(
        Array(
            """
            apiVersion: tenantry.dev/v1alpha1
            kind: Configuration
            spec:
              rules: [{names: [tenant-priority], enabled: false}]
            """.utf8
        ),
        path: ".tenantry.yaml"
    )
    #expect(problems.isEmpty)
    let policy = RulePolicy(try #require(configuration), root: "/", workingDirectory: "/")
    let verdict = try await AuditTree().audit { $0.policy = policy }.verdict("TENANTRY-fairness")
    #expect(verdict.result == .notProvable)
    #expect(verdict.reason == "the configuration switches off 'tenant-priority'")
}

@Test func `the same tree has the same digest, and another has another`() throws {
    let tree = AuditTree()
    #expect(tree.tree.digest() == AuditTree().tree.digest())
    #expect(tree.tree.digest().count == 64)
    var other = tree
    try other.edit("pod.yaml", "web", "wed")
    #expect(other.tree.digest() != tree.tree.digest())
    // printf '%s  %s\n' "$(printf 'a: b\n' | sha256sum | cut -d' ' -f1)" x.yaml | sha256sum
    #expect(
        ManifestTree([SourceFile(path: "x.yaml", text: "a: b\n")]).digest()
            == "d706abcd23fd8e098923468b73f2021d1b6a829fedea7d72bfb345a7dbba2774"
    )
}
