import Foundation
import Logging
import ServiceRuntime
import Testing

struct LogTests {
    /// What a log writes, as lines.
    private func lines(limit: Int = 4 << 20, _ write: (LogWriter) -> Void) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID().uuidString)")
        #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forWritingTo: file)
        let writer = LogWriter(descriptor: handle.fileDescriptor, limit: limit)
        write(writer)
        writer.flush()
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.isEmpty || text.hasSuffix("\n"))
        return text.split(separator: "\n").map(String.init)
    }

    private func object(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test func `a line is a JSON object with its time, level, logger, message and metadata`() throws {
        let lines = try lines { writer in
            var logger = Logger(label: "gateway") { JSONLogHandler(label: $0, writer: writer) }
            logger[metadataKey: "request_id"] = "abc"
            logger.info(
                "hello",
                metadata: ["upstream": ["name": "a", "port": "\(1)"], "list": ["x", "y"], "time": "mine"]
            )
            logger.debug("not written")
        }
        let line = try object(try #require(lines.first))
        #expect(lines.count == 1)
        #expect(line["level"] as? String == "info")
        #expect(line["logger"] as? String == "gateway")
        #expect(line["message"] as? String == "hello")
        #expect(line["request_id"] as? String == "abc")
        #expect(line["upstream.name"] as? String == "a")
        #expect(line["list"] as? [String] == ["x", "y"])
        #expect(line["metadata.time"] as? String == "mine")
        let time = try #require(line["time"] as? String)
        let form = #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#
        #expect(time.wholeMatch(of: form) != nil)
        let date = try Date(time, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        #expect(abs(date.timeIntervalSinceNow) < 60)
    }

    @Test(arguments: [
        "", "plain", "\"quoted\"", "back\\slash", "\0\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f}\u{7f}", "é€😀\u{2028}\u{fffd}",
        String(decoding: [0xed, 0xa0, 0x80, 0xff], as: UTF8.self), "{\"a\":1}\n{\"b\":2}",
    ])
    func `a value comes out of the line as it went in, and never ends it`(value: String) throws {
        let lines = try lines { writer in
            writer.write(logger: "test", message: "audit") { $0.field("value", value) }
        }
        #expect(lines.count == 1)
        #expect(try object(lines[0])["value"] as? String == value)
    }

    @Test func `numbers are numbers, and those that JSON has not are null`() throws {
        let lines = try lines { writer in
            writer.write(logger: "test", message: "audit") { line in
                line.field("min", Int.min)
                line.field("half", -0.5)
                line.field("time", milliseconds: .microseconds(12_345))
                line.field("small", 1e-9)
                line.field("large", 1e300)
                line.field("nan", Double.nan)
                line.field("yes", true)
                line.field("none", String?.none)
            }
        }
        let line = try object(lines[0])
        #expect(line["min"] as? Int == Int.min)
        #expect(line["half"] as? Double == -0.5)
        #expect(lines[0].contains(#""time":12.345"#))
        #expect(line["small"] as? Double == 1e-9)
        #expect(line["large"] as? Double == 1e300)
        #expect(line["nan"] is NSNull)
        #expect(line["yes"] as? Bool == true)
        #expect(line["none"] == nil)
    }

    @Test func `a long value is cut off between characters`() throws {
        let lines = try lines { writer in
            writer.write(logger: "test", message: "audit") {
                $0.field("value", "a" + String(repeating: "é", count: 9000))
            }
        }
        let value = try #require(try object(lines[0])["value"] as? String)
        #expect(value == "a" + String(repeating: "é", count: 2047) + "…")
    }

    @Test func `beyond what may wait, lines are dropped and counted`() throws {
        let lines = try lines(limit: 1) { writer in
            for _ in 0..<5 { writer.write(logger: "test", message: "audit") { _ in } }
        }
        // How many fit depends on when the writer comes by; all are accounted for.
        let written = lines.filter { $0.contains("audit") }.count
        let dropped = try lines.compactMap { try object($0)["dropped"] as? Int }.reduce(0, +)
        #expect(written >= 1 && dropped >= 1 && written + dropped == 5)
    }
}
