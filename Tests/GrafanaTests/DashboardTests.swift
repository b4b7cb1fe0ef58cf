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
        Annotation(name: "Restarts", expr: "resets(process_start_time_seconds[1m]) > 0", titleFormat: "restart")
    ],
    links: [.dashboards(tag: "test", title: "Others"), .page("https://example.com/", title: "Handbook")],
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
            ]
        )
    ]
)

private func panel(_ title: String, _ visualization: Visualization, _ format: Query.Format = .timeSeries) -> Panel {
    Panel(
        title: title,
        description: "Shows \(title).",
        visualization,
        queries: [Query("up", legend: "{{instance}}", isInstant: format == .table, format: format)],
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
            ]
        )
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
