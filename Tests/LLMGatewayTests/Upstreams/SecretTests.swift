import Files
import Foundation
import TestSupport
import Testing

@testable import LLMGateway

struct SecretTests {
    private static let planted = "planted-key-of-a-test"

    private func secret(_ text: String = planted) throws(SecretError) -> SecretText {
        try SecretText(Array(text.utf8))
    }

    @Test func `nothing that shows values shows a secret`() throws {
        struct Holder { var key: SecretText, list: [SecretText] }
        let holder = Holder(key: try secret(), list: [try secret()])
        var dumped = ""
        dump(holder, to: &dumped)
        let shown = [
            "\(holder.key)", String(describing: holder), String(reflecting: holder),
            "\(Mirror(reflecting: holder.key).children.map { "\($0)" })",
            dumped, "\(holder.key as Any)", "\(Optional(holder.key) as Any)",
            "\(UpstreamAttempt(upstream: "a", url: "u", key: holder.key, ticket: .init(circuit: 1, epoch: 1)))",
        ]
        for text in shown {
            #expect(!text.contains("planted"), "\(text)")
        }
        #expect("\(holder.key)" == "redacted")
        #expect(holder.key.bearer == "Bearer " + Self.planted)
        #expect(!((holder.key as Any) is any Encodable))
    }

    @Test func `the line break at the end of a file is no part of a secret`() throws {
        for end in ["", "\n", "\r\n"] {
            #expect(try secret(Self.planted + end).bearer == "Bearer " + Self.planted)
        }
    }

    @Test func `what no header can hold is no secret`() {
        let cases: [(String, SecretError)] = [
            ("", .empty), ("\n", .empty), ("\r\n", .empty), ("a b", .unprintable), ("a\nb", .unprintable),
            ("a\n\n", .unprintable), (" a", .unprintable), ("a\u{0}", .unprintable), ("a\tb", .unprintable),
            ("schlüssel", .unprintable), ("a\u{7F}", .unprintable), (String(repeating: "a", count: 16385), .tooLong),
        ]
        for (text, expected) in cases {
            #expect(throws: expected) { try secret(text) }
        }
    }

    @Test func `secrets are the same when all of their bytes are`() throws {
        #expect(try secret("abc").matches(secret("abc\n")))
        #expect(try !secret("abc").matches(secret("abd")))
        #expect(try !secret("abc").matches(secret("abcd")))
    }

    @Test func `a key is read again when its volume is swapped, at most once a second`() throws {
        let volume = try MountedVolume()
        try volume.swap(to: ["api-key": "first-key\n"])
        let clock = TestClock()
        let file = SecretFile(volume.path + "/api-key", checksEvery: .seconds(1)) { clock.now }
        let first = try file.current()
        #expect(first.bearer == "Bearer first-key")
        try volume.swap(to: ["api-key": "second-key"])
        #expect(try file.current() === first)
        clock.advance(by: .seconds(1))
        #expect(try file.current().bearer == "Bearer second-key")
        // A request under way has what it took.
        #expect(first.bearer == "Bearer first-key")
    }

    @Test func `a broken or missing key is still what it was`() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let path = folder.url.appending(path: "key").path
        let file = SecretFile(path, checksEvery: .seconds(1)) { clock.now }
        #expect(throws: FileProblem.self) { try file.current() }
        try folder.write("good-key", to: "key")
        clock.advance(by: .seconds(1))
        #expect(try file.current().bearer == "Bearer good-key")
        for text in ["", "two words", String(repeating: "x", count: 100_000)] {
            try folder.write(text, to: "key")
            clock.advance(by: .seconds(1))
            #expect(try file.current().bearer == "Bearer good-key")
            #expect(file.look().problem != nil)
            #expect(file.look().problem.map { !$0.description.contains("words") } == true)
        }
        try FileManager.default.removeItem(atPath: path)
        clock.advance(by: .seconds(1))
        #expect(try file.current().bearer == "Bearer good-key")
        #expect(file.look().problem != nil)
        try folder.write("next-key", to: "key")
        clock.advance(by: .seconds(1))
        #expect(try file.current().bearer == "Bearer next-key")
        #expect(file.look().problem == nil)
    }
}
