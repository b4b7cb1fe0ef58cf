import Diagnostics

/// What the rules about the whole tree need to know of one object, in little memory.
struct ObjectFacts: Sendable {
    /// What an object has that others refer to.
    indirect enum Content: Sendable {
        case other
        /// The labels of a Namespace.
        case namespace([Label])
        /// The pods of a workload.
        case pods(PodFacts)
        case service(ServiceFacts)
        /// A ConfigMap or a Secret.
        case data(DataFacts)
        case networkPolicy(NetworkPolicyFacts)
        /// What a PodDisruptionBudget selects.
        case budget(LabelSelector)
        /// A ServiceMonitor or a PodMonitor.
        case monitor(MonitorFacts)
        /// A Prometheus, or a chart that installs one.
        case scraper(ScraperFacts)
        /// Rules of Prometheus.
        case rules([RuleFacts])
        case admissionBinding(AdmissionBindingFacts)
        /// Quotas, limits, autoscalers, claims, priorities.
        case capacity(CapacityFacts)
    }

    /// A place among objects: by namespace, those that make pods first, then by kind.
    struct Order: Comparable, Sendable {
        private let bits: Int

        init(namespace: Int, kind: Int, makesPods: Bool) {
            bits = namespace << 32 | (makesPods ? 0 : 1) << 31 | kind
        }

        var makesPods: Bool { bits & 1 << 31 == 0 }

        static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
    }

    var kind: ObjectKind
    /// The namespace that it ends up in; empty where there is none.
    var namespace: String
    var name: String
    /// The name after kustomize's prefixes and suffixes, where there are any.
    var builtName: String?
    var content: Content
    /// Its place among the objects of other namespaces and kinds: see ``ManifestIndex/objects``.
    var order = Order(namespace: 0, kind: 0, makesPods: false)
    /// The file, as an index into the tree's.
    var file: Int32
    private var line: UInt32
    private var column: UInt32
    /// Whether a controller makes it, as External Secrets makes a Secret.
    var isMadeByController: Bool

    init(
        kind: ObjectKind,
        namespace: String,
        name: String,
        content: Content = .other,
        isMadeByController: Bool = false,
        file: Int32,
        position: SourcePosition
    ) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.content = content
        self.isMadeByController = isMadeByController
        self.file = file
        line = UInt32(truncatingIfNeeded: position.line)
        column = UInt32(truncatingIfNeeded: position.column)
    }

    /// Where it is named.
    var position: SourcePosition { SourcePosition(line: Int(line), column: Int(column)) }

    var identity: ObjectIdentity { ObjectIdentity(kind: kind, namespace: namespace, name: name) }
}

/// The pods that a workload makes.
struct PodFacts: Sendable {
    /// A port that a container says it listens on.
    struct Port: Hashable, Sendable {
        var name: String
        var number: Int
        var protocolName: String
    }

    var labels: [Label]
    var ports: [Port]
    /// Whether they have the network of their node.
    var isOnHostNetwork = false
    /// How many there are, and what each takes.
    var workload: SharedWorkloadFacts?
    /// What its containers are told to connect to.
    var calls: [PodCall] = []
    /// How many there are, where the workload says so.
    var replicas: Int?
    /// Whether they break some level of the Pod Security Standards in some version; only known where rules ask for it.
    var mayBreakPodSecurity = false
}

/// A Service, as far as others refer to it.
struct ServiceFacts: Sendable {
    /// A port of a Service.
    struct Port: Hashable, Sendable {
        var name: String
        var number: Int
        var protocolName: String
        /// The port of the pods, by name or number.
        var target: PortReference
    }

    var labels: [Label]
    /// What its pods are labelled with; `nil` when someone else provides its endpoints.
    var selector: [Label]?
    var ports: [Port]
    /// Whether a load balancer is made for it.
    var isLoadBalancer = false
    /// How many ports of the nodes it takes.
    var nodePorts = 0
}

/// A port, by name or by number.
enum PortReference: Hashable, Sendable {
    case name(String)
    case number(Int)
}

/// What a ConfigMap or a Secret holds.
struct DataFacts: Sendable {
    var keys: [String]
    /// Whether there may be more keys, that a controller adds.
    var isOpen = false
    /// Whether a value is a configuration of Prometheus.
    var hasScrapeConfiguration = false
}
