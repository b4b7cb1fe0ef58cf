/// A condition on a label: `job=~"api|web"`.
public struct LabelMatcher: Sendable, Hashable {
    /// How the label's value is compared.
    public enum Comparison: String, Sendable, Hashable {
        /// `=`: the same text.
        case equal = "="
        /// `!=`: another text.
        case notEqual = "!="
        /// `=~`: the pattern matches the whole value.
        case matches = "=~"
        /// `!~`: the pattern doesn't match the whole value.
        case doesNotMatch = "!~"

        /// Whether the value is a regular expression.
        public var isPattern: Bool { self == .matches || self == .doesNotMatch }
    }

    /// The label.
    public var name: String
    /// Whether the label is written in quotes, as version 3 takes it.
    public var isNameQuoted: Bool
    /// How the value is compared.
    public var comparison: Comparison
    /// What it is compared with, with its escapes resolved.
    public var value: String
    /// Whether the value is written in quotes. Only a variable of Grafana, as `${tenant:doublequote}`, can go without.
    public var isValueQuoted: Bool
    /// The variables of Grafana in the name and the value; in Prometheus' own dialect none.
    public var variables: [GrafanaVariable] { derivedVariables.value }
    /// Whether the condition holds for a series without the label; unknown when it is templated.
    public var matchesEmpty: Bool? { derivedMatchesEmpty.value }
    private var derivedVariables: Derived<[GrafanaVariable]>
    private var derivedMatchesEmpty: Derived<Bool?>
    private var place: Place
    private var valuePlace: Place

    /// Whether a variable of Grafana stands in the name or the value.
    public var isTemplated: Bool { !variables.isEmpty }
    /// Where the condition stands, in UTF-8 bytes.
    public var range: Range<Int> { place.range }
    /// Where the value stands, quotes included, in UTF-8 bytes.
    public var valueRange: Range<Int> { valuePlace.range }

    init(
        name: String,
        isNameQuoted: Bool,
        comparison: Comparison,
        value: String,
        isValueQuoted: Bool,
        variables: [GrafanaVariable],
        matchesEmpty: Bool?,
        range: Range<Int>,
        valueRange: Range<Int>
    ) {
        self.name = name
        self.isNameQuoted = isNameQuoted
        self.comparison = comparison
        self.value = value
        self.isValueQuoted = isValueQuoted
        derivedVariables = Derived(variables)
        derivedMatchesEmpty = Derived(matchesEmpty)
        place = Place(range)
        valuePlace = Place(valueRange)
    }
}
