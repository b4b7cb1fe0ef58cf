import YAML

/// What decides how much a workload takes from its namespace. Workloads that are alike share one value.
struct WorkloadFacts: Hashable, Sendable {
    /// How many pods a workload has.
    enum Count: Hashable, Sendable {
        case fixed(Int)
        /// One on each node, or on some of them.
        case perNode
    }

    /// How many pods an update adds before it takes old ones away.
    enum Surge: Hashable, Sendable {
        case none
        case pods(Int)
        case percent(Int)
    }

    var resources: PodResources
    var count: Count
    /// Whether an autoscaler may change the number of pods.
    var isScalable = false
    var surge = Surge.none
    /// What each pod claims by ephemeral volumes.
    var ephemeralClaims: [ClaimFacts]
    /// What a StatefulSet claims for each pod.
    var templateClaims: [ClaimFacts] = []
    /// The PriorityClass; empty where none is named.
    var priorityClass: String
    /// Whether pods have an end (`activeDeadlineSeconds`), as the scope `Terminating` asks.
    var isTerminating: Bool
    /// Whether pods look at others in other namespaces to find a node, as the scope `CrossNamespacePodAffinity` asks.
    var looksAcrossNamespaces: Bool
    /// Whether every container pulls its image whenever it starts.
    var pullsAlways: Bool
    /// Whether its images are pulled with credentials of its own.
    var pullsWithSecrets: Bool
    /// How many objects it keeps beside its pods: a Deployment's ReplicaSets, a CronJob's Jobs.
    var kept = 0
}

extension WorkloadFacts {
    /// The facts of an object that makes pods; `nil` for others.
    init?(_ object: ManifestObject) {
        guard let pods = object.pods else { return nil }
        let spec = object.root["spec"]
        self.init(
            resources: PodResources(pods.spec),
            count: .fixed(1),
            ephemeralClaims: pods.volumes.compactMap {
                $0.at("ephemeral", "volumeClaimTemplate").map { ClaimFacts($0) }
            },
            priorityClass: pods.spec["priorityClassName"]?.string ?? "",
            isTerminating: (pods.spec["activeDeadlineSeconds"]?.integer ?? -1) >= 0,
            looksAcrossNamespaces: Self.looksAcrossNamespaces(pods.spec),
            pullsAlways: pods.containers.allSatisfy { Self.pullsAlways($0.node) },
            pullsWithSecrets: (pods.spec["imagePullSecrets"]?.count ?? 0) > 0
        )
        switch object.kind {
        case .deployment:
            count = .fixed(Self.replicas(spec))
            isScalable = true
            surge = Self.surge(ofDeployment: spec)
            kept = max(0, spec?["revisionHistoryLimit"]?.integer ?? 10) + 1
        case .replicaSet, .replicationController:
            count = .fixed(Self.replicas(spec))
            isScalable = true
        case .statefulSet:
            count = .fixed(Self.replicas(spec))
            isScalable = true
            templateClaims = spec?.list("volumeClaimTemplates").map { ClaimFacts($0) } ?? []
        case .daemonSet:
            count = .perNode
            surge = Self.surge(ofDaemonSet: spec)
        case .job:
            count = .fixed(Self.parallelPods(spec))
        case .cronJob:
            let isSuspended = spec?["suspend"]?.isTrue == true
            count = .fixed(isSuspended ? 0 : Self.parallelPods(spec?.at("jobTemplate", "spec")))
            kept =
                max(0, spec?["successfulJobsHistoryLimit"]?.integer ?? 3)
                + max(0, spec?["failedJobsHistoryLimit"]?.integer ?? 1) + 1
        default: break
        }
    }

    /// Where nothing is written, only what has the tag `latest`, or neither tag nor digest, is pulled each time (Kubernetes:
    /// pkg/apis/core/v1/defaults.go, `SetDefaults_Container`).
    private static func pullsAlways(_ container: YAMLNode) -> Bool {
        if let policy = container.text("imagePullPolicy") { return policy == "Always" }
        guard let image = container.text("image") else { return true }
        let name = image.utf8.lastIndex(of: UInt8(ascii: "/")).map { image[$0...] } ?? image[...]
        return !name.contains("@") && (!name.contains(":") || name.hasSuffix(":latest"))
    }

    /// 1 where nothing is written (Kubernetes: pkg/apis/apps/v1/defaults.go).
    private static func replicas(_ spec: YAMLNode?) -> Int {
        max(0, spec?["replicas"]?.integer ?? 1)
    }

    /// The pods of a Job that run at a time (Kubernetes: pkg/controller/job/job_controller.go, `manageJob`).
    private static func parallelPods(_ spec: YAMLNode?) -> Int {
        guard spec?["suspend"]?.isTrue != true else { return 0 }
        let parallelism = max(0, spec?["parallelism"]?.integer ?? 1)
        guard let completions = spec?["completions"]?.integer else { return parallelism }
        return min(parallelism, max(0, completions))
    }

    /// A quarter where nothing is written (Kubernetes: pkg/apis/apps/v1/defaults.go, `SetDefaults_Deployment`).
    private static func surge(ofDeployment spec: YAMLNode?) -> Surge {
        guard spec?.at("strategy", "type")?.string != "Recreate" else { return .none }
        return spec?.at("strategy", "rollingUpdate", "maxSurge").flatMap { Surge($0) } ?? .percent(25)
    }

    /// None where nothing is written (Kubernetes: pkg/apis/apps/v1/defaults.go, `SetDefaults_DaemonSet`).
    private static func surge(ofDaemonSet spec: YAMLNode?) -> Surge {
        guard spec?.at("updateStrategy", "type")?.string != "OnDelete" else { return .none }
        return spec?.at("updateStrategy", "rollingUpdate", "maxSurge").flatMap { Surge($0) } ?? .none
    }

    /// Kubernetes: pkg/quota/v1/evaluator/core/pods.go, `usesCrossNamespacePodAffinity`.
    private static func looksAcrossNamespaces(_ spec: YAMLNode) -> Bool {
        guard let affinity = spec["affinity"] else { return false }
        return ["podAffinity", "podAntiAffinity"].contains { side in
            let terms =
                (affinity[side]?.list("requiredDuringSchedulingIgnoredDuringExecution").map(\.self) ?? [])
                + (affinity[side]?.list("preferredDuringSchedulingIgnoredDuringExecution")
                    .compactMap { $0["podAffinityTerm"] } ?? [])
            return terms.contains { ($0["namespaces"]?.count ?? 0) > 0 || $0.field("namespaceSelector") != nil }
        }
    }
}

extension WorkloadFacts.Surge {
    /// A number of pods or a percentage of them; `nil` for anything else.
    fileprivate init?(_ node: YAMLNode) {
        if let pods = node.integer {
            self = .pods(max(0, pods))
        } else if let text = node.string, text.hasSuffix("%"), let percent = Int(text.dropLast()) {
            self = .percent(min(max(0, percent), 1_000))
        } else {
            return nil
        }
    }

    /// The pods of an update, rounded up (Kubernetes: pkg/controller/deployment/util/deployment_util.go, `ResolveFenceposts`).
    func pods(of count: Int) -> Int {
        switch self {
        case .none: 0
        case .pods(let pods): pods
        case .percent(let percent):
            count > Int.max / 1_001 ? count : (count * percent + 99) / 100
        }
    }
}

/// What a claim asks for.
struct ClaimFacts: Hashable, Sendable {
    /// The storage that is requested, in thousandths of bytes.
    var storage: Int64
    /// The StorageClass; empty where none is named.
    var storageClass: String
    /// Whether it asks for a volume that is there already.
    var choosesVolume: Bool

    /// The facts of a claim, or of a template of one.
    init(_ root: YAMLNode) {
        let spec = root["spec"]
        storage = spec?.at("resources", "requests", "storage").flatMap { Quantity($0) }?.thousandths ?? 0
        storageClass = spec?["storageClassName"]?.string ?? ""
        choosesVolume = spec?.text("volumeName") != nil || spec?.field("selector") != nil
    }
}

/// One value of facts that many workloads share.
final class SharedWorkloadFacts: Sendable {
    let facts: WorkloadFacts

    init(_ facts: WorkloadFacts) {
        self.facts = facts
    }
}
