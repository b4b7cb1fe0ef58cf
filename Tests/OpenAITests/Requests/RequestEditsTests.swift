import Foundation
import NIOCore
import Testing

@testable import OpenAI

struct RequestEditsTests {
    struct Example: Sendable {
        var body: String
        var edits: RequestEdits
        var expected: String
        var operation: OpenAI.Operation = .chatCompletions
    }

    private static let mark = RequestEdits.applicationMark

    static let examples = [
        // Models
        Example(
            body: #"{"messages":[{}]}"#,
            edits: .init(model: "a\"b"),
            expected: #"{"model":"a\"b","messages":[{}]}"#
        ),
        Example(
            body: #"{ "model" : null , "messages":[{}]}"#,
            edits: .init(model: "m"),
            expected: #"{"model":"m","messages":[{}]}"#
        ),
        Example(
            body: #"{"messages":[{}],"mod\u0065l":"old"}"#,
            edits: .init(model: "m"),
            expected: #"{"model":"m","messages":[{}]}"#
        ),
        // Limits
        Example(
            body: #"{"messages":[{}]}"#,
            edits: .init(outputLimit: .cap(5)),
            expected: #"{"messages":[{}],"max_completion_tokens":5}"#
        ),
        Example(
            body: #"{"messages":[{}],"max_tokens":9}"#,
            edits: .init(outputLimit: .cap(5)),
            expected: #"{"messages":[{}],"max_tokens":5}"#
        ),
        Example(
            body: #"{"messages":[{}],"max_completion_tokens":3}"#,
            edits: .init(outputLimit: .cap(5)),
            expected: #"{"messages":[{}],"max_completion_tokens":3}"#
        ),
        Example(
            body: #"{"messages":[{}],"max_completion_tokens":3}"#,
            edits: .init(outputLimit: .set(5)),
            expected: #"{"messages":[{}],"max_completion_tokens":5}"#
        ),
        Example(
            body: #"{"prompt":"a"}"#,
            edits: .init(outputLimit: .cap(5)),
            expected: #"{"prompt":"a","max_tokens":5}"#,
            operation: .completions
        ),
        Example(
            body: "{}",
            edits: .init(model: "m", outputLimit: .cap(5)),
            expected: #"{"model":"m","max_output_tokens":5}"#,
            operation: .responses
        ),
        Example(
            body: #"{"input":"a"}"#,
            edits: .init(outputLimit: .cap(5)),
            expected: #"{"input":"a"}"#,
            operation: .embeddings
        ),
        // Usage
        Example(
            body: #"{"messages":[{}],"stream":true}"#,
            edits: .init(forcesUsage: true),
            expected: #"{"messages":[{}],"stream":true,"stream_options":{"include_usage":true}}"#
        ),
        Example(
            body: #"{"messages":[{}],"stream":true,"stream_options":null}"#,
            edits: .init(forcesUsage: true),
            expected: #"{"messages":[{}],"stream":true,"stream_options":{"include_usage":true}}"#
        ),
        Example(
            body: #"{"messages":[{}],"stream":true,"stream_options":{ }}"#,
            edits: .init(forcesUsage: true),
            expected: #"{"messages":[{}],"stream":true,"stream_options":{"include_usage":true}}"#
        ),
        Example(
            body: #"{"messages":[{}],"stream":true,"stream_options":{"include_obfuscation":false}}"#,
            edits: .init(forcesUsage: true),
            expected:
                #"{"messages":[{}],"stream":true,"stream_options":{"include_obfuscation":false,"include_usage":true}}"#
        ),
        Example(
            body: #"{"messages":[{}],"stream":true,"stream_options":{"include_usage":false}}"#,
            edits: .init(forcesUsage: true),
            expected: #"{"messages":[{}],"stream":true,"stream_options":{"include_usage":true}}"#
        ),
        Example(
            body: #"{"messages":[{}]}"#,
            edits: .init(forcesUsage: true),
            expected: #"{"messages":[{}]}"#
        ),
        Example(
            body: #"{"input":"a","stream":true}"#,
            edits: .init(forcesUsage: true),
            expected: #"{"input":"a","stream":true}"#,
            operation: .responses
        ),
        // System prompts
        Example(
            body: #"{"messages":[{"role":"user","content":"hi"}]}"#,
            edits: .init(systemPrompt: "Be \"kind\".\n"),
            expected: #"{"messages":[{"role":"system","content":"Be \"kind\".\n"},{"role":"user","content":"hi"}]}"#
        ),
        Example(
            body: #"""
                {"messages":[{"role":"system","content":"a\n"},{"content":[{"type":"image_url","image_url":{}},
                {"text":"b","type":"text"},{"type":"text","text":"c"}],"r\u006fle":"developer"},{"role":"System","content":[]},
                {"role":"system","content":[{"type":"image_url"}]},{"role":"system","content":null},{"role":"system"},
                {"role":"user","content":"d"}]}
                """#,
            edits: .init(systemPrompt: "P"),
            expected: #"""
                {"messages":[{"role":"system","content":"P"},{"role":"system","content":"\#(mark)a\n"},
                {"content":[{"type":"image_url","image_url":{}},{"text":"\#(mark)b","type":"text"},
                {"type":"text","text":"c"}],"role":"developer"},
                {"role":"System","content":[{"type":"text","text":"\#(mark)"}]},
                {"role":"system","content":[{"type":"text","text":"\#(mark)"},{"type":"image_url"}]},
                {"role":"system","content":null},{"role":"system"},{"role":"user","content":"d"}]}
                """#
        ),
        Example(
            body: #"{"input":"a"}"#,
            edits: .init(systemPrompt: "P"),
            expected: #"{"instructions":"P","input":"a"}"#,
            operation: .responses
        ),
        Example(
            body:
                #"{"input":[{"role":"developer","content":"x"},{"role":"system","content":[]}],"instructions":"be\tkind"}"#,
            edits: .init(systemPrompt: "P"),
            expected: #"""
                {"input":[{"role":"developer","content":"\#(mark)x"},
                {"role":"system","content":[{"type":"input_text","text":"\#(mark)"}]}],
                "instructions":"P\n\n\#(mark)be\tkind"}
                """#,
            operation: .responses
        ),
        Example(
            body: #"{"instructions":null}"#,
            edits: .init(systemPrompt: "P"),
            expected: #"{"instructions":"P"}"#,
            operation: .responses
        ),
        Example(
            body: #"{"prompt":"a"}"#,
            edits: .init(systemPrompt: "P"),
            expected: #"{"prompt":"a"}"#,
            operation: .completions
        ),
        // All of it
        Example(
            body: #"{"stream":true,"messages":[{"role":"user","content":"hi"}],"max_tokens":100}"#,
            edits: .init(model: "m", outputLimit: .cap(5), forcesUsage: true, systemPrompt: "P"),
            expected: #"""
                {"model":"m","stream":true,"messages":[{"role":"system","content":"P"},{"role":"user","content":"hi"}],
                "max_tokens":5,"stream_options":{"include_usage":true}}
                """#
        ),
    ]

    @Test(arguments: examples)
    func `a body is edited as if it had been read and written anew`(_ example: Example) throws {
        let fields = try fields(example.body, example.operation)
        let edited = fields.edited(ByteBuffer(string: example.body), example.edits)
        #expect(try object(edited) == object(example.expected), "\(String(buffer: edited))")
        // It is still a body that we would take, and editing it again changes no more than the prompt.
        let again = try RequestFields(scanning: edited, operation: example.operation)
        var edits = example.edits
        edits.systemPrompt = nil
        #expect(again.edited(edited, edits) == edited)
    }

    @Test func `what isn't edited keeps its bytes, wherever the body stands in its buffer`() throws {
        let text = #"{ "seed" : 1.0e2, "messages":[ {"content":"\u00e9"} ] , "model":"a" }"#
        var buffer = ByteBuffer(string: "xx" + text)
        buffer.moveReaderIndex(forwardBy: 2)
        let fields = try RequestFields(scanning: buffer, operation: .chatCompletions)
        #expect(fields.edited(buffer, RequestEdits(model: "a", outputLimit: nil)) == buffer)
        let edited = String(buffer: fields.edited(buffer, RequestEdits(model: "b")))
        #expect(edited == text.replacing("\"a\"", with: "\"b\""))
    }

    @Test func `a question is asked as a chat`() throws {
        let request = ChatRequest(
            model: "m",
            systemPrompt: "Be \"kind\"",
            question: "Why?\n",
            outputLimit: 9,
            isStream: true
        )
        let expected = #"""
            {"model":"m","messages":[{"role":"system","content":"Be \"kind\""},{"role":"user","content":"Why?\n"}],
             "max_completion_tokens":9,"stream":true,"stream_options":{"include_usage":true}}
            """#
        #expect(try object(request.body) == object(expected))
        let fields = try RequestFields(scanning: request.body, operation: .chatCompletions)
        #expect(fields.includesUsage)
        let small = #"{"messages":[{"role":"user","content":"a"}]}"#
        #expect(String(buffer: ChatRequest(question: "a").body) == small)
    }
}
