/// What is read from Prometheus: a metric's name, conditions on labels, and when.
public struct VectorSelector: Sendable, Hashable {
    /// A point of time, after `@`.
    public enum Timestamp: Sendable, Hashable {
        /// Milliseconds since 1970.
        case milliseconds(Int64)
        /// `start()`: where the evaluation starts.
        case start
        /// `end()`: where the evaluation ends.
        case end
        /// In Grafana's dialect: what a variable holds.
        case variable(GrafanaVariable)
    }

    /// How samples at the edges of a range count (experimental in version 3).
    public enum RangeExtension: String, Sendable, Hashable {
        /// With the sample before the range.
        case anchored
        /// Interpolated at the edges.
        case smoothed
    }

    /// The metric's name, before the braces or alone in quotes within them.
    ///
    /// Where `__name__` is compared instead, this is empty; ``metricName`` looks at both.
    public var name: String?
    /// Whether the name is written in quotes within the braces, as version 3 takes it: `{"a.b"}`.
    public var isNameQuoted: Bool
    /// The variables of Grafana in the name; in Prometheus' own dialect none.
    public internal(set) var nameVariables: [GrafanaVariable] {
        get { derivedNameVariables.value }
        set { derivedNameVariables = Derived(newValue) }
    }
    private var derivedNameVariables: Derived<[GrafanaVariable]>
    /// The conditions in the braces, in the order of the text.
    public var matchers: [LabelMatcher]
    /// Variables that stand for whole conditions: `{job="api", $filter}`.
    public var conditionVariables: [GrafanaVariable]
    /// How far back it is read, `offset 5m`; negative is forward.
    public var offset: TimeSpan?
    /// When it is read, `@ end()`.
    public var at: Timestamp?
    /// How samples at the edges of a range count.
    public var rangeExtension: RangeExtension?
    private var namePlace: Place?
    private var place: Place

    /// Where the name stands, in UTF-8 bytes.
    public var nameRange: Range<Int>? { namePlace?.range }
    /// Where the selector stands, in UTF-8 bytes, with its `offset` and `@`; of a range vector, without its range.
    public internal(set) var range: Range<Int> {
        get { place.range }
        set { place = Place(newValue) }
    }

    init(
        name: String? = nil,
        isNameQuoted: Bool = false,
        nameVariables: [GrafanaVariable] = [],
        nameRange: Range<Int>? = nil,
        matchers: [LabelMatcher] = [],
        conditionVariables: [GrafanaVariable] = [],
        range: Range<Int>
    ) {
        self.name = name
        self.isNameQuoted = isNameQuoted
        derivedNameVariables = Derived(nameVariables)
        self.matchers = matchers
        self.conditionVariables = conditionVariables
        namePlace = nameRange.map { Place($0) }
        place = Place(range)
    }

    /// Whether a variable of Grafana stands in the name.
    public var isNameTemplated: Bool { !nameVariables.isEmpty }

    /// The one metric that is read, where it is known: by name or by `__name__="..."`.
    public var metricName: String? {
        if let name { return isNameTemplated ? nil : name }
        return matchers.first { $0.name == "__name__" && $0.comparison == .equal && !$0.isTemplated }?.value
    }

    /// The conditions on a label.
    public func matchers(for label: String) -> [LabelMatcher] { matchers.filter { $0.name == label } }
}
