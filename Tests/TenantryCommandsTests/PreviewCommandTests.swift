import Foundation
import TestSupport
import Testing

struct PreviewCommandTests {
    private static let dashboard =
        #"{"uid": "a", "title": "A", "panels": [{"type": "stat", "title": "Up", "targets": [{"expr": "sum(up)"}]}]}"#

    private func line(_ files: [String: String] = ["generated/a.json": Self.dashboard]) throws -> CommandLine {
        let line = try CommandLine(specs: false)
        for (path, text) in files { try line.folder.write(text, to: path) }
        return line
    }

    @Test func `writes one file that needs nothing beside itself`() throws {
        let line = try line()
        let output = try line.run("preview", "--output", "out/preview.html")
        #expect(output.status == 0)
        #expect(output.errorText == "out/preview.html: 1 dashboard\n")
        let page = try line.folder.read("out/preview.html")
        #expect(page.hasPrefix("<!doctype html>"))
        #expect(page.contains(#""expr":"sum(up)""#))
        #expect(!page.contains(" src="))
        _ = try line.run("preview", "--output", "again.html")
        #expect(try line.folder.read("again.html") == page)
    }

    @Test func `marks what differs from a revision`() throws {
        let line = try line([
            "boards/a.json": Self.dashboard, "boards/b.json": Self.dashboard.replacing("\"a\"", with: "\"b\""),
        ])
        try line.commit()
        try line.edit("boards/a.json", "sum(up)", "min(up)")
        try FileManager.default.removeItem(at: line.folder.url.appending(path: "boards/b.json"))
        let output = try line.run("preview", "--tree", "boards", "--base", "HEAD", "--output", "p.html")
        #expect(output.status == 0, "\(output.errorText)")
        let page = try line.folder.read("p.html")
        #expect(
            page.contains(
                #""changes":[{"name":"query A","before":"sum(up)","after":"min(up)"}]"#.replacing(
                    "query A",
                    with: "query 1"
                )
            )
        )
        #expect(page.contains(#""change":"removed""#))
        #expect(try line.run("preview", "--tree", "boards", "--base", "nowhere", "--output", "p.html").status == 64)
    }

    @Test func `tells what is wrong, with the status for it`() throws {
        let line = try line([
            "generated/a.json": Self.dashboard, "broken/x.json": "{\"title\": \"x\",\n \"panels\": [}",
            "empty/x.txt": "",
        ])
        let cases: [([String], Int32, String)] = [
            (["--tree", "broken", "--output", "p.html"], 74, "broken/x.json:2:13: "),
            (["--tree", "empty", "--output", "p.html"], 74, "there is no dashboard in 'empty'"),
            (["--tree", "none", "--output", "p.html"], 74, "there is no such folder"),
            (["--dashboard", "b", "--output", "p.html"], 64, "there is no dashboard 'b'"),
            (["--range", "soon", "--output", "p.html"], 64, "'soon' is no range; write 15m, 6h or 7d"),
            (
                ["--prometheus", "localhost", "--output", "p.html"], 64,
                "the address of a Prometheus, without credentials"
            ),
            (
                ["--prometheus", "http://me:not-to-be-told@127.0.0.1:1", "--output", "p.html"], 64,
                "the address of a Prometheus, without credentials"
            ),
            (
                ["--prometheus", "http://127.0.0.1:1", "--output", "p.html"], 74,
                "Prometheus at http://127.0.0.1:1 gives no answer"
            ),
            (["--output", "p.html", "--port", "1"], 64, "--port is for serving"),
            (["--port", "70000"], 64, "from 0 to 65535"),
        ]
        for (arguments, status, words) in cases {
            let output = try line.run(["preview"] + arguments)
            #expect(output.status == status, "\(arguments): \(output.errorText)")
            #expect(output.errorText.contains(words), "\(arguments): \(output.errorText)")
            #expect(!output.errorText.contains("not-to-be-told"))
            #expect(!FileManager.default.fileExists(atPath: line.folder.url.appending(path: "p.html").path))
        }
    }
}
