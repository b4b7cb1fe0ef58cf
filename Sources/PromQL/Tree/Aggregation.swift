/// Many series made into few: `sum by (job) (up)`.
public struct Aggregation: Sendable, Hashable {
    /// What is done with the series of a group.
    public enum Operator: String, Sendable, Hashable, CaseIterable {
        case sum, avg, count, min, max, group, stddev, stdvar, topk, bottomk, quantile
        case countValues = "count_values"
        /// Experimental in version 3.
        case limitk
        /// Experimental in version 3.
        case limitRatio = "limit_ratio"

        /// What the parameter before the expression is; `nil` for those that take none.
        public var parameterType: ValueType? {
            switch self {
            case .topk, .bottomk, .quantile, .limitk, .limitRatio: .scalar
            case .countValues: .string
            case .sum, .avg, .count, .min, .max, .group, .stddev, .stdvar: nil
            }
        }

        /// Whether series are chosen, with all their labels, rather than computed.
        public var choosesSeries: Bool {
            switch self {
            case .topk, .bottomk, .limitk, .limitRatio: true
            default: false
            }
        }

        /// Whether Prometheus needs a feature flag for it.
        public var isExperimental: Bool { self == .limitk || self == .limitRatio }
    }

    /// What is done.
    public var `operator`: Operator
    /// Which series make a group; without it all do.
    public var grouping: Grouping?
    /// `5` in `topk(5, up)`.
    public var parameter: Expression?
    /// The series.
    public var expression: Expression
    private var operatorPlace: Place

    /// Where the operator's name stands, in UTF-8 bytes.
    public var operatorRange: Range<Int> { operatorPlace.range }

    init(
        _ operator: Operator,
        grouping: Grouping?,
        parameter: Expression?,
        expression: Expression,
        operatorRange: Range<Int>
    ) {
        self.operator = `operator`
        self.grouping = grouping
        self.parameter = parameter
        self.expression = expression
        operatorPlace = Place(operatorRange)
    }
}

/// Which labels make a group.
public struct Grouping: Sendable, Hashable {
    /// Whether labels are kept or dropped.
    public enum Kind: String, Sendable, Hashable {
        /// The labels that are kept.
        case by
        /// The labels that are dropped.
        case without
    }

    /// Whether the labels are kept or dropped.
    public var kind: Kind
    /// The labels.
    public var labels: [LabelReference]
    private var place: Place

    /// Where it stands, from `by` or `without` to the bracket, in UTF-8 bytes.
    public var range: Range<Int> { place.range }

    init(_ kind: Kind, labels: [LabelReference], range: Range<Int>) {
        self.kind = kind
        self.labels = labels
        place = Place(range)
    }

    /// The labels' names.
    public var labelNames: Set<String> { Set(labels.lazy.map(\.name)) }
}

/// A label's name in a list of labels.
public struct LabelReference: Sendable, Hashable {
    /// The label.
    public var name: String
    /// Whether it is written in quotes, as version 3 takes it.
    public var isQuoted: Bool
    /// The variables of Grafana in it; in Prometheus' own dialect none.
    public var variables: [GrafanaVariable] { derivedVariables.value }
    private var derivedVariables: Derived<[GrafanaVariable]>
    private var place: Place

    /// Whether a variable of Grafana stands in it.
    public var isTemplated: Bool { !variables.isEmpty }
    /// Where it stands, in UTF-8 bytes.
    public var range: Range<Int> { place.range }

    init(name: String, isQuoted: Bool, variables: [GrafanaVariable], range: Range<Int>) {
        self.name = name
        self.isQuoted = isQuoted
        derivedVariables = Derived(variables)
        place = Place(range)
    }
}
