public import YAML

/// Events that are drawn over time series: one at each time at which a query's value is above zero, or at the time that
/// is its value (Grafana `packages/grafana-prometheus/src/annotations.ts`).
public struct Annotation: Structured {
    /// What the events are called.
    public var name: String
    /// Whom to ask.
    public var datasource: DataSource
    /// Whether the events are shown at first.
    public var enable: Bool
    /// Whether the switch for them is hidden.
    public var hide: Bool
    /// The colour of the marks.
    public var iconColor: Color
    /// The PromQL expression.
    public var expr: String
    /// The text of an event; `{{label}}` stands for a label's value.
    public var titleFormat: String?

    /// More of the text.
    public var textFormat: String?
    /// Whether the value is the time of the event, in milliseconds.
    public var useValueForTime: Bool

    /// Events wherever a PromQL expression has a value.
    public init(
        name: String,
        expr: String,
        titleFormat: String? = nil,
        textFormat: String? = nil,
        useValueForTime: Bool = false,
        datasource: DataSource = .prometheus,
        enable: Bool = true,
        hide: Bool = false,
        iconColor: Color = .red
    ) {
        self.name = name
        self.datasource = datasource
        self.enable = enable
        self.hide = hide
        self.iconColor = iconColor
        self.expr = expr
        self.titleFormat = titleFormat
        self.textFormat = textFormat
        self.useValueForTime = useValueForTime
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        let name = try visit.required("name", value?.name)
        let datasource = try visit.required("datasource", value?.datasource)
        let enable = try visit.required("enable", value?.enable)
        let hide = try visit.optional("hide", value?.hide, default: false)
        let iconColor = try visit.required("iconColor", value?.iconColor)
        let expr = try visit.required("expr", value?.expr)
        return try Self(
            name: name,
            expr: expr,
            titleFormat: visit.optional("titleFormat", value?.titleFormat),
            textFormat: visit.optional("textFormat", value?.textFormat),
            useValueForTime: visit.optional("useValueForTime", value?.useValueForTime, default: false),
            datasource: datasource,
            enable: enable,
            hide: hide,
            iconColor: iconColor
        )
    }
}

/// The annotations of a dashboard.
public struct Annotations: Structured {
    /// The annotations in the order of their switches.
    public var list: [Annotation]

    /// The annotations of a dashboard.
    public init(list: [Annotation]) {
        self.list = list
    }

    /// The one field.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(list: visit.required("list", value?.list))
    }
}
