import Testing

@testable import Preview

struct ComparisonTests {
    private func compare(_ old: String, _ new: String) throws -> DashboardChange? {
        let comparison = Comparison(
            of: [try dashboard(panels: new)],
            with: [try dashboard(panels: old)],
            revision: "main"
        )
        return comparison.dashboards["test"]
    }

    @Test func `finds nothing where nothing differs, wherever the panels stand`() throws {
        let old = [panel("A", "up", id: 1), panel("B", "down", id: 2)].joined(separator: ",")
        #expect(try compare(old, old) == nil)
        // Another id and place alone are no change to a reviewer.
        #expect(try compare(old, [panel("B", "down", id: 7), panel("A", "up", id: 9)].joined(separator: ",")) == nil)
    }

    @Test func `tells panels that were added, removed and changed`() throws {
        let old = [panel("A", "up", id: 1), panel("B", "b", id: 2), panel("C", "c", id: 3)].joined(separator: ",")
        let new = [panel("new", "n", id: 1), panel("A", "sum(up)", id: 2), panel("C renamed", "c", id: 3)].joined(
            separator: ","
        )
        let change = try #require(try compare(old, new))
        #expect(change.change == .changed)
        #expect(change.panels.mapValues(\.change) == ["0": .added, "1": .changed, "2": .changed])
        #expect(change.panels["1"]?.fields == [FieldChange(name: "query A", before: "up", after: "sum(up)")])
        #expect(change.panels["1"]?.before?.title == "A")
        #expect(change.panels["1"]?.before?.key == "before-0")
        #expect(change.panels["2"]?.fields == [FieldChange(name: "title", before: "C", after: "C renamed")])
        #expect(change.removed.map(\.title) == ["B"])
    }

    @Test func `names thresholds, units and options as people do`() throws {
        func field(_ unit: String, _ red: Double, _ calculation: String) -> String {
            """
            , "fieldConfig": {"defaults": {"unit": "\(unit)", "thresholds": {"mode": "absolute", "steps": [{"color": "red", "value": \(red)}]}}},
            "options": {"legend": {"calcs": ["\(calculation)"]}}
            """
        }
        let change = try #require(
            try compare(panel("A", "up", more: field("s", 1, "max")), panel("A", "up", more: field("ms", 2, "mean")))
        )
        let fields = try #require(change.panels["0"]?.fields)
        #expect(fields.map(\.name) == ["legend", "thresholds", "unit"])
        #expect(fields[0] == FieldChange(name: "legend", before: "calcs[0]: \"max\"", after: "calcs[0]: \"mean\""))
        #expect(fields[1].after == "mode: \"absolute\"\nsteps[0].color: \"red\"\nsteps[0].value: 2")
    }

    @Test func `tells dashboards that came and went, and what differs beside panels`() throws {
        let a = try dashboard(panels: "", uid: "a", title: "A")
        let b = try dashboard(
            panels: "",
            variables: #"{"name": "t", "type": "custom", "query": "x"}"#,
            uid: "b",
            title: "B"
        )
        let other = try dashboard(
            panels: "",
            variables: #"{"name": "t", "type": "custom", "query": "x,y"}"#,
            uid: "b",
            title: "B2"
        )
        let comparison = Comparison(of: [a, other], with: [b, try dashboard(panels: "", uid: "c")], revision: "main")
        #expect(comparison.dashboards["a"]?.change == .added)
        #expect(comparison.dashboards["b"]?.fields.map(\.name) == ["title", "variable t"])
        #expect(comparison.removed.map(\.uid) == ["c"])
    }
}
