import YAML

/// What the rules about capacity need to know of an object that makes no pods.
enum CapacityFacts: Hashable, Sendable {
    case quota(QuotaFacts)
    case limitRange(LimitRangeFacts)
    case scaler(ScalerFacts)
    case claim(ClaimFacts)
    case priorityClass(PriorityClassFacts)
    case storageClass(StorageClassFacts)
    /// A ServiceAccount whose pods pull images with its credentials.
    case pullingAccount

    /// The facts of an object; `nil` for kinds that matter not.
    init?(_ object: ManifestObject) {
        switch object.kind {
        case .resourceQuota: self = .quota(QuotaFacts(object.root))
        case .limitRange: self = .limitRange(LimitRangeFacts(object.root))
        case .horizontalPodAutoscaler: self = .scaler(ScalerFacts(object.root))
        case .persistentVolumeClaim: self = .claim(ClaimFacts(object.root))
        case .priorityClass: self = .priorityClass(PriorityClassFacts(object.root))
        case .storageClass: self = .storageClass(StorageClassFacts(object.root))
        case .serviceAccount:
            guard (object.root["imagePullSecrets"]?.count ?? 0) > 0 else { return nil }
            self = .pullingAccount
        default: return nil
        }
    }
}

/// What a HorizontalPodAutoscaler scales, and how far.
struct ScalerFacts: Hashable, Sendable {
    var kind: ObjectKind
    var name: String
    /// The most pods that it makes.
    var most: Int
    /// The resources whose use it measures as a share of what is asked for.
    var sharedResources: [Resource]

    /// A resource of all containers, or of one.
    struct Resource: Hashable, Sendable {
        var name: String
        var container: String?
        /// Its place among the metrics; none for the one that is there when nothing is written.
        var index: Int?
    }

    init(_ root: YAMLNode) {
        let spec = root["spec"]
        let target = spec?["scaleTargetRef"]
        kind = ObjectKind(
            target?["kind"]?.string ?? "",
            ObjectIdentity.group(of: target?["apiVersion"]?.string ?? "")
        )
        name = target?["name"]?.string ?? ""
        most = max(0, spec?["maxReplicas"]?.integer ?? 0)
        guard let metrics = spec?["metrics"], metrics.count > 0 else {
            // Kubernetes: pkg/apis/autoscaling/v2/defaults.go, `SetDefaults_HorizontalPodAutoscaler`.
            sharedResources = [Resource(name: "cpu")]
            return
        }
        sharedResources = metrics.elements.enumerated().compactMap { index, metric in
            let type = metric["type"]?.string
            let source = type == "ContainerResource" ? metric["containerResource"] : metric["resource"]
            guard type == "Resource" || type == "ContainerResource", let source,
                source.at("target", "type")?.string == "Utilization", let name = source["name"]?.string
            else { return nil }
            return Resource(name: name, container: source["container"]?.string, index: index)
        }
    }
}

/// What a PriorityClass gives its pods.
struct PriorityClassFacts: Hashable, Sendable {
    var value: Int
    /// Whether its pods drive out others of lower priority.
    var preempts: Bool
    /// Whether pods that name no class are of it.
    var isDefault: Bool

    init(_ root: YAMLNode) {
        value = root["value"]?.integer ?? 0
        preempts = root["preemptionPolicy"]?.string != "Never"
        isDefault = root["globalDefault"]?.isTrue == true
    }
}

/// What becomes of a StorageClass' volumes.
struct StorageClassFacts: Hashable, Sendable {
    /// Whether a volume is deleted with its claim, as it is where nothing is written (Kubernetes: pkg/apis/storage/v1/defaults.go).
    var deletes: Bool

    init(_ root: YAMLNode) {
        deletes = (root["reclaimPolicy"]?.string ?? "Delete") == "Delete"
    }
}
