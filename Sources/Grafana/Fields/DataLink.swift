public import YAML

/// A link from a value to a page (Grafana `packages/grafana-data/src/types/dataLink.ts`).
///
/// In the address, `${__url_time_range}` is the time range that is shown, `${__field.labels.name}` a label of the value's
/// series, `${__data.fields.name}` another cell of the value's line, and `${variable:queryparam}` a variable as a part of
/// an address (https://grafana.com/docs/grafana/latest/panels-visualizations/configure-data-links/).
public struct DataLink: Structured {
    /// What the link says.
    public var title: String
    /// The address.
    public var url: String
    /// Whether it opens a tab of its own.
    public var targetBlank: Bool

    /// A link to an address.
    public init(title: String, url: String, targetBlank: Bool = false) {
        self.title = title
        self.url = url
        self.targetBlank = targetBlank
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            title: visit.required("title", value?.title),
            url: visit.required("url", value?.url),
            targetBlank: visit.optional("targetBlank", value?.targetBlank, default: false)
        )
    }
}
