public import YAML

/// How pods are spread over the nodes that have different values of a label (`core/v1 types.go
/// TopologySpreadConstraint`).
public struct TopologySpreadConstraint: Structured {
    /// By how many pods two values may differ.
    public var maxSkew: Int32
    /// The label of the nodes: `topology.kubernetes.io/zone`.
    public var topologyKey: LabelKey
    /// What becomes of a pod that fits nowhere.
    public var whenUnsatisfiable: UnsatisfiableConstraintAction
    /// The pods that count.
    public var labelSelector: LabelSelector?
    /// Over how many values at least; 1 when left out.
    public var minDomains: Int32?
    /// Whether only nodes count that the pod wants; `honor` when left out.
    public var nodeAffinityPolicy: NodeInclusionPolicy?
    /// Whether only nodes count whose taints the pod bears; `ignore` when left out.
    public var nodeTaintsPolicy: NodeInclusionPolicy?
    /// Labels in which a pod that counts must equal the pod: `pod-template-hash` counts each revision for itself.
    public var matchLabelKeys: [LabelKey]

    /// The value with the given fields set.
    public init(
        maxSkew: Int32,
        topologyKey: LabelKey,
        whenUnsatisfiable: UnsatisfiableConstraintAction,
        labelSelector: LabelSelector? = nil,
        minDomains: Int32? = nil,
        nodeAffinityPolicy: NodeInclusionPolicy? = nil,
        nodeTaintsPolicy: NodeInclusionPolicy? = nil,
        matchLabelKeys: [LabelKey] = []
    ) {
        self.maxSkew = maxSkew
        self.topologyKey = topologyKey
        self.whenUnsatisfiable = whenUnsatisfiable
        self.labelSelector = labelSelector
        self.minDomains = minDomains
        self.nodeAffinityPolicy = nodeAffinityPolicy
        self.nodeTaintsPolicy = nodeTaintsPolicy
        self.matchLabelKeys = matchLabelKeys
    }
}

extension TopologySpreadConstraint {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: TopologySpreadConstraint?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> TopologySpreadConstraint {
        try TopologySpreadConstraint(
            maxSkew: visit.required("maxSkew", value?.maxSkew),
            topologyKey: visit.required("topologyKey", value?.topologyKey),
            whenUnsatisfiable: visit.required("whenUnsatisfiable", value?.whenUnsatisfiable),
            labelSelector: visit.optional("labelSelector", value?.labelSelector),
            minDomains: visit.optional("minDomains", value?.minDomains),
            nodeAffinityPolicy: visit.optional("nodeAffinityPolicy", value?.nodeAffinityPolicy),
            nodeTaintsPolicy: visit.optional("nodeTaintsPolicy", value?.nodeTaintsPolicy),
            matchLabelKeys: visit.optional("matchLabelKeys", value?.matchLabelKeys, default: [])
        )
    }
}

/// What becomes of a pod that fits nowhere (`core/v1 types.go UnsatisfiableConstraintAction`).
public enum UnsatisfiableConstraintAction: String, EnumFieldValue {
    /// It waits.
    case doNotSchedule = "DoNotSchedule"
    /// It goes where it disturbs least.
    case scheduleAnyway = "ScheduleAnyway"
}

/// Whether a property of nodes is looked at (`core/v1 types.go NodeInclusionPolicy`).
public enum NodeInclusionPolicy: String, EnumFieldValue {
    /// It is.
    case honor = "Honor"
    /// It isn't.
    case ignore = "Ignore"
}
