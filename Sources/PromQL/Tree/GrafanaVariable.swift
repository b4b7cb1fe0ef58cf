/// A variable of a dashboard in a query: `$name`, `${name}`, `${name:format}`, `${name.field}` or `[[name]]`.
public struct GrafanaVariable: Sendable, Hashable {
    /// The variable's name: `tenant`, `__rate_interval`.
    public var name: String
    /// How its value is written, `regex` in `${name:regex}`.
    public var format: String?
    /// As it stands in the text.
    public var text: String
    private var place: Place

    /// Where it stands in the text that was parsed, in UTF-8 bytes.
    public var range: Range<Int> {
        get { place.range }
        set { place = Place(newValue) }
    }

    init(name: String, format: String?, text: String, range: Range<Int>) {
        self.name = name
        self.format = format
        self.text = text
        place = Place(range)
    }

    /// Whether Grafana gives it, as `$__interval`; other variables are a dashboard's own.
    public var isBuiltIn: Bool { name.hasPrefix("__") }
}
