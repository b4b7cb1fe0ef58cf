public import YAML

/// The nodes that a pod wants (`core/v1 types.go NodeAffinity`).
public struct NodeAffinity: Structured {
    /// What must hold.
    public var requiredDuringSchedulingIgnoredDuringExecution: NodeSelector?
    /// What should hold.
    public var preferredDuringSchedulingIgnoredDuringExecution: [PreferredSchedulingTerm]

    /// The value with the given fields set.
    public init(
        requiredDuringSchedulingIgnoredDuringExecution: NodeSelector? = nil,
        preferredDuringSchedulingIgnoredDuringExecution: [PreferredSchedulingTerm] = []
    ) {
        self.requiredDuringSchedulingIgnoredDuringExecution = requiredDuringSchedulingIgnoredDuringExecution
        self.preferredDuringSchedulingIgnoredDuringExecution = preferredDuringSchedulingIgnoredDuringExecution
    }
}

extension NodeAffinity {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: NodeAffinity?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NodeAffinity {
        try NodeAffinity(
            requiredDuringSchedulingIgnoredDuringExecution: visit.optional(
                "requiredDuringSchedulingIgnoredDuringExecution",
                value?.requiredDuringSchedulingIgnoredDuringExecution
            ),
            preferredDuringSchedulingIgnoredDuringExecution: visit.optional(
                "preferredDuringSchedulingIgnoredDuringExecution",
                value?.preferredDuringSchedulingIgnoredDuringExecution,
                default: []
            )
        )
    }
}

/// What should hold of a node, and how much (`core/v1 types.go PreferredSchedulingTerm`).
public struct PreferredSchedulingTerm: Structured {
    /// How much, from 1 to 100.
    public var weight: Int32
    /// What should hold.
    public var preference: NodeSelectorTerm

    /// The value with the given fields set.
    public init(weight: Int32, preference: NodeSelectorTerm) {
        self.weight = weight
        self.preference = preference
    }
}

extension PreferredSchedulingTerm {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: PreferredSchedulingTerm?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> PreferredSchedulingTerm {
        try PreferredSchedulingTerm(
            weight: visit.required("weight", value?.weight),
            preference: visit.required("preference", value?.preference)
        )
    }
}

/// Nodes: those that one of the terms takes (`core/v1 types.go NodeSelector`).
public struct NodeSelector: Structured {
    /// The terms.
    public var nodeSelectorTerms: [NodeSelectorTerm]

    /// The value with the given fields set.
    public init(nodeSelectorTerms: [NodeSelectorTerm]) {
        self.nodeSelectorTerms = nodeSelectorTerms
    }
}

extension NodeSelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: NodeSelector?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NodeSelector {
        try NodeSelector(
            nodeSelectorTerms: visit.required("nodeSelectorTerms", value?.nodeSelectorTerms)
        )
    }
}

/// Nodes: those that meet every requirement (`core/v1 types.go NodeSelectorTerm`).
public struct NodeSelectorTerm: Structured {
    /// What their labels must meet.
    public var matchExpressions: [NodeSelectorRequirement]
    /// What their fields must meet.
    public var matchFields: [NodeSelectorRequirement]

    /// The value with the given fields set.
    public init(matchExpressions: [NodeSelectorRequirement] = [], matchFields: [NodeSelectorRequirement] = []) {
        self.matchExpressions = matchExpressions
        self.matchFields = matchFields
    }
}

extension NodeSelectorTerm {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: NodeSelectorTerm?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NodeSelectorTerm {
        try NodeSelectorTerm(
            matchExpressions: visit.optional("matchExpressions", value?.matchExpressions, default: []),
            matchFields: visit.optional("matchFields", value?.matchFields, default: [])
        )
    }
}

/// What a label or field of a node must meet (`core/v1 types.go NodeSelectorRequirement`).
public struct NodeSelectorRequirement: Structured {
    /// The label or field.
    public var key: LabelKey
    /// How it relates to the values.
    public var `operator`: NodeSelectorOperator
    /// The values; none for `exists` and `doesNotExist`, and one for `gt` and `lt`.
    public var values: [String]

    /// The value with the given fields set.
    public init(key: LabelKey, operator: NodeSelectorOperator, values: [String] = []) {
        self.key = key
        self.operator = `operator`
        self.values = values
    }
}

extension NodeSelectorRequirement {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: NodeSelectorRequirement?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> NodeSelectorRequirement {
        try NodeSelectorRequirement(
            key: visit.required("key", value?.key),
            operator: visit.required("operator", value?.operator),
            values: visit.optional("values", value?.values, default: [])
        )
    }
}

/// How a label of a node relates to values (`core/v1 types.go NodeSelectorOperator`).
public enum NodeSelectorOperator: String, EnumFieldValue {
    /// It is one of them.
    case isIn = "In"
    /// It is none of them.
    case notIn = "NotIn"
    /// It is there.
    case exists = "Exists"
    /// It is missing.
    case doesNotExist = "DoesNotExist"
    /// It is a greater number.
    case gt = "Gt"
    /// It is a smaller number.
    case lt = "Lt"
}
