public import YAML

/// Which nodes and neighbours a pod wants (`core/v1 types.go Affinity`).
public struct Affinity: Structured {
    /// The nodes that it wants.
    public var nodeAffinity: NodeAffinity?
    /// The pods that it wants to be near.
    public var podAffinity: PodAffinity?
    /// The pods that it wants to be away from.
    public var podAntiAffinity: PodAntiAffinity?

    /// The value with the given fields set.
    public init(
        nodeAffinity: NodeAffinity? = nil,
        podAffinity: PodAffinity? = nil,
        podAntiAffinity: PodAntiAffinity? = nil
    ) {
        self.nodeAffinity = nodeAffinity
        self.podAffinity = podAffinity
        self.podAntiAffinity = podAntiAffinity
    }
}

extension Affinity {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Affinity?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Affinity {
        try Affinity(
            nodeAffinity: visit.optional("nodeAffinity", value?.nodeAffinity),
            podAffinity: visit.optional("podAffinity", value?.podAffinity),
            podAntiAffinity: visit.optional("podAntiAffinity", value?.podAntiAffinity)
        )
    }
}

/// The pods that a pod wants to be near (`core/v1 types.go PodAffinity`).
public struct PodAffinity: Structured {
    /// What must hold.
    public var requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm]
    /// What should hold.
    public var preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm]

    /// The value with the given fields set.
    public init(
        requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm] = [],
        preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm] = []
    ) {
        self.requiredDuringSchedulingIgnoredDuringExecution = requiredDuringSchedulingIgnoredDuringExecution
        self.preferredDuringSchedulingIgnoredDuringExecution = preferredDuringSchedulingIgnoredDuringExecution
    }
}

extension PodAffinity {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodAffinity?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodAffinity {
        try PodAffinity(
            requiredDuringSchedulingIgnoredDuringExecution: visit.optional(
                "requiredDuringSchedulingIgnoredDuringExecution",
                value?.requiredDuringSchedulingIgnoredDuringExecution,
                default: []
            ),
            preferredDuringSchedulingIgnoredDuringExecution: visit.optional(
                "preferredDuringSchedulingIgnoredDuringExecution",
                value?.preferredDuringSchedulingIgnoredDuringExecution,
                default: []
            )
        )
    }
}

/// The pods that a pod wants to be away from (`core/v1 types.go PodAntiAffinity`).
public struct PodAntiAffinity: Structured {
    /// What must hold.
    public var requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm]
    /// What should hold.
    public var preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm]

    /// The value with the given fields set.
    public init(
        requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm] = [],
        preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm] = []
    ) {
        self.requiredDuringSchedulingIgnoredDuringExecution = requiredDuringSchedulingIgnoredDuringExecution
        self.preferredDuringSchedulingIgnoredDuringExecution = preferredDuringSchedulingIgnoredDuringExecution
    }
}

extension PodAntiAffinity {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodAntiAffinity?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodAntiAffinity {
        try PodAntiAffinity(
            requiredDuringSchedulingIgnoredDuringExecution: visit.optional(
                "requiredDuringSchedulingIgnoredDuringExecution",
                value?.requiredDuringSchedulingIgnoredDuringExecution,
                default: []
            ),
            preferredDuringSchedulingIgnoredDuringExecution: visit.optional(
                "preferredDuringSchedulingIgnoredDuringExecution",
                value?.preferredDuringSchedulingIgnoredDuringExecution,
                default: []
            )
        )
    }
}

/// What should hold between pods, and how much (`core/v1 types.go WeightedPodAffinityTerm`).
public struct WeightedPodAffinityTerm: Structured {
    /// How much, from 1 to 100.
    public var weight: Int32
    /// What should hold.
    public var podAffinityTerm: PodAffinityTerm

    /// The value with the given fields set.
    public init(weight: Int32, podAffinityTerm: PodAffinityTerm) {
        self.weight = weight
        self.podAffinityTerm = podAffinityTerm
    }
}

extension WeightedPodAffinityTerm {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: WeightedPodAffinityTerm?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> WeightedPodAffinityTerm {
        try WeightedPodAffinityTerm(
            weight: visit.required("weight", value?.weight),
            podAffinityTerm: visit.required("podAffinityTerm", value?.podAffinityTerm)
        )
    }
}

/// Pods, and the label of nodes that says what near them is (`core/v1 types.go PodAffinityTerm`).
public struct PodAffinityTerm: Structured {
    /// The pods; none when left out.
    public var labelSelector: LabelSelector?
    /// Their namespaces; the pod's own when empty.
    public var namespaces: [DNSLabel]
    /// The label of nodes: those with one value are near each other.
    public var topologyKey: LabelKey
    /// Their namespaces by labels.
    public var namespaceSelector: LabelSelector?

    /// The value with the given fields set.
    public init(
        labelSelector: LabelSelector? = nil,
        namespaces: [DNSLabel] = [],
        topologyKey: LabelKey,
        namespaceSelector: LabelSelector? = nil
    ) {
        self.labelSelector = labelSelector
        self.namespaces = namespaces
        self.topologyKey = topologyKey
        self.namespaceSelector = namespaceSelector
    }
}

extension PodAffinityTerm {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodAffinityTerm?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodAffinityTerm {
        try PodAffinityTerm(
            labelSelector: visit.optional("labelSelector", value?.labelSelector),
            namespaces: visit.optional("namespaces", value?.namespaces, default: []),
            topologyKey: visit.required("topologyKey", value?.topologyKey),
            namespaceSelector: visit.optional("namespaceSelector", value?.namespaceSelector)
        )
    }
}
