import Diagnostics

extension AuditCheck {
    /// What this tool checks beyond the benchmarks: each rule of ``auditedCategories`` belongs to one of these.
    static let own: [AuditCheck] = [
        control(
            "manifests",
            "Manifests are read alike by everyone, and are what the server takes",
            "Every file is parsed, and every object held to the schema and the validation of the Kubernetes version.",
            [],
            RuleCatalogue.all.filter { [.syntax, .schema, .api].contains($0.category) }
        ),
        control(
            "network",
            "No connection leads from one tenant to another, or around the gateway",
            "NetworkPolicies are evaluated for every pair of classes of pods, in both directions.",
            [.networkPolicy],
            demands: "NetworkPolicies",
            RuleCatalogue.networkIsolationRules
        ),
        control(
            "rights",
            "No subject of a tenant has a right beyond its own namespace, or over what confines it",
            "The rights of every subject are worked out from roles, bindings and what is aggregated.",
            [.roleBinding, .role],
            RuleCatalogue.rightsIsolationRules
        ),
        control(
            "names-and-data",
            "No tenant holds, names or shows what is another's",
            "Namespaces, references, hosts, stores of secrets, dashboards, matchers and shared monitoring are compared across tenants.",
            [.secretStore, .externalSecret, .serviceMonitor, .podMonitor, .prometheusRule, .alertmanagerConfig],
            RuleCatalogue.dataIsolationRules + RuleCatalogue.monitoringIsolationRules
        ),
        control(
            "admission",
            "The server itself refuses what would break isolation",
            "ValidatingAdmissionPolicies and their bindings are read for what they match and demand.",
            [],
            RuleCatalogue.admissionIsolationRules
        ),
        control(
            "fairness",
            "No tenant can starve another, and what runs fits its quota",
            """
            Quotas and LimitRanges are compared with what runs at the autoscaler's most, during updates; classes of priority with \
            the platform's.
            """,
            [.resourceQuota, .limitRange, .horizontalPodAutoscaler],
            RuleCatalogue.capacityRules.filter { $0.id != Rule.quotasExceedCluster.id }
        ),
        clusterSize,
        control(
            "workloads",
            "What runs is hardened beyond the Pod Security Standards",
            "Every pod template, Service and budget is read for what a careful reviewer asks.",
            ObjectKind.workloads,
            security { !isPodSecurity($0) && !isOfImages($0) && !isOfAccounts($0) }
        ),
        control(
            "images",
            "Images come from known registries and can't change unseen",
            "Every container of every sort is read for its image.",
            ObjectKind.workloads,
            security(where: isOfImages)
        ),
        control(
            "accounts",
            "Pods have accounts of their own, and no token that they don't need",
            "Pod templates and ServiceAccounts are read for their accounts and tokens.",
            [.serviceAccount],
            security(where: isOfAccounts)
        ),
        control(
            "pod-security",
            "Namespaces say how pods are confined, and pods comply",
            "The labels of Namespaces are read, and each pod template is held to the level that counts for it.",
            [.namespace],
            security(where: isPodSecurity)
        ),
        control(
            "secrets",
            "Nothing secret is in the tree",
            "Every byte is looked at for known formats of keys, high entropy, and what is encoded twice.",
            [.externalSecret],
            RuleCatalogue.secretsRules
        ),
        control(
            "delivery",
            "Controllers apply a tenant's objects in its name, in order, and prune only what they should",
            "What Argo CD and Flux are told is compared with the folders and objects of the tree.",
            [],
            RuleCatalogue.all.filter { $0.category == .gitops }
        ),
    ]

    /// The categories whose rules are asked. What can't be read, or would be read otherwise by the server, proves nothing.
    static let auditedCategories: Set<Category> = [
        .syntax, .schema, .api, .security, .isolation, .capacity, .secrets, .gitops,
    ]

    /// The size of the cluster is beside the tree.
    private static let clusterSize = AuditCheck(
        id: "TENANTRY-cluster-size",
        group: .own,
        title: "The quotas of all tenants together fit the cluster",
        method: """
            The quotas' sums are compared with the cluster's size and the overcommitment that the platform's spec or the configuration \
            says.
            """,
        isOfPlatform: true,
        isBroken: { $0.id == Rule.quotasExceedCluster.id },
        ground: { subject in
            guard subject.tenant == nil else { return .notApplicable("it is about all tenants together") }
            guard let cluster = subject.index.settings.capacity.cluster else {
                return .notProvable("the size of the cluster is not known")
            }
            let factor = subject.index.settings.capacity.overcommit.text
            return .holds(
                "cpu \(cluster.cpu.text) and memory \(cluster.memory.text), \(factor) times, hold all quotas",
                []
            )
        }
    )

    private static func control(
        _ name: String,
        _ title: String,
        _ method: String,
        _ kinds: [ObjectKind],
        demands: String? = nil,
        _ rules: [Rule]
    ) -> AuditCheck {
        let ids = Set(rules.map(\.id))
        return AuditCheck(
            id: "TENANTRY-\(name)",
            group: .own,
            title: title,
            method: method,
            isOfPlatform: true,
            isBroken: { ids.contains($0.id) },
            ground: { subject in
                let evidence = subject.evidence(kinds)
                if evidence.isEmpty, let demands, subject.tenant != nil { return .fails("it has no \(demands)", []) }
                return .holds("no rule finds anything", evidence)
            }
        )
    }

    private static func security(where belongs: (Rule) -> Bool) -> [Rule] {
        RuleCatalogue.securityRules.filter(belongs)
    }

    private static func isOfImages(_ rule: Rule) -> Bool { rule.id.rawValue.hasPrefix("image-") }

    private static func isOfAccounts(_ rule: Rule) -> Bool {
        let name = rule.id.rawValue
        return name.contains("service-account") || name.contains("token")
    }
}
