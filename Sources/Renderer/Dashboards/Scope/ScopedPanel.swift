import Grafana
import PlatformContract

/// A panel all of whose queries are of one scope.
struct ScopedPanel: Hashable, Sendable {
    /// Whose series it asks for.
    let scope: SeriesScope
    /// The panel.
    let panel: Panel

    /// A panel with its queries; without any, or with those of two scopes, it is a mistake in the program and traps.
    init(
        _ title: String,
        _ description: String,
        _ visualization: Visualization,
        _ queries: [ScopedQuery],
        _ fieldConfig: FieldConfig,
        overrides: [FieldOverride] = [],
        transformations: [Transformation] = []
    ) {
        guard let scope = queries.first?.expression.scope, queries.allSatisfy({ $0.expression.scope == scope }) else {
            preconditionFailure("the queries of panel '\(title)' are not of one scope")
        }
        self.scope = scope
        panel = Panel(
            title: title,
            description: description,
            visualization,
            queries: queries.map(\.query),
            fieldConfig: fieldConfig,
            overrides: overrides,
            transformations: transformations
        )
    }
}

/// What a panel asks.
struct ScopedQuery: Hashable, Sendable {
    /// The expression.
    let expression: ScopedExpression
    /// The query.
    let query: Grafana.Query

    private init(_ expression: ScopedExpression, _ query: Grafana.Query) {
        self.expression = expression
        self.query = query
    }

    /// Values over the time range.
    static func series(_ expression: ScopedExpression, _ legend: String, exemplars: Bool = false) -> Self {
        Self(expression, Grafana.Query(expression.text, legend: legend, exemplars: exemplars))
    }

    /// The value at the end of the time range.
    static func now(_ expression: ScopedExpression, _ legend: String) -> Self {
        Self(expression, Grafana.Query(expression.text, legend: legend, isInstant: true))
    }

    /// A line of a table for each series.
    static func table(_ expression: ScopedExpression) -> Self {
        Self(expression, Grafana.Query(expression.text, legend: "", isInstant: true, format: .table))
    }

    /// A histogram's buckets over the time range.
    static func buckets(_ expression: ScopedExpression) -> Self {
        Self(expression, Grafana.Query(expression.text, legend: "{{le}}", format: .heatmap))
    }
}

/// A heading and the panels below it.
struct ScopedSection: Hashable, Sendable {
    let title: String
    let lines: [ScopedLine]

    /// Lines of panels below a heading.
    init(_ title: String, _ lines: ScopedLine...) {
        self.title = title
        self.lines = lines
    }
}

/// Panels side by side.
struct ScopedLine: Hashable, Sendable {
    let height: Int
    let panels: [ScopedPanel]

    /// Panels side by side, of a height in grid units.
    init(_ height: Int, _ panels: ScopedPanel...) {
        self.height = height
        self.panels = panels
    }
}

/// Events over the graphs, of one scope.
struct ScopedAnnotation: Hashable, Sendable {
    let scope: SeriesScope
    let annotation: Annotation

    /// Spans of time in which an expression has a value.
    init(
        _ name: String,
        while expression: ScopedExpression,
        _ text: String,
        color: Color,
        enable: Bool = true
    ) {
        scope = expression.scope
        annotation = Annotation(
            name: name,
            expr: expression.text,
            titleFormat: text,
            enable: enable,
            iconColor: color
        )
    }

    /// Moments that are an expression's values, in seconds since 1970.
    init(
        _ name: String,
        at expression: ScopedExpression,
        _ text: String,
        color: Color,
        enable: Bool = true
    ) {
        scope = expression.scope
        annotation = Annotation(
            name: name,
            expr: (expression * 1000).text,
            titleFormat: text,
            useValueForTime: true,
            enable: enable,
            iconColor: color
        )
    }
}

extension Dashboard {
    /// A dashboard of the platform. Everything that it asks is of one scope; what is not is a mistake in the program and
    /// traps.
    init(
        of scope: SeriesScope,
        uid: DashboardUID,
        title: String,
        description: String,
        tags: [String],
        variables: [Variable] = [.prometheus],
        annotations: [ScopedAnnotation],
        links: [DashboardLink],
        _ sections: [ScopedSection]
    ) {
        for panel in sections.flatMap(\.lines).flatMap(\.panels) {
            precondition(panel.scope == scope, "panel '\(panel.panel.title)' of '\(uid)' is not of its scope")
        }
        for annotation in annotations {
            precondition(annotation.scope == scope, "'\(annotation.annotation.name)' of '\(uid)' is not of its scope")
        }
        self.init(
            uid: uid,
            title: title,
            description: description,
            tags: [Dashboards.tag] + tags,
            refresh: Dashboards.refresh,
            variables: variables,
            annotations: annotations.map(\.annotation),
            links: links,
            sections: sections.map { section in
                Section(
                    section.title,
                    lines: section.lines.map { Line(height: $0.height, $0.panels.map(\.panel)) }
                )
            }
        )
    }
}
