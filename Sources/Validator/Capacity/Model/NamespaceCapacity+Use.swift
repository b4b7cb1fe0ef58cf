import Diagnostics

extension NamespaceCapacity {
    /// Something that counts towards a key of a quota.
    struct Use {
        /// What counts.
        var object: ObjectFacts
        /// How it comes to the amount: `(5 + 1) × 500m`.
        var text: String
        var thousandths: Int64
    }

    /// How much of a quota's key is in use at the most.
    ///
    /// - Parameter pods: what the pods that the quota counts take together.
    func total(of key: QuotaKey, _ quota: QuotaFacts, pods: PodTotals) -> Int64 {
        switch key {
        case .pods: return pods.count
        case .requests(let resource): return pods.requests[resource] ?? 0
        case .limits(let resource): return pods.limits[resource] ?? 0
        default:
            var total: Int64 = 0
            visit(key, quota) { _, amount, _ in total = total.addingClamped(amount) }
            return total
        }
    }

    /// The largest of what is in use of a quota's key, the largest first, and how many there are in all.
    ///
    /// - Parameter most: how many are wanted; the text of no other is made.
    func uses(
        of key: QuotaKey,
        named name: String,
        _ quota: QuotaFacts,
        most: Int
    ) -> (largest: [Use], count: Int) {
        var largest: [Use] = []
        var count = 0
        visit(key, quota) { object, amount, text in
            guard amount > 0 else { return }
            count += 1
            // Of equal ones the first to come goes first, which is by kind and name.
            let place = largest.firstIndex { $0.thousandths < amount } ?? largest.endIndex
            guard place < most else { return }
            largest.insert(Use(object: object, text: text(name), thousandths: amount), at: place)
            if largest.count > most { largest.removeLast() }
        }
        return (largest, count)
    }

    /// Looks at all that counts towards a key; the text is made where it's asked for.
    private func visit(_ key: QuotaKey, _ quota: QuotaFacts, _ use: (ObjectFacts, Int64, (String) -> String) -> Void) {
        switch key {
        case .pods:
            for workload in counted(quota) {
                use(workload.object, Int64(workload.pods).multipliedClamped(by: 1_000)) { _ in
                    workload.podsText + workload.podsReason
                }
            }
        case .requests(let resource):
            visitPods(quota, use) { $0.requests[resource] }
        case .limits(let resource):
            visitPods(quota, use) { $0.limits[resource] }
        case _ where !quota.scopes.isEmpty:
            // The scopes are all of pods, and nothing else has one (pkg/quota/v1/evaluator/core, `MatchesNoScopeFunc`).
            return
        case .storage(let storageClass):
            visitClaims(of: storageClass, use) { $0.storage }
        case .claims(let storageClass):
            visitClaims(of: storageClass, use) { _ in 1_000 }
        case .objects("persistentvolumeclaims"):
            visitClaims(of: nil, use) { _ in 1_000 }
        case .nodePorts:
            for service in services {
                use(service.object, Int64(service.facts.nodePorts) * 1_000) { _ in
                    let ports = "\(service.facts.nodePorts) \(service.facts.nodePorts == 1 ? "port" : "ports")"
                    return service.facts.isLoadBalancer
                        ? "\(ports) of a load balancer, unless 'allocateLoadBalancerNodePorts' is false" : ports
                }
            }
        case .loadBalancers:
            for service in services where service.facts.isLoadBalancer { use(service.object, 1_000) { _ in "1" } }
        case .objects(let resource):
            visitObjects(resource, use)
        }
    }

    /// The workloads whose pods a quota counts.
    func counted(_ quota: QuotaFacts) -> [CapacityWorkload] {
        quota.scopes.isEmpty ? workloads : workloads.filter { quota.counts($0) }
    }

    private func visitPods(
        _ quota: QuotaFacts,
        _ use: (ObjectFacts, Int64, (String) -> String) -> Void,
        _ amount: (EffectivePod) -> Int64?
    ) {
        for workload in counted(quota) {
            guard let each = amount(workload.pod), each > 0 else { continue }
            let total = each.multipliedClamped(by: Int64(workload.pods))
            use(workload.object, total) { name in
                "\(workload.podsText) × \(AmountText.of(each, name))\(workload.podsReason)"
            }
        }
    }

    private func visitClaims(
        of storageClass: String?,
        _ use: (ObjectFacts, Int64, (String) -> String) -> Void,
        _ amount: (ClaimFacts) -> Int64
    ) {
        for claim in claims where storageClass == nil || claim.facts.storageClass == storageClass {
            let amount = amount(claim.facts)
            use(claim.object, amount) { AmountText.of(amount, $0) }
        }
        for workload in workloads {
            for claim in workload.facts.ephemeralClaims + workload.facts.templateClaims
            where storageClass == nil || claim.storageClass == storageClass {
                let each = amount(claim)
                use(workload.object, each.multipliedClamped(by: Int64(workload.pods))) { name in
                    "\(workload.podsText) × \(AmountText.of(each, name))\(workload.podsReason)"
                }
            }
        }
    }

    private func visitObjects(_ resource: String, _ use: (ObjectFacts, Int64, (String) -> String) -> Void) {
        var previous: ObjectIdentity?
        for object in objects(resource) {
            // A name that is there twice is one object.
            guard object.identity != previous else { continue }
            previous = object.identity
            use(object, 1_000) { _ in "1" }
        }
        for workload in workloads {
            let kept =
                switch (resource, workload.object.kind) {
                case ("replicasets.apps", .deployment), ("jobs.batch", .cronJob): workload.facts.kept
                case ("pods", let kind) where kind != .pod: workload.pods
                default: 0
                }
            if kept > 0 {
                use(workload.object, Int64(kept).multipliedClamped(by: 1_000)) { _ in "\(kept) that it makes" }
            }
        }
        guard let object else { return }
        // The controller manager puts the cluster's certificate in each namespace
        // (pkg/controller/certificates/rootcacertpublisher), and an account.
        if resource == "configmaps" { use(object, 1_000) { _ in "'kube-root-ca.crt', which the cluster makes" } }
        if resource == "serviceaccounts", !objects(resource).contains(where: { $0.name == "default" }) {
            use(object, 1_000) { _ in "'default', which the cluster makes" }
        }
    }
}

/// What pods take together.
struct PodTotals: Sendable {
    /// How many there are, in thousandths as all amounts.
    var count: Int64 = 0
    var requests = ResourceAmounts()
    var limits = ResourceAmounts()

    init(_ workloads: some Sequence<CapacityWorkload>) {
        for workload in workloads {
            count = count.addingClamped(Int64(workload.pods).multipliedClamped(by: 1_000))
            requests += workload.pod.requests.times(workload.pods)
            limits += workload.pod.limits.times(workload.pods)
        }
    }
}

extension QuotaFacts {
    /// Whether it counts the pods of a workload (Kubernetes: pkg/quota/v1/evaluator/core/pods.go, `podMatchesScopeFunc`).
    func counts(_ workload: CapacityWorkload) -> Bool {
        scopes.allSatisfy { scope in
            switch scope.name {
            case "Terminating": workload.facts.isTerminating
            case "NotTerminating": !workload.facts.isTerminating
            case "BestEffort": workload.pod.isBestEffort
            case "NotBestEffort": !workload.pod.isBestEffort
            case "CrossNamespacePodAffinity": workload.facts.looksAcrossNamespaces
            case "PriorityClass":
                switch scope.operation {
                case "In": scope.values.contains(workload.priorityClass)
                case "NotIn": !scope.values.contains(workload.priorityClass)
                case "DoesNotExist": workload.priorityClass.isEmpty
                default: !workload.priorityClass.isEmpty
                }
            default: false
            }
        }
    }
}
