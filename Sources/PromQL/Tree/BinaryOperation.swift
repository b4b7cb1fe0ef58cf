/// An operator between two expressions: `a / on (job) b`.
public struct BinaryOperation: Sendable, Hashable {
    /// What is done with the two.
    public var `operator`: BinaryOperator
    /// What stands before the operator.
    public var left: Expression
    /// What stands after it.
    public var right: Expression
    /// Whether a comparison gives 0 and 1 rather than dropping series.
    public var returnsBool: Bool
    /// How series of one side find those of the other; by all labels where it isn't given.
    public var matching: VectorMatching?
    /// What stands for a series that the other side lacks (experimental in version 3).
    public var fill: Fill?
    private var operatorPlace: Place

    /// Where the operator stands, in UTF-8 bytes.
    public var operatorRange: Range<Int> { operatorPlace.range }

    init(
        _ operator: BinaryOperator,
        left: Expression,
        right: Expression,
        returnsBool: Bool,
        matching: VectorMatching?,
        fill: Fill?,
        operatorRange: Range<Int>
    ) {
        self.operator = `operator`
        self.left = left
        self.right = right
        self.returnsBool = returnsBool
        self.matching = matching
        self.fill = fill
        operatorPlace = Place(operatorRange)
    }

    /// What stands for a series that one side lacks.
    public struct Fill: Sendable, Hashable {
        /// What stands for a series that the left side lacks.
        public var left: NumberLiteral?
        /// What stands for a series that the right side lacks.
        public var right: NumberLiteral?
    }
}

/// How series of the two sides of an operator find one another.
public struct VectorMatching: Sendable, Hashable {
    /// Which labels are compared.
    public enum Kind: String, Sendable, Hashable {
        /// Only the labels of the list.
        case on
        /// All but the labels of the list.
        case ignoring
    }

    /// The side of which many series can match one of the other.
    public enum Side: String, Sendable, Hashable {
        case left = "group_left"
        case right = "group_right"
    }

    /// Many series of one side for one of the other.
    public struct Group: Sendable, Hashable {
        /// The side with many.
        public var side: Side
        /// The labels that the result takes from the side with one.
        public var labels: [LabelReference]
    }

    /// Which labels are compared.
    public var kind: Kind
    /// The labels of `on` or `ignoring`.
    public var labels: [LabelReference]
    /// Many to one; one to one where it isn't given.
    public var group: Group?
    private var place: Place

    /// Where it stands, from `on` or `ignoring` to the last bracket, in UTF-8 bytes.
    public var range: Range<Int> { place.range }

    init(_ kind: Kind, labels: [LabelReference], group: Group?, range: Range<Int>) {
        self.kind = kind
        self.labels = labels
        self.group = group
        place = Place(range)
    }

    /// The labels' names.
    public var labelNames: Set<String> { Set(labels.lazy.map(\.name)) }
}

/// A sign before an expression.
public struct UnaryOperation: Sendable, Hashable {
    /// A sign.
    public enum Operator: String, Sendable, Hashable {
        case plus = "+"
        case minus = "-"
    }

    /// The sign.
    public var `operator`: Operator
    /// What stands after it.
    public var expression: Expression
}
