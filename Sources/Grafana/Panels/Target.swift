public import YAML

/// A query as the format holds it: with the data source, and a name by which the panel refers to it.
public struct Target: Structured {
    /// The query's name in its panel: `A`, `B`, ...
    public let refID: String
    /// Whom it asks.
    public let datasource: DataSource
    /// The PromQL expression.
    public let expr: String
    /// The name of a series.
    public let legendFormat: String
    /// `time_series`, `table` or `heatmap`.
    public let format: String
    /// Whether one value at the end of the time range is asked for.
    public let instant: Bool
    /// Whether values over the time range are asked for.
    public let range: Bool
    /// Whether exemplars are asked for (Grafana `packages/grafana-prometheus/src/types.ts`, `PromQuery`).
    public let exemplar: Bool

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            refID: visit.required("refId", value?.refID),
            datasource: visit.required("datasource", value?.datasource),
            expr: visit.required("expr", value?.expr),
            legendFormat: visit.required("legendFormat", value?.legendFormat),
            format: visit.optional("format", value?.format, default: Query.Format.timeSeries.rawValue),
            instant: visit.optional("instant", value?.instant, default: false),
            range: visit.optional("range", value?.range, default: false),
            exemplar: visit.optional("exemplar", value?.exemplar, default: false)
        )
    }
}

extension Target {
    /// The query of an index in its panel.
    init(_ query: Query, index: Int, datasource: DataSource) {
        self.init(
            refID: Self.name(of: index),
            datasource: datasource,
            expr: query.expr,
            legendFormat: query.legend,
            format: query.format.rawValue,
            instant: query.isInstant,
            range: !query.isInstant,
            exemplar: query.exemplars
        )
    }

    /// `A` to `Z`, then `AA`, as Grafana counts.
    private static func name(of index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
        return index < 26 ? letter : name(of: index / 26 - 1) + letter
    }
}
