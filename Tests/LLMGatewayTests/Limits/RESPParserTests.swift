import NIOCore
import Testing

@testable import LLMGateway

@Suite("Redis's protocol")
struct RESPParserTests {
    private func parse(_ text: String, pieces: Int = .max) throws -> [RESPValue] {
        try parse(Array(text.utf8), pieces: pieces)
    }

    private func parse(_ bytes: [UInt8], pieces: Int = .max) throws -> [RESPValue] {
        var parser = RESPParser()
        var values: [RESPValue] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            parser.append(ByteBuffer(bytes: rest.prefix(pieces)))
            rest = rest.dropFirst(pieces)
            while let value = try parser.next() { values.append(value) }
        }
        return values
    }

    private static let samples: [(String, RESPValue)] = [
        ("+OK\r\n", .simple("OK")),
        ("-ERR no\r\n", .error("ERR no")),
        (":-12\r\n", .integer(-12)),
        (":9223372036854775807\r\n", .integer(.max)),
        (":-9223372036854775808\r\n", .integer(.min)),
        (":+7\r\n", .integer(7)),
        ("$5\r\nhe\r\no\r\n", .bulk(ByteBuffer(string: "he\r\no"))),
        ("$0\r\n\r\n", .bulk(ByteBuffer())),
        ("$-1\r\n", .bulk(nil)),
        ("*-1\r\n", .array(nil)),
        ("*0\r\n", .array([])),
        (
            "*2\r\n:1\r\n*2\r\n$1\r\na\r\n*0\r\n",
            .array([.integer(1), .array([.bulk(ByteBuffer(string: "a")), .array([])])])
        ),
    ]

    @Test(arguments: [1, 2, 3, 7, Int.max])
    func `answers are read in any pieces`(_ pieces: Int) throws {
        let all = Self.samples.map(\.0).joined()
        #expect(try parse(all, pieces: pieces) == Self.samples.map(\.1))
    }

    @Test func `an answer that is cut short is none`() throws {
        for (text, _) in Self.samples {
            for length in 0..<text.utf8.count { #expect(try parse(Array(text.utf8.prefix(length))) == []) }
        }
    }

    @Test(
        arguments: [
            "HTTP/1.1 400 Bad Request\r\n", "\r\n", "\n", "+OK\n", ":\r\n", ":1x\r\n", ": 1\r\n",
            ":9223372036854775808\r\n", ":-9223372036854775809\r\n", ":-\r\n",
            "$\r\n", "$-2\r\n", "$65537\r\n", "$9999999999999999999999\r\n", "$3\r\nabcd\r\n", "$1\r\na\n\r", "*-2\r\n",
            "*65537\r\n", "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n", "%1\r\n+a\r\n+b\r\n", "_\r\n", ">1\r\n+a\r\n",
            "\u{0}",
            "PING\r\n",
        ]
    )
    func `what is no answer is refused`(_ text: String) {
        if text == "\u{0}" {
            // Without a line's end nothing is known yet, however long it stays so.
            #expect(throws: RESPParser.Malformed.self) { try parse(String(repeating: text, count: 5000), pieces: 100) }
        } else {
            #expect(throws: RESPParser.Malformed.self) { try parse(text) }
        }
    }

    @Test func `an answer larger than any of ours is refused before it is kept`() {
        let line = "+" + String(repeating: "a", count: 5000)
        #expect(throws: RESPParser.Malformed.self) { try parse(line, pieces: 64) }
        #expect(throws: RESPParser.Malformed.self) { try parse(line + "\r\n") }
        // Many small elements, and arrays that promise more than they could hold.
        let many = "*60000\r\n" + String(repeating: ":1\r\n", count: 60_000)
        #expect(throws: RESPParser.Malformed.self) { try parse(many) }
        let texts = "*100\r\n" + String(repeating: "$4000\r\n\(String(repeating: "b", count: 4000))\r\n", count: 100)
        #expect(throws: RESPParser.Malformed.self) { try parse(texts, pieces: 1000) }
    }

    @Test func `the limit is an answer's, not a connection's`() throws {
        let text = "$4000\r\n\(String(repeating: "b", count: 4000))\r\n"
        #expect(try parse(String(repeating: text, count: 100), pieces: 999).count == 100)
    }

    @Test(arguments: 0..<20)
    func `no bytes break it`(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let alphabet = Array("+-:$*\r\n\r\n0123456789a\u{0}".utf8) + [0xFF]
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            let whole = Result { try parse(bytes) }
            let pieces = Result { try parse(bytes, pieces: 1) }
            // In pieces, what comes before a fault is read first; both must agree on whether there is one.
            switch (whole, pieces) {
            case (.success(let one), .success(let other)): #expect(one == other)
            case (.failure, .failure): break
            default: Issue.record("\(bytes) is read in two ways")
            }
        }
    }

    @Test func `commands are arrays of texts`() {
        #expect(String(buffer: RedisCommand.encode(["AUTH", "grüße"])) == "*2\r\n$4\r\nAUTH\r\n$7\r\ngrüße\r\n")
        let call = RedisCommand.encode(.renew, bySource: false, keys: ["k"], arguments: ["1", "2"])
        #expect(
            String(buffer: call)
                == "*6\r\n$7\r\nEVALSHA\r\n$40\r\n\(LimitScript.renew.digest)\r\n$1\r\n1\r\n$1\r\nk\r\n$1\r\n1\r\n$1\r\n2\r\n"
        )
    }
}
