import Foundation
import Grafana
import TestSupport
import Testing
import YAML

/// One of everything.
private let everything = Dashboard(
    uid: "everything",
    title: "Everything",
    description: "One of every kind of panel, variable and link.",
    tags: ["test"],
    variables: [
        .prometheus,
        .query(name: "job", label: "Job", "label_values(up, job)", multi: true, all: ".+"),
        .query(name: "instance", "label_values(up{job=~\"$job\"}, instance)"),
        .constant(name: "namespace", "acme-corp"),
        .custom(name: "quantile", label: "Quantile", ["0.5", "0.95", "a,b"]),
    ],
    annotations: [
        Annotation(name: "Restarts", expr: "resets(process_start_time_seconds[1m]) > 0", titleFormat: "restart"),
        Annotation(
            name: "Starts",
            expr: "process_start_time_seconds * 1000",
            titleFormat: "start",
            textFormat: "{{pod}}",
            useValueForTime: true
        ),
    ],
    links: [
        .dashboards(tag: "test", title: "Others", includeVars: true),
        .dashboard("other", title: "Other", variables: ["job": "app", "namespace": "acme-corp"]),
        .page("https://example.com/", title: "Handbook"),
    ],
    sections: [
        Section(
            "All kinds",
            lines: [
                Line(
                    height: 5,
                    [
                        panel("Stat", .stat(StatOptions(colorMode: .background, textMode: .valueAndName))),
                        panel("Gauge", .gauge()), panel("Pie", .pieChart()),
                    ]
                ),
                Line(height: 8, [panel("Time series", .timeSeries()), panel("Table", .table(), .table)]),
                Line(
                    height: 8,
                    [
                        panel("Bars", .barGauge()), panel("States", .stateTimeline()),
                        panel("Spread", .heatmap(HeatmapOptions(unit: .seconds)), .heatmap),
                    ]
                ),
            ]
        )
    ]
)

private func panel(_ title: String, _ visualization: Visualization, _ format: Query.Format = .timeSeries) -> Panel {
    Panel(
        title: title,
        description: "Shows \(title).",
        visualization,
        queries: [
            Query(
                "up",
                legend: "{{instance}}",
                isInstant: format == .table,
                format: format,
                exemplars: format == .timeSeries
            )
        ],
        fieldConfig: FieldConfig(
            unit: .short,
            min: 0,
            max: 1,
            decimals: 0,
            noValue: "none",
            thresholds: Thresholds(.red, [1: .green, 0.5: .yellow]),
            mappings: [
                .value([
                    "0": .init(text: "down", color: .red, index: 0), "1": .init(text: "up", color: .green, index: 1),
                ]),
                .range(from: 2, to: nil, .init(text: "many")),
                .special(.nullOrNaN, .init(text: "unknown")),
            ],
            links: [DataLink(title: "Job", url: "/d/job?var-job=${__field.labels.job}", targetBlank: true)]
        ),
        overrides: [
            FieldOverride(
                field: "Job",
                [
                    .unit(.seconds), .decimals(2), .max(5), .color(.fixed(.red)), .thresholds(Thresholds(.green)),
                    .mappings([.special(.empty, .init(text: "none"))]),
                    .links([DataLink(title: "Job", url: "/d/job")]), .cell(TableCell(type: .text)), .lineStyle(.dashed),
                ]
            )
        ],
        transformations: [
            .merge, .organize(hidden: ["Time"], order: ["job", "Value"], names: ["job": "Job"]),
        ]
    )
}

@Test func `every kind of panel is written as Grafana has it`() throws {
    try expectSnapshot(everything.json(), named: "everything.json")
}

@Test func `what is written is read back as the same value`() throws {
    let read = try JSONDecoder().decode(Dashboard.self, from: Data(everything.json().utf8))
    #expect(read == everything)
    #expect(read.json() == everything.json())
}

@Test func `thresholds are in order, the first without an end`() {
    let steps = Thresholds(.green, [0.9: .red, 0.5: .yellow]).steps
    #expect(steps.map(\.value) == [nil, 0.5, 0.9])
    #expect(steps.map(\.color) == [.green, .yellow, .red])
    #expect(everything.json().contains("\"value\": null"))
}

@Test(arguments: ["a", "cluster-overview", "A_1", String(repeating: "x", count: 40)])
func `a uid of legal characters is taken`(text: String) throws {
    #expect(try DashboardUID(parsing: text).text == text)
}

@Test(arguments: ["", "a b", "a/b", "ü", "a.b", String(repeating: "x", count: 41)])
func `a uid that Grafana would refuse is refused`(text: String) {
    #expect(throws: TextError.self) { try DashboardUID(parsing: text) }
}

@Test func `a uid for a long name is cut, legal, and differs for different names`() throws {
    let long = String(repeating: "long-", count: 12)
    let one = try DashboardUID(prefix: "tenant", name: long + "a")
    let two = try DashboardUID(prefix: "tenant", name: long + "b")
    #expect(one != two)
    #expect(one.text.utf8.count == 40)
    #expect(one.text == "tenant-long-long-long-l-4e87008b52b524a7")
    #expect(try DashboardUID(prefix: "tenant", name: "acme-corp") == "tenant-acme-corp")
}

@Test func `a comma in a value of a list does not part it`() throws {
    #expect(Variable.custom(name: "v", ["a,b", "c"]).query == "a\\,b,c")
}

@Test func `colours that tell nothing are not written, and those that Grafana would replace are`() throws {
    let configs = [FieldConfig(unit: .short), FieldConfig(unit: .short, color: .paletteByName)]
    let texts = configs.map { config in
        Dashboard(
            uid: "colours",
            title: "Colours",
            sections: [
                Section(lines: [
                    Line(
                        height: 4,
                        [
                            Panel(
                                title: "Up",
                                description: "Up.",
                                .stat(),
                                queries: [Query("up", legend: "")],
                                fieldConfig: config
                            )
                        ]
                    )
                ])
            ]
        ).json()
    }
    // Grafana's own thresholds, which stand in for missing ones, are red from 80.
    #expect(texts[0].contains("\"steps\""))
    #expect(!texts[1].contains("\"steps\""))
}
