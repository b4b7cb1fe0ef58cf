public import YAML

/// Pods, and how many of them may be missing on purpose (`policy/v1 types.go PodDisruptionBudgetSpec`).
public struct PodDisruptionBudgetSpec: Structured {
    /// How many pods may be missing, or must be there.
    public enum Bound: Hashable, Sendable {
        /// How many must be there after an eviction, as a number or a percentage.
        case minAvailable(IntOrString)
        /// How many may be missing after an eviction, as a number or a percentage.
        case maxUnavailable(IntOrString)
    }

    /// How many pods may be missing, or must be there.
    public var bound: Bound
    /// The pods; an empty selector takes every pod of the namespace.
    public var selector: LabelSelector?
    /// Which pods that aren't ready may be evicted; `ifHealthyBudget` when left out.
    public var unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy?

    /// A budget by how many pods must be there.
    public init(
        minAvailable: IntOrString,
        selector: LabelSelector,
        unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy? = nil
    ) {
        self.init(
            bound: .minAvailable(minAvailable),
            selector: selector,
            unhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy
        )
    }

    /// A budget by how many pods may be missing.
    public init(
        selector: LabelSelector,
        maxUnavailable: IntOrString,
        unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy? = nil
    ) {
        self.init(
            bound: .maxUnavailable(maxUnavailable),
            selector: selector,
            unhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy
        )
    }

    /// A budget by one bound or the other; without a selector it takes no pod.
    public init(
        bound: Bound,
        selector: LabelSelector? = nil,
        unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy? = nil
    ) {
        self.bound = bound
        self.selector = selector
        self.unhealthyPodEvictionPolicy = unhealthyPodEvictionPolicy
    }
}

/// Which pods that aren't ready may be evicted (`policy/v1 types.go UnhealthyPodEvictionPolicyType`).
public enum UnhealthyPodEvictionPolicy: String, EnumFieldValue {
    /// Those of workloads that have enough ready ones.
    case ifHealthyBudget = "IfHealthyBudget"
    /// All.
    case alwaysAllow = "AlwaysAllow"
}

extension PodDisruptionBudgetSpec {
    /// How many pods must be there, if that is the bound.
    public var minAvailable: IntOrString? {
        if case .minAvailable(let value) = bound { value } else { nil }
    }

    /// How many pods may be missing, if that is the bound.
    public var maxUnavailable: IntOrString? {
        if case .maxUnavailable(let value) = bound { value } else { nil }
    }

    /// Visits the fields in the order of the API; one bound must be there, and not both.
    public static func fields<Visitor: FieldVisitor>(
        of value: PodDisruptionBudgetSpec?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PodDisruptionBudgetSpec {
        var one = OneOf<Bound>()
        try one.field("minAvailable", value?.minAvailable, &visit, Bound.minAvailable)
        let selector = try visit.optional("selector", value?.selector)
        try one.field("maxUnavailable", value?.maxUnavailable, &visit, Bound.maxUnavailable)
        return try PodDisruptionBudgetSpec(
            bound: one.found(among: "minAvailable | maxUnavailable", &visit, else: .minAvailable(.sample)),
            selector: selector,
            unhealthyPodEvictionPolicy: visit.optional("unhealthyPodEvictionPolicy", value?.unhealthyPodEvictionPolicy)
        )
    }
}
