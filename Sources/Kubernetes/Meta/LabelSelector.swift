public import YAML

/// A query over labels: an object must meet every requirement, and an empty query takes every object (`meta/v1
/// types.go LabelSelector`).
public struct LabelSelector: Structured {
    /// The labels that an object must have.
    public var matchLabels: SortedMap<LabelKey, LabelValue>
    /// What else an object's labels must meet.
    public var matchExpressions: [LabelSelectorRequirement]

    /// The value with the given fields set.
    public init(
        matchLabels: SortedMap<LabelKey, LabelValue> = [:],
        matchExpressions: [LabelSelectorRequirement] = []
    ) {
        self.matchLabels = matchLabels
        self.matchExpressions = matchExpressions
    }
}

extension LabelSelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: LabelSelector?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> LabelSelector {
        try LabelSelector(
            matchLabels: visit.optional("matchLabels", value?.matchLabels, default: [:]),
            matchExpressions: visit.optional("matchExpressions", value?.matchExpressions, default: [])
        )
    }
}

/// What the label of one key must meet (`meta/v1 types.go LabelSelectorRequirement`).
public struct LabelSelectorRequirement: Structured {
    /// The key of the label.
    public var key: LabelKey
    /// How the label relates to the values.
    public var `operator`: LabelSelectorOperator
    /// The values; none for `exists` and `doesNotExist`, and at least one otherwise.
    public var values: [LabelValue]

    /// The value with the given fields set.
    public init(key: LabelKey, operator: LabelSelectorOperator, values: [LabelValue] = []) {
        self.key = key
        self.operator = `operator`
        self.values = values
    }
}

extension LabelSelectorRequirement {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: LabelSelectorRequirement?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> LabelSelectorRequirement {
        try LabelSelectorRequirement(
            key: visit.required("key", value?.key),
            operator: visit.required("operator", value?.operator),
            values: visit.optional("values", value?.values, default: [])
        )
    }
}

/// How a label relates to a set of values (`meta/v1 types.go LabelSelectorOperator`).
public enum LabelSelectorOperator: String, EnumFieldValue {
    /// The label has one of the values.
    case isIn = "In"
    /// The label has none of the values, or is missing.
    case notIn = "NotIn"
    /// The label is there.
    case exists = "Exists"
    /// The label is missing.
    case doesNotExist = "DoesNotExist"
}
