import Diagnostics
import PlatformContract
import Testing
import YAML

@testable import Validator

extension CapacityExample {
    /// A tenant's namespace, a class, and what else there is.
    fileprivate static func tenancy(
        _ rest: String,
        quota: String = TenantExample.quota(),
        limits: String = TenantExample.limitRange()
    ) -> String {
        TenantExample.namespace + quota + limits + rest
    }

    fileprivate static func priorityClass(_ name: String, _ fields: String) -> String {
        """
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: \(name)}
        \(fields)
        ---

        """
    }

    fileprivate static let never = "value: 10\npreemptionPolicy: Never"
    fileprivate static let gateway = webPod("- {name: a}", "priorityClassName: platform")

    fileprivate static let tenants: [RuleCase] = [
        RuleCase(
            "missing-quota",
            "no quota",
            TenantExample.namespace.replacing("{name: acme", with: "{name: 1️⃣acme"),
            says: "namespace 'acme-corp' of the tenant 'acme-corp' has no ResourceQuota"
        ),
        RuleCase("missing-quota", "no tenant's", namespace),
        RuleCase(
            "incomplete-quota",
            "a key that matters most",
            tenancy(
                "",
                quota: TenantExample.quota(without: "pods").replacing("    configmaps", with: "    1️⃣configmaps")
            ),
            says: "nothing limits 'pods' in namespace 'acme-corp'",
            .error
        ),
        RuleCase(
            "incomplete-quota",
            "a key that matters",
            tenancy(
                "",
                quota: TenantExample.quota(without: "services.nodeports").replacing(
                    "    configmaps",
                    with: "    1️⃣configmaps"
                )
            ),
            .warning
        ),
        RuleCase(
            "incomplete-quota",
            "the other name of a key",
            tenancy("", quota: TenantExample.quota().replacing("requests.cpu", with: "cpu"))
        ),
        RuleCase(
            "incomplete-quota",
            "in a second quota",
            tenancy(
                TenantExample.quota().replacing("name: tenant", with: "name: more").replacing(
                    "resourcequotas: 1",
                    with: "resourcequotas: 2"
                ),
                quota: TenantExample.quota(without: "pods").replacing("resourcequotas: 1", with: "resourcequotas: 2")
            )
        ),
        RuleCase(
            "missing-limit-range",
            "no defaults",
            tenancy("", quota: TenantExample.quota().replacing("{name: tenant", with: "{name: 1️⃣tenant"), limits: ""),
            says: "'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'"
        ),
        RuleCase(
            "missing-limit-range",
            "a default that is missing",
            tenancy(
                "",
                quota: TenantExample.quota().replacing("{name: tenant", with: "{name: 1️⃣tenant"),
                limits: TenantExample.limitRange(limit: "{cpu: 500m}")
            ),
            says: "a default for 'limits.memory'"
        ),
        RuleCase(
            "pod-on-each-node",
            "a DaemonSet of a tenant",
            tenancy(
                workload("apps/v1 DaemonSet", resources: "{}").replacing(
                    "name: web, namespace: web",
                    with: "name: 1️⃣web, namespace: acme-corp"
                )
            )
        ),
        RuleCase("pod-on-each-node", "a DaemonSet of the platform", tenancy(workload("apps/v1 DaemonSet"))),
        RuleCase(
            "tenant-priority",
            "a class that drives out others",
            priorityClass("high", "value: 10") + tenancy(TenantExample.pod("priorityClassName: 1️⃣high")),
            says: "needs 'preemptionPolicy: Never'"
        ),
        RuleCase(
            "tenant-priority",
            "a class that doesn't",
            priorityClass("low", never) + tenancy(TenantExample.pod("priorityClassName: low"))
        ),
        RuleCase(
            "tenant-priority",
            "the cluster's own",
            tenancy(TenantExample.pod("priorityClassName: 1️⃣system-node-critical")),
            says: "can't do without"
        ),
        RuleCase(
            "tenant-priority",
            "the default of the cluster",
            priorityClass("usual", "value: 10\nglobalDefault: true")
                + tenancy(
                    TenantExample.pod("restartPolicy: Always").replacing("  restartPolicy", with: "  1️⃣restartPolicy")
                ),
            says: "'usual'"
        ),
        RuleCase(
            "tenant-priority",
            "the platform's",
            priorityClass("platform", never) + gateway + tenancy(TenantExample.pod("priorityClassName: 1️⃣platform")),
            says: "platform's own pods"
        ),
        RuleCase(
            "tenant-priority",
            "as high as the platform's",
            priorityClass("platform", never) + priorityClass("tenant", never) + gateway
                + tenancy(TenantExample.pod("priorityClassName: 1️⃣tenant")),
            says: "not below the 10"
        ),
        RuleCase("tenant-priority", "none, and no default", tenancy(TenantExample.pod("restartPolicy: Always"))),
    ]
}

@Test(arguments: CapacityExample.tenants)
func `tenants are held to quotas that say enough, and drive out nobody`(example: RuleCase) async {
    await example.check(RuleSelection([.capacity]))
}

@Test(arguments: [
    ("8", 1.0, 1), ("12", 1.0, 0), ("8", 1.5, 0), ("8", 1.4, 1),
])
func `quotas of tenants are held against the cluster`(cpu: String, overcommit: Double, count: Int) async throws {
    let quotas = (0..<3).map { number in
        [
            SourceFile(
                path: "\(number).yaml",
                text: CapacityExample.tenancy("").replacing("acme-corp", with: "tenant-\(number)")
                    .replacing("requests.cpu: \"2\"", with: "requests.cpu: \"\(number + 3)\"")
                    .replacing("limits.cpu: \"4\"", with: "limits.cpu: \"9\"")
            )
        ]
    }
    var validator = Validator(RuleSelection([.capacity]))
    validator.settings.capacity = CapacityConfiguration(
        cluster: ClusterCapacity(cpu: ConfiguredQuantity(stringLiteral: cpu), memory: "100Gi"),
        overcommit: try #require(Overcommit(overcommit))
    )
    let findings = await validator.validate(ManifestTree(quotas.flatMap(\.self)))
    #expect(findings.count == count, "\(findings.map(\.line))")
    guard let finding = findings.first else { return }
    #expect(finding.id == "quotas-exceed-cluster")
    #expect(finding.location?.description == "2.yaml:17:5")
    #expect(finding.message.contains("allow for 12 of 'requests.cpu' together"))
    #expect(finding.notes.map(\.message) == ["namespace 'tenant-1': 4", "namespace 'tenant-0': 3"])
}
