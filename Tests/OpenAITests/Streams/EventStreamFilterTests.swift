import NIOCore
import Testing

@testable import OpenAI

struct EventStreamFilterTests {
    /// What came of a stream.
    struct Outcome: Equatable {
        var sent: String
        var usage: Usage?
        var model: String?
        var text: String
        var isDone: Bool
        var hasError: Bool
        var outputBytes: Int
        var chunks: Int
    }

    private func pass(
        _ pieces: [some Collection<UInt8>],
        _ operation: OpenAI.Operation = .chatCompletions,
        removesUsage: Bool = true
    ) -> Outcome {
        var filter = EventStreamFilter(operation: operation, removesUsage: removesUsage, collectsText: true)
        var sent = ByteBuffer()
        var text = ""
        for piece in pieces {
            if let bytes = filter.take(ByteBuffer(bytes: piece)) { sent.writeImmutableBuffer(bytes) }
            text += filter.takeText()
        }
        if let bytes = filter.end() { sent.writeImmutableBuffer(bytes) }
        text += filter.takeText()
        return Outcome(
            sent: String(buffer: sent),
            usage: filter.usage,
            model: filter.model,
            text: text,
            isDone: filter.isDone,
            hasError: filter.hasError,
            outputBytes: filter.outputBytes,
            chunks: filter.chunks
        )
    }

    private static let first =
        #"data: {"id":"1","model":"gpt-4o","choices":[{"index":0,"delta":{"role":"assistant","content":""}}],"usage":null}"#
    private static let second =
        #"data: {"id":"1","choices":[{"index":0,"delta":{"content":"H\u00e9llo "},"finish_reason":null}],"usage":null}"#
    private static let third =
        #"data: {"choices":[{"index":1,"delta":{"content":"other"}},{"index":0,"delta":{"content":"you"}}]}"#
    private static let usage =
        #"data: {"id":"1","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}"#
    private static let done = "data: [DONE]"

    private static func stream(_ events: [String], _ lineEnd: String) -> String {
        events.map { $0 + lineEnd + lineEnd }.joined()
    }

    @Test(arguments: ["\n", "\r\n", "\r"], [false, true])
    func `wherever a stream is cut, the same comes of it`(_ lineEnd: String, _ hasMark: Bool) {
        let mark = hasMark ? "\u{FEFF}" : ""
        let kept = [Self.first, ": ping", Self.second, "event: x\(lineEnd)id: 7\(lineEnd)" + Self.third]
        let bytes = Array((mark + Self.stream(kept + [Self.usage, Self.done], lineEnd)).utf8)
        let expected = Outcome(
            sent: mark + Self.stream(kept + [Self.done], lineEnd),
            usage: Usage(inputTokens: 9, outputTokens: 3),
            model: "gpt-4o",
            text: "Héllo you",
            isDone: true,
            hasError: false,
            outputBytes: 15,
            chunks: 4
        )
        #expect(pass([bytes]) == expected)
        #expect(pass(bytes.map { [$0] }) == expected, "byte by byte")
        for first in bytes.indices {
            #expect(pass([bytes[..<first], bytes[first...]]) == expected, "cut at \(first)")
        }
        var random = SeededGenerator(state: 44)
        for _ in 0..<200 {
            let cuts = (0..<3).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
            let pieces = zip([0] + cuts, cuts + [bytes.count]).map { bytes[$0..<$1] }
            #expect(pass(pieces) == expected, "cut at \(cuts)")
        }
    }

    @Test func `a client that asked for usage gets it`() {
        let stream = Self.stream([Self.first, Self.usage, Self.done], "\n")
        let outcome = pass([Array(stream.utf8)], removesUsage: false)
        #expect(outcome.sent == stream)
        #expect(outcome.usage == Usage(inputTokens: 9, outputTokens: 3))
    }

    @Test func `usage beside choices, in errors and in responses stays`() {
        let events = [
            #"data: {"choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":1,"completion_tokens":1}}"#,
            #"data: {"error":{"message":"x"},"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1}}"#,
            #"data: {"choices":[],"prompt_filter_results":[]}"#,
        ]
        let stream = Self.stream(events, "\n")
        #expect(pass([Array(stream.utf8)]).sent == stream)
        let inside = Self.stream([#"data: {"type":"response.x","usage":{"input_tokens":1}}"#], "\n")
        #expect(pass([Array(inside.utf8)], .responses).sent == inside)
    }

    @Test func `whole events are passed on at once, and without a copy`() throws {
        var filter = EventStreamFilter(operation: .chatCompletions, removesUsage: true)
        let chunk = ByteBuffer(string: Self.stream([Self.first, Self.second], "\n"))
        let taken = filter.take(chunk)
        let sent = try #require(taken)
        #expect(sent == chunk)
        #expect(address(sent) == address(chunk))
        // So is what is whole before an event that isn't, and what stands beside the usage.
        let partial = ByteBuffer(string: Self.stream([Self.second, Self.usage], "\n") + "data: {")
        let takenWhole = filter.take(partial)
        let whole = try #require(takenWhole)
        #expect(String(buffer: whole) == Self.stream([Self.second], "\n"))
        #expect(address(whole) == address(partial))
        #expect(filter.take(ByteBuffer(string: "}")) == nil)
        #expect(filter.take(ByteBuffer(string: "\n\n")) == ByteBuffer(string: "data: {}\n\n"))
    }

    private func address(_ buffer: ByteBuffer) -> UnsafeRawPointer? {
        buffer.withUnsafeReadableBytes { $0.baseAddress }
    }

    @Test func `data over several lines is one text`() {
        let stream = "data: {\"choices\":[{\"delta\":\ndata:{\"content\":\"ab\"}}],\ndata: \"usage\":null}\n\n"
        let outcome = pass([Array(stream.utf8)])
        #expect(outcome.text == "ab")
        #expect(outcome.sent == stream)
        let usage = "data: {\"choices\":[],\ndata: \"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}\n\n"
        #expect(pass([Array(usage.utf8)]).sent == "")
    }

    @Test func `an end without an empty line is an end all the same`() {
        let stream = Self.stream([Self.first], "\n")
        let withUsage = pass([Array((stream + Self.usage).utf8)])
        #expect(withUsage.sent == stream)
        #expect(withUsage.usage == Usage(inputTokens: 9, outputTokens: 3))
        let withDone = pass([Array((stream + Self.done + "\n").utf8)])
        #expect(withDone.sent == stream + Self.done + "\n")
        #expect(withDone.isDone)
        #expect(pass([Array((stream + "data: {\"cho").utf8)]).sent == stream + "data: {\"cho")
    }

    @Test func `a response's events are read`() {
        let events = [
            #"event: response.created\#ndata: {"type":"response.created","response":{"model":"gpt-4o","usage":null,"error":null}}"#,
            #"event: response.output_text.delta\#ndata: {"type":"response.output_text.delta","delta":"Hi","obfuscation":"xx"}"#,
            #"data: {"type":"response.function_call_arguments.delta","delta":"{}"}"#,
            #"""
            data: {"type":"response.completed","response":{"output":[{"content":[{"text":"Hi"}]}],
            """#
                + #""usage":{"input_tokens":3,"output_tokens":4,"output_tokens_details":{"reasoning_tokens":1}}}}"#,
        ]
        let stream = Self.stream(events, "\n")
        let expected = Outcome(
            sent: stream,
            usage: Usage(inputTokens: 3, outputTokens: 4, reasoningTokens: 1),
            model: "gpt-4o",
            text: "Hi",
            isDone: true,
            hasError: false,
            outputBytes: 4,
            chunks: 4
        )
        #expect(pass([Array(stream.utf8)], .responses) == expected)
        #expect(pass(stream.utf8.map { [$0] }, .responses) == expected)
    }

    @Test(arguments: [
        #"data: {"type":"response.failed","response":{"error":{"code":"server_error"}}}"#,
        #"data: {"type":"error","code":"x"}"#, "event: error\ndata: oops",
    ])
    func `errors within a response are seen`(_ event: String) {
        #expect(pass([Array((event + "\n\n").utf8)], .responses).hasError)
    }

    @Test func `completions are read`() {
        let stream = Self.stream(
            [#"data: {"choices":[{"text":"abc","index":0}],"usage":null}"#, Self.usage, Self.done],
            "\n"
        )
        let outcome = pass([Array(stream.utf8)], .completions)
        #expect(outcome.text == "abc")
        #expect(outcome.usage?.inputTokens == 9)
        #expect(!outcome.sent.contains("prompt_tokens"))
    }

    @Test func `a stream without usage is charged an estimate`() {
        var filter = EventStreamFilter(operation: .chatCompletions, removesUsage: true)
        let input = RequestFields.Input(textBytes: 30, messages: 1)
        #expect(filter.charge(input: input) == Usage(inputTokens: 14, outputTokens: 0))
        for _ in 0..<3 {
            _ = filter.take(ByteBuffer(string: #"data: {"choices":[{"delta":{"content":"ab"}}]}"# + "\n\n"))
        }
        #expect(filter.charge(input: input) == Usage(inputTokens: 14, outputTokens: 3))
        _ = filter.take(ByteBuffer(string: #"data: {"choices":[{"delta":{"content":"0123456789012345"}}]}"# + "\n\n"))
        #expect(filter.charge(input: input) == Usage(inputTokens: 14, outputTokens: 8))
    }

    @Test func `what is no JSON is passed on, and counts for nothing`() {
        let stream = Self.stream(["data: hello", "data:", "data", "nonsense", "data: {\"usage\":", "data: 5"], "\n")
        let outcome = pass([Array(stream.utf8)])
        #expect(outcome.sent == stream)
        #expect(outcome.outputBytes == 0)
        #expect(outcome.usage == nil)
        let bad: [UInt8] = Array("data: {\"a\":\"".utf8) + [0xFF, 0] + Array("\"}\n\n".utf8)
        var filter = EventStreamFilter(operation: .chatCompletions, removesUsage: true)
        #expect(filter.take(ByteBuffer(bytes: bad)) == ByteBuffer(bytes: bad))
    }

    @Test func `a line of 10 MB is passed on as it comes, and what follows is read`() {
        var filter = EventStreamFilter(operation: .chatCompletions, removesUsage: true)
        let piece = ByteBuffer(repeating: UInt8(ascii: "x"), count: 64 << 10)
        _ = filter.take(ByteBuffer(string: "data: "))
        var sent = 6
        var longestWait = 0
        var waiting = 0
        for _ in 0..<160 {
            waiting += piece.readableBytes
            if let bytes = filter.take(piece) {
                sent += bytes.readableBytes
                waiting = 0
            }
            longestWait = max(longestWait, waiting)
        }
        #expect(sent >= 160 * (64 << 10))
        #expect(longestWait <= EventStreamFilter.eventLimit)
        for piece in ["\r", "\n\r", "\n", Self.usage + "\n", "\n" + Self.done + "\n\n"] {
            _ = filter.take(ByteBuffer(string: piece))
        }
        #expect(filter.usage == Usage(inputTokens: 9, outputTokens: 3))
        #expect(filter.isDone)
    }
}
