/// An expression of PromQL: a node of its tree, with its place in the text.
///
/// An expression has been checked as Prometheus checks it before it runs: it parses, functions get the arguments that
/// they take, and operators get operands that they are defined for.
///
/// Two expressions are equal when they say the same, wherever they stand in a text: neither places count nor
/// what follows from the rest, as the variables in a text.
public struct Expression: Sendable, Hashable {
    /// What a node is.
    public indirect enum Kind: Sendable, Hashable {
        /// `1.5`, `Inf`, `0x1F`, or a duration as a number: `1h30m`.
        case number(NumberLiteral)
        /// `"text"`.
        case string(StringLiteral)
        /// `up{job="api"}`.
        case vector(VectorSelector)
        /// `up[5m]`.
        case matrix(MatrixSelector)
        /// `rate(up[5m])[1h:1m]`.
        case subquery(Subquery)
        /// `rate(...)`.
        case call(Call)
        /// `sum by (job) (...)`.
        case aggregation(Aggregation)
        /// `a + b`.
        case binary(BinaryOperation)
        /// `-a`.
        case unary(UnaryOperation)
        /// `(a)`.
        case parenthesized(Expression)
        /// `$threshold`, in Grafana's dialect: what stands there is known when a dashboard is shown.
        case variable(GrafanaVariable)
    }

    /// What the node is.
    public var kind: Kind { didSet { type = kind.type } }
    /// What the expression evaluates to.
    public private(set) var type: ValueType
    /// Where it stands, for equality: anywhere.
    private var place: Place

    /// Where the node stands in the text that was parsed, in UTF-8 bytes.
    public var range: Range<Int> {
        get { place.range }
        set { place = Place(newValue) }
    }

    init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        type = kind.type
        place = Place(range)
    }

    /// How deep brackets, calls, signs and powers may be within one another.
    ///
    /// Prometheus sets no limit of its own. This one bounds the stack, so that no text can overflow it.
    public static let nestingLimit = 200

    /// How deep a tree may be: a chain of operators without brackets makes a tree as deep as the chain is long.
    public static let depthLimit = 1_000

    /// Parses and checks an expression.
    ///
    /// - Parameters:
    ///   - text: the expression, with comments and line breaks as Prometheus takes them.
    ///   - dialect: whether variables of Grafana may stand in it.
    /// - Throws: the first error, with its place in `text`.
    public init(parsing text: String, as dialect: Dialect = .prometheus) throws(PromQLError) {
        self = try Parser.parse(text, as: dialect)
    }
}

/// Whose texts are parsed.
public enum Dialect: Sendable, Hashable {
    /// Prometheus' own: everything that versions 2 and 3 take, with experimental parts, which
    /// ``Expression/requirements`` lists.
    case prometheus
    /// A query in a dashboard: variables (`$name`, `${name:format}`, `[[name]]`, `$__rate_interval`) may stand where
    /// Grafana would put text.
    case grafana
}
