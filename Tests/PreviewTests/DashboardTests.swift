import Files
import Foundation
import TestSupport
import Testing

@testable import Preview

struct DashboardTests {
    @Test func `reads what people's dashboards hold, in the order in which they are read`() throws {
        let dashboard = try #require(
            try dashboard(
                """
                {\t"title": "A", "schemaVersion": 39, "refresh": false, "panels": [
                \t{"type": "stat", "title": "second", "gridPos": {"x": 12, "y": 0, "w": 12, "h": 4}},
                \t{"type": "stat", "title": "first", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 4}, "targets": [{"expr": "up"}]},
                \t{"type": "row", "title": "R", "collapsed": true, "gridPos": {"x": 0, "y": 4, "w": 24, "h": 1},
                \t  "panels": [{"type": "odd", "title": "inner", "gridPos": {"x": 0, "y": 5}}]}]}
                """
            )
        )
        #expect(dashboard.uid == "file")
        #expect(dashboard.range == TimeRangeText(from: "now-6h", to: "now"))
        #expect(dashboard.panels.map(\.title) == ["first", "second", "inner"])
        #expect(dashboard.panels.map(\.section) == ["", "", "R"])
        #expect(dashboard.panels[0].targets[0].refID == "1")
        #expect(Set(dashboard.panels.map(\.key)).count == 3)
    }

    @Test func `takes what Grafana's API gives`() throws {
        let inner = #"{"uid": "u", "title": "T", "panels": []}"#
        #expect(try dashboard(#"{"meta": {}, "dashboard": \#(inner)}"#)?.uid == "u")
    }

    @Test(arguments: [#"{"files": []}"#, "{}"])
    func `passes over JSON that is no dashboard`(text: String) throws {
        #expect(try dashboard(text)?.title == nil)
    }

    @Test(
        arguments: [
            ("{\"title\": \"T\",\n \"panels\": [1 2]}", 2, 13),
            ("{\"title\": \"T\",\n \"panels\": {}}", 2, 12),
            ("{\"title\": \"T\", \"panels\": [\n  \"text\"]}", 2, 3),
            ("[]", 1, 1), ("title: T\npanels: []", 1, 1), ("", 1, 1),
        ]
    )
    func `says where a file is broken`(text: String, line: Int, column: Int) throws {
        let problem = #expect(throws: FileProblem.self) { try dashboard(text) }
        let place = try #require(problem?.position)
        #expect(place == (line, column), "\(String(describing: problem))")
        #expect(problem?.description.hasPrefix("folder/file.json:\(line):\(column): ") == true)
    }

    @Test func `refuses what is too deep, too large or too much`() throws {
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        #expect(throws: FileProblem.self) { try dashboard(#"{"title": "T", "panels": [], "x": \#(deep)}"#) }
        let large =
            #"{"title": "T", "panels": [], "x": ""# + String(repeating: "x", count: DashboardLimits.bytes) + "\"}"
        #expect(throws: FileProblem.self) { try dashboard(large) }
        let many = Array(repeating: "{}", count: DashboardLimits.panels + 1).joined(separator: ",")
        #expect(throws: FileProblem.self) { try dashboard(#"{"title": "T", "panels": [\#(many)]}"#) }
        // An alias is no JSON, and must not multiply.
        let alias = #"{"title": "T", "a": &a [x, x], "panels": [{"options": {"a": *a}}]}"#
        #expect(try dashboard(alias)?.panels.count == 1)
    }

    @Test func `bears fields of any other type`() throws {
        let odd = ["null", "1", "-1e300", "\"text\"", "[]", "{}", "[[{}]]", "true"]
        for value in odd {
            for field in [
                "id", "type", "title", "gridPos", "targets", "fieldConfig", "options", "datasource", "panels",
                "maxDataPoints",
            ] {
                let dashboard = try dashboard(#"{"title": "T", "panels": [{"\#(field)": \#(value)}]}"#)
                #expect(dashboard?.items.count == 1)
            }
            for field in ["title", "uid", "time", "templating", "tags", "refresh", "description"] {
                let dashboard = try dashboard(#"{"schemaVersion": 1, "\#(field)": \#(value), "panels": []}"#)
                #expect(dashboard != nil)
            }
        }
        let far = try dashboard(#"{"title": "T", "panels": [{"gridPos": {"x": 99, "y": -5, "w": 1e9, "h": 1e9}}]}"#)
        #expect(far?.panels[0].grid == GridPlace(x: 23, y: 0, width: 1, height: 60))
    }

    @Test func `never traps on a file that was cut off or has a wrong byte`() throws {
        let bytes = Array(try Data(contentsOf: everyPanel))
        for end in stride(from: 0, to: bytes.count, by: 41) {
            #expect(throws: FileProblem.self) { try Dashboard(path: "x.json", json: Array(bytes[..<end])) }
        }
        for place in stride(from: 0, to: bytes.count, by: 53) {
            for byte in [0, 0x22, 0x5B, 0xFF] as [UInt8] {
                var wrong = bytes
                wrong[place] = byte
                _ = try? Dashboard(path: "x.json", json: wrong)
            }
        }
    }

    @Test func `finds the dashboards of a tree, and nothing beyond it`() throws {
        let folder = try TemporaryFolder()
        let text = #"{"uid": "a", "title": "A", "panels": []}"#
        try folder.write(text, to: "tree/b/a.json")
        try folder.write(#"{"index": []}"#, to: "tree/index.json")
        try folder.write(text, to: "tree/.hidden/a.json")
        try folder.write(text, to: "outside/a.json")
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appending(path: "tree/link").path,
            withDestinationPath: "../outside"
        )
        let tree = folder.url.appending(path: "tree").path
        #expect(try DashboardTree(folder: tree).dashboards.map(\.path) == ["\(tree)/b/a.json"])
        #expect(throws: FileProblem.self) { try DashboardTree(folder: tree + "/none") }
        try folder.write(#"{"panels": ["#, to: "tree/broken.json")
        #expect(throws: FileProblem.self) { try DashboardTree(folder: tree) }
    }
}
