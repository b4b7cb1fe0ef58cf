import Diagnostics
import Foundation
import Testing

@testable import Validator

private func validate(_ bytes: [UInt8], path: String = "web.json") async -> [Diagnostic] {
    await Validator(RuleSelection([.observability]), workers: 1)
        .validate(ManifestTree([SourceFile(path: path, bytes: bytes)]))
}

@Test func `a dashboard that ends anywhere is no JSON, and harms nobody`() async throws {
    let text = Array(DashboardExample.text(["\"title\": \"Web\"": "\"title\": \"\\u00fc\\n\""]).utf8)
    for length in 0..<text.count - 2 {
        #expect(throws: JSONDocument.Failure.self) { try JSONDocument(Array(text[..<length])) }
        let found = await validate(Array(text[..<length]))
        #expect(found.allSatisfy { $0.id == "dashboard-json" }, "\(length)")
    }
}

@Test func `a dashboard with any byte changed harms nobody`() async {
    let text = Array(DashboardExample.text().utf8)
    for place in text.indices {
        for byte: UInt8 in [0, 0xFF, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "9")] {
            var changed = text
            changed[place] = byte
            _ = await validate(changed)
        }
    }
}

@Test func `values that are nested too deep are refused`() throws {
    for depth in [1, 100, 127] {
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(throws: Never.self) { try JSONDocument(Array(text.utf8)) }
    }
    for depth in [129, 1_000_000] {
        let failure = #expect(throws: JSONDocument.Failure.self) {
            try JSONDocument(Array(String(repeating: "[", count: depth).utf8))
        }
        #expect(failure?.message.contains("nested deeper") == true)
    }
}

@Test func `panels within panels are read as deep as JSON is`() async {
    let text = String(repeating: "{\"title\": \"a\", \"panels\": [", count: 60) + String(repeating: "]}", count: 60)
    #expect(await validate(Array(text.utf8)).contains { $0.id == "dashboard-uid" })
}

@Test func `a dashboard in another encoding is refused`() async {
    let text = DashboardExample.text()
    let latin = Array(text.replacing("Web", with: "W\u{FFFD}b").utf8).filter { $0 < 0x80 || $0 == 0xEF }
    #expect(await validate(latin).map(\.id) == ["dashboard-json"])
    #expect(await validate([0xEF, 0xBB, 0xBF] + Array(text.utf8)).map(\.id) == ["dashboard-json"])
}

@Test func `a dashboard of many panels takes no more than its findings' limit`() async {
    let panels = (0..<5_000).map { _ in
        #"{"type": "stat", "gridPos": {"x": 0, "y": 0, "w": 1, "h": 1}, "targets": [{"expr": "("}]}"#
    }
    let text = #"{"title": "Web", "uid": "web", "panels": ["# + panels.joined(separator: ",") + "]}"
    #expect(await validate(Array(text.utf8)).count <= 1_001)
}

@Test func `wrong types are no dashboard's, and harm nobody`() async {
    let values = [
        "null", "1", "-1e99", "\"x\"", "[]", "{}", "[null]", "[[]]", "[{}]", "true", "{\"list\": 1}",
        "{\"list\": [1, {}]}",
    ]
    let names = [
        "uid", "title", "tags", "templating", "annotations", "links", "panels", "rows", "schemaVersion", "editable",
        "dashboard",
    ]
    for name in names {
        for value in values {
            let text = #"{"title": "a", "uid": "a", "panels": [], "\#(name)": \#(value)}"#
            _ = await validate(Array(text.utf8))
            let inner =
                #"{"title": "a", "uid": "a", "panels": [{"type": "stat", "\#(name)": \#(value), "targets": \#(value), "gridPos": \#(value), "datasource": \#(value), "fieldConfig": \#(value), "id": \#(value)}]}"#
            _ = await validate(Array(inner.utf8))
        }
    }
}

@Test func `escapes are decoded and keep their places`() throws {
    let text = #"{"a": "x\n\u00e9\ud83d\ude00\ud800z\/"}"#
    let node = try #require(try JSONDocument(Array(text.utf8)).root["a"])
    #expect(node.string == "x\né😀\u{FFFD}z/")
    #expect(node.place(of: 0..<1) == 7..<8)
    #expect(node.place(of: 1..<2) == 8..<10)
    #expect(node.place(of: 2..<4) == 10..<16)
    #expect(node.place(of: 4..<8) == 16..<28)
    #expect(node.place(of: 11..<12) == 34..<35)
}

/// Dashboards that packages of the distribution ship, where there are any.
@Test func `dashboards of others are read`() async {
    let folders = ["/usr/share", "/usr/lib/python3/dist-packages"]
    var count = 0
    for folder in folders {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { continue }
        while let path = walk.nextObject() as? String, count < 200 {
            guard path.hasSuffix(".json"), path.lowercased().contains("dashboard") || path.contains("grafana"),
                let data = FileManager.default.contents(atPath: "\(folder)/\(path)"), data.count < 2 << 20
            else { continue }
            count += 1
            _ = await validate(Array(data), path: "dashboard.json")
        }
    }
}
