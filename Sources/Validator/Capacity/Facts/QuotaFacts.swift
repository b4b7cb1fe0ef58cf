import YAML

/// What a ResourceQuota limits.
struct QuotaFacts: Hashable, Sendable {
    /// Which pods it counts (`scopes`, `scopeSelector`).
    struct Scope: Hashable, Sendable {
        var name: String
        var operation: String
        var values: [String]
    }

    /// The amounts, by key: `requests.cpu`, `pods`, `count/deployments.apps`.
    var hard: ResourceAmounts
    var scopes: [Scope]

    init(_ root: YAMLNode) {
        let spec = root["spec"]
        hard = ResourceAmounts(spec?["hard"])
        let plain = spec?.list("scopes").compactMap(\.string).map { Scope(name: $0, operation: "Exists", values: []) }
        let selected = spec?["scopeSelector"]?.list("matchExpressions").map { term in
            Scope(
                name: term["scopeName"]?.string ?? "",
                operation: term["operator"]?.string ?? "",
                values: term.list("values").compactMap(\.string)
            )
        }
        scopes = (plain ?? []) + (selected ?? [])
    }
}

/// What a key of a quota counts.
enum QuotaKey: Hashable, Sendable {
    /// Pods that have not come to their end.
    case pods
    /// What pods ask for of a resource.
    case requests(String)
    /// What pods may use of a resource.
    case limits(String)
    /// Storage that claims ask for; of one StorageClass where that is named.
    case storage(storageClass: String?)
    /// Claims of one StorageClass.
    case claims(storageClass: String)
    case nodePorts
    case loadBalancers
    /// Objects of a kind, by the name and group of its resource: `deployments.apps`.
    case objects(String)

    /// What the server takes it for (Kubernetes: pkg/quota/v1/evaluator/core); `nil` for what nothing counts.
    init?(_ key: String) {
        switch key {
        case "pods": self = .pods
        case "cpu", "memory", "ephemeral-storage": self = .requests(key)
        case "requests.storage": self = .storage(storageClass: nil)
        case "services.nodeports": self = .nodePorts
        case "services.loadbalancers": self = .loadBalancers
        case "configmaps", "secrets", "services", "persistentvolumeclaims", "replicationcontrollers", "resourcequotas":
            self = .objects(key)
        default:
            if key.hasPrefix("count/") {
                self = .objects(String(key.dropFirst(6)))
            } else if key.utf8.contains(UInt8(ascii: "/")),
                let place = key.firstRange(of: ".storageclass.storage.k8s.io/")
            {
                let name = String(key[..<place.lowerBound])
                self = key.hasSuffix("/requests.storage") ? .storage(storageClass: name) : .claims(storageClass: name)
            } else if key.hasPrefix("requests.") {
                self = .requests(String(key.dropFirst(9)))
            } else if key.hasPrefix("limits.") {
                self = .limits(String(key.dropFirst(7)))
            } else if key.hasPrefix("hugepages-") {
                self = .requests(key)
            } else {
                return nil
            }
        }
    }

    /// Whether a quota that limits it makes each container say how much it takes (Kubernetes: pkg/quota/v1/evaluator/core/pods.go,
    /// `validationSet`).
    var demandsAmounts: Bool {
        switch self {
        case .requests(let name), .limits(let name): name == "cpu" || name == "memory"
        default: false
        }
    }

    /// Whether it counts pods, or what they ask for.
    var isOfPods: Bool {
        switch self {
        case .pods, .requests, .limits: true
        default: false
        }
    }
}
