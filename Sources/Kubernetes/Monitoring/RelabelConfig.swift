public import YAML

/// A step that changes labels, or drops what has them (`monitoring/v1 prometheus_types.go RelabelConfig`).
public struct RelabelConfig: Structured {
    /// The labels whose values are joined.
    public var sourceLabels: [String]
    /// What they are joined with; `;` when left out.
    public var separator: String?
    /// The label that is set.
    public var targetLabel: String?
    /// What the joined values must match, whole; `(.*)` when left out.
    public var regex: String?
    /// What a hash of the joined values is taken modulo of.
    public var modulus: Int64?
    /// What the label is set to; `$1` when left out.
    public var replacement: String?
    /// What is done; `replace` when left out.
    public var action: RelabelAction?

    /// The value with the given fields set.
    public init(
        sourceLabels: [String] = [],
        separator: String? = nil,
        targetLabel: String? = nil,
        regex: String? = nil,
        modulus: Int64? = nil,
        replacement: String? = nil,
        action: RelabelAction? = nil
    ) {
        self.sourceLabels = sourceLabels
        self.separator = separator
        self.targetLabel = targetLabel
        self.regex = regex
        self.modulus = modulus
        self.replacement = replacement
        self.action = action
    }
}

extension RelabelConfig {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: RelabelConfig?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> RelabelConfig {
        try RelabelConfig(
            sourceLabels: visit.optional("sourceLabels", value?.sourceLabels, default: []),
            separator: visit.optional("separator", value?.separator),
            targetLabel: visit.optional("targetLabel", value?.targetLabel),
            regex: visit.optional("regex", value?.regex),
            modulus: visit.optional("modulus", value?.modulus),
            replacement: visit.optional("replacement", value?.replacement),
            action: visit.optional("action", value?.action)
        )
    }
}

/// What a step does to labels (`monitoring/v1 prometheus_types.go RelabelConfig`).
public enum RelabelAction: String, EnumFieldValue {
    /// Sets a label where the values match.
    case replace
    /// Drops what doesn't match.
    case keep
    /// Drops what matches.
    case drop
    /// Sets a label to a hash of the values.
    case hashmod
    /// Copies labels whose names match to other names.
    case labelmap
    /// Takes out labels whose names match.
    case labeldrop
    /// Takes out labels whose names don't match.
    case labelkeep
    /// Sets a label to the values in lower case.
    case lowercase
    /// Sets a label to the values in upper case.
    case uppercase
    /// Drops what hasn't the values in the label.
    case keepequal
    /// Drops what has the values in the label.
    case dropequal
}
