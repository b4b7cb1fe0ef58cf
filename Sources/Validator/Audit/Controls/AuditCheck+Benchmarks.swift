import Diagnostics

extension AuditCheck {
    /// The multi-tenancy benchmarks (kubernetes-sigs/multi-tenancy: benchmarks/kubectl-mtb/test/benchmarks), each as far as a tree
    /// shows it. Two have one id upstream, and get `a` and `b` here; those that it has planned have the number of its issue.
    static let benchmarks: [AuditCheck] = [
        benchmark(
            "MTB-PL1-CC-CPI-1",
            "No access to what is in no namespace",
            "No ClusterRoleBinding has a subject of a tenant, and no rule reaches Namespaces.",
            ["tenant-cluster-binding", "everyone-bound", "boundary-right", "wildcard-right", "built-in-role"],
            rights
        ),
        benchmark(
            "MTB-PL1-BC-CPI-2",
            "No change of what the platform manages in a tenant's namespace",
            "No subject of a tenant may write the Namespace, quotas, limits, policies, roles or bindings.",
            ["boundary-right", "wildcard-right", "built-in-role"],
            rights
        ),
        pod("MTB-PL1-BC-CPI-3", "No pods that add capabilities", restricted, ["capabilities", "drop-capabilities"]),
        pod("MTB-PL1-BC-CPI-4", "No pods that run as root", restricted, ["run-as-non-root", "run-as-user"]),
        pod("MTB-PL1-BC-CPI-5", "No privileged pods", baseline, ["privileged", "windows-host-process"]),
        pod("MTB-PL1-BC-CPI-6", "No escalation of privileges", restricted, ["privilege-escalation"]),
        pod("MTB-PL1-BC-HI-1a", "No volumes of the node", baseline, ["host-path", "volume-type"]),
        benchmark(
            "MTB-PL1-BC-HI-1b",
            "No Services of type NodePort",
            "No Service takes a port of the nodes, and the quota allows for none.",
            ["exposed-service"],
            noNodePorts
        ),
        pod("MTB-PL1-BC-HI-3", "No network and no ports of the node", baseline, ["host-namespaces", "host-port"]),
        pod("MTB-PL1-BC-HI-4", "No processes of the node", baseline, ["host-namespaces"]),
        pod("MTB-PL1-BC-HI-5", "No memory shared with the node", baseline, ["host-namespaces"]),
        benchmark(
            "MTB-PL1-CC-DI-1",
            "Images are pulled with the pod's own credentials",
            "Every container pulls always, so that nobody uses what another's credentials brought to a node.",
            [],
            pullsAlways
        ),
        benchmark(
            "MTB-PL1-CC-FNS-1",
            "Quotas of CPU, memory and ephemeral storage",
            "The quotas of each namespace have requests and limits of all three.",
            [],
            { quotaKeys($0, computeKeys) }
        ),
        benchmark(
            "MTB-PL1-CC-FNS-2",
            "Quotas of objects",
            "The quotas of each namespace count every kind of object that the benchmark names.",
            [],
            { quotaKeys($0, objectKeys) }
        ),
        benchmark(
            "MTB-PL1-CC-TI-1",
            "No change of its quota",
            "No subject of a tenant may write quotas, by any role, wildcard or aggregation.",
            ["boundary-right", "wildcard-right", "built-in-role", "aggregated-right"],
            rights
        ),
        benchmark(
            "MTB-PL1-CC-TI-2",
            "No access to another tenant's objects",
            "No subject of another tenant, and no group of everyone, is bound in its namespaces.",
            ["foreign-subject", "tenant-cluster-binding", "everyone-bound"],
            rights
        ),
        selfService("MTB-PL2-BC-OPS-3", "Tenants manage their roles and bindings themselves", "roles and bindings"),
        selfService("MTB-PL2-BC-OPS-4", "Tenants manage their network policies themselves", "network policies"),
        benchmark(
            "MTB-PL2-CC-TI-1",
            "No rights that go beyond its own",
            "No subject of a tenant may bind, escalate or impersonate.",
            ["escalation-right", "impersonation-right", "wildcard-right", "built-in-role"],
            rights
        ),
        benchmark(
            "MTB-pending-1198",
            "Volumes come from claims alone",
            "Pods have no volumes but those of the level 'restricted', and no claim names a volume.",
            ["pod-security-host-path", "pod-security-volume-type"],
            { EnforcedLevel.ground($0, ["restricted"]) }
        ),
        benchmark(
            "MTB-pending-1199",
            "Volumes are deleted with their claims",
            "The StorageClasses that claims name reclaim by deletion.",
            [],
            { storage($0, ofClasses: true) }
        ),
        benchmark(
            "MTB-pending-1200",
            "No use of volumes that are there already",
            "No claim names a volume or selects one.",
            [],
            { storage($0, ofClasses: false) }
        ),
        benchmark(
            "MTB-pending-1201",
            "No network between tenants",
            "NetworkPolicies are evaluated for every pair of classes of pods, in both directions.",
            [
                "tenant-to-tenant", "unisolated-pods", "missing-default-deny", "open-namespace-selector",
                "namespace-label",
            ],
            { subject in
                let policies = subject.evidence([.networkPolicy])
                return policies.isEmpty
                    ? .fails("it has no NetworkPolicy", [])
                    : .holds("its policies let no other tenant in or out", policies)
            }
        ),
    ]
}

// MARK: - Grounds

extension AuditCheck {
    private static let restricted: Set<String> = ["restricted"]
    private static let baseline: Set<String> = ["baseline", "restricted"]

    /// With the other names of what the benchmark looks for as parts of names (kubectl-mtb: quotas/configure_ns_quotas).
    private static let computeKeys: [[String]] = [
        ["requests.cpu", "cpu"], ["limits.cpu"], ["requests.memory", "memory"], ["limits.memory"],
        ["requests.ephemeral-storage", "ephemeral-storage"], ["limits.ephemeral-storage"],
    ]

    /// kubectl-mtb: configure_ns_object_quota.
    private static let objectKeys: [[String]] =
        [
            "pods", "services", "replicationcontrollers", "resourcequotas", "secrets", "configmaps",
            "persistentvolumeclaims",
        ].map { [$0, "count/\($0)"] } + [["services.nodeports"], ["services.loadbalancers"]]

    private static func benchmark(
        _ id: String,
        _ title: String,
        _ method: String,
        _ rules: Set<Diagnostic.ID>,
        _ ground: @escaping @Sendable (AuditSubject) -> Ground
    ) -> AuditCheck {
        AuditCheck(
            id: id,
            group: .benchmarks,
            title: title,
            method: method,
            isBroken: { rules.contains($0.id) },
            ground: ground
        )
    }

    /// A benchmark that Pod Security decides: the server refuses such pods, and the tree has none.
    private static func pod(_ id: String, _ title: String, _ levels: Set<String>, _ controls: [String]) -> AuditCheck {
        benchmark(
            id,
            title,
            "The Namespace's label enforces \(levels.sorted().map { "'\($0)'" }.joined(separator: " or ")), and no pod template breaks it.",
            Set(controls.map { Diagnostic.ID(rawValue: "pod-security-\($0)") }),
            { EnforcedLevel.ground($0, levels) }
        )
    }

    private static let rights: @Sendable (AuditSubject) -> Ground = { subject in
        let evidence = subject.evidence([.roleBinding, .role])
        return .holds(
            evidence.isEmpty ? "nothing is bound in its namespaces" : "no binding gives more than what is listed",
            evidence
        )
    }

    private static func selfService(_ id: String, _ title: String, _ what: String) -> AuditCheck {
        benchmark(
            id,
            title,
            "The benchmark asks for it at level 2; here \(what) come from the platform alone, whose policies could be undone.",
            [],
            { _ in .notApplicable("tenants change their specs, and the platform writes their \(what)") }
        )
    }

    private static let noNodePorts: @Sendable (AuditSubject) -> Ground = { subject in
        var evidence: [AuditEvidence] = []
        for namespace in subject.namespaces {
            for object in subject.index.objects(.service, in: namespace) {
                guard case .service(let facts) = object.content, facts.nodePorts > 0 else { continue }
                return .fails("a Service takes ports of the nodes", [subject.evidence(object)])
            }
            let quota = subject.quotas(in: namespace).first { $0.facts.hard["services.nodeports"] == 0 }
            guard let quota else {
                return .fails(
                    "no quota keeps ports of nodes from namespace '\(namespace)'",
                    subject.evidence([.resourceQuota])
                )
            }
            evidence.append(subject.evidence(quota.object, ", with 'services.nodeports' of 0"))
        }
        return .holds("no Service takes a port of the nodes, nor can one", evidence)
    }

    private static let pullsAlways: @Sendable (AuditSubject) -> Ground = { subject in
        var evidence: [AuditEvidence] = []
        for namespace in subject.namespaces {
            for object in subject.index.podMakers(in: namespace) {
                guard case .pods(let pods) = object.content, let workload = pods.workload?.facts else { continue }
                guard workload.pullsAlways else {
                    guard subject.treePullsWithSecrets else {
                        return .notApplicable("no image is pulled with credentials that are not every pod's")
                    }
                    return .fails(
                        "a container uses an image that is on the node, whoever brought it there",
                        [subject.evidence(object)]
                    )
                }
                evidence.append(subject.evidence(object))
            }
        }
        guard !evidence.isEmpty else { return .notApplicable("nothing runs in its namespaces") }
        return .holds("every container pulls its image each time it starts", Array(evidence.prefix(12)))
    }

    private static func quotaKeys(_ subject: AuditSubject, _ keys: [[String]]) -> Ground {
        var evidence: [AuditEvidence] = []
        for namespace in subject.namespaces {
            let quotas = subject.quotas(in: namespace)
            guard !quotas.isEmpty else { return .fails("namespace '\(namespace)' has no quota of all pods", []) }
            let missing = keys.filter { names in
                !quotas.contains { quota in names.contains { quota.facts.hard[$0] != nil } }
            }
            evidence += quotas.map { subject.evidence($0.object) }
            guard missing.isEmpty else {
                let names = missing.map { "'\($0[0])'" }.joined(separator: ", ")
                return .fails("no quota of namespace '\(namespace)' has \(names)", evidence)
            }
        }
        return .holds("the quotas have every key that is asked for", evidence)
    }

    private static func storage(_ subject: AuditSubject, ofClasses: Bool) -> Ground {
        var evidence: [AuditEvidence] = []
        for namespace in subject.namespaces {
            for object in subject.index.objects(.persistentVolumeClaim, in: namespace) {
                guard case .capacity(.claim(let claim)) = object.content else { continue }
                if !ofClasses, claim.choosesVolume {
                    return .fails("a claim chooses a volume that is there", [subject.evidence(object)])
                }
                if ofClasses {
                    let storageClass = subject.index.objects(.storageClass, claim.storageClass, in: "").first
                    guard let storageClass, case .capacity(.storageClass(let facts)) = storageClass.content else {
                        return .notProvable("the tree has no StorageClass '\(claim.storageClass)'")
                    }
                    guard facts.deletes else {
                        return .fails(
                            "a volume outlives its claim",
                            [subject.evidence(object), subject.evidence(storageClass)]
                        )
                    }
                }
                evidence.append(subject.evidence(object))
            }
            let quota = subject.quotas(in: namespace).first { $0.facts.hard["persistentvolumeclaims"] == 0 }
            if evidence.isEmpty, let quota {
                evidence.append(subject.evidence(quota.object, ", which allows for no claim"))
            }
        }
        if evidence.isEmpty { return .notApplicable("it has no claim") }
        return .holds("it has no such claim", evidence)
    }
}
