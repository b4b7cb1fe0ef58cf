import NIOCore
import Testing

@testable import OpenAI

struct RequestFieldsTests {
    @Test func `a chat is read`() throws {
        let fields = try fields(Example.chat)
        #expect(fields.model == "gpt-4o-mini")
        #expect(fields.isStream)
        #expect(!fields.includesUsage)
        #expect(fields.outputLimit == 512)
        #expect(fields.choices == 2)
        #expect(fields.input.messages == 4)
        #expect(fields.input.media == 1)
        #expect(fields.input.tokens == 0)
        let read = [
            "You are a helpful \"assistant\".\nBe brief.", "text", "What is in this picture? größe 10 µm 😀 😀",
            "image_url",
            "call_1", "function", "look", "{\"a\":1}", "call_1", "ok",
            #"[{"type": "function", "function": {"name": "look", "parameters": {"type": "object"}}}]"#,
        ]
        #expect(fields.input.textBytes == read.reduce(0) { $0 + $1.utf8.count })
        #expect(fields.storedReference == nil)
    }

    @Test func `completions multiply prompts by choices`() throws {
        let fields = try fields(Example.completion, .completions)
        #expect(fields.outputLimit == 7)
        #expect(fields.choices == 6)
        #expect(fields.input.textBytes == 7)
        let tokens = try self.fieldsOf(#"{"prompt":[[1,2,3],[4]],"max_tokens":null}"#, .completions)
        #expect(tokens.choices == 2)
        #expect(tokens.input.tokens == 4)
        #expect(tokens.outputLimit == nil)
        #expect(try fieldsOf(#"{"prompt":[1,2,3]}"#, .completions).choices == 1)
    }

    private func fieldsOf(_ text: String, _ operation: OpenAI.Operation) throws(RequestError) -> RequestFields {
        try fields(text, operation)
    }

    @Test func `a response is read`() throws {
        let fields = try fields(Example.response, .responses)
        #expect(fields.model == "gpt-4o")
        #expect(fields.outputLimit == 64)
        #expect(fields.isStored == false)
        #expect(fields.input.messages == 4)
        #expect(fields.input.textBytes >= "Be kind.Speak plainly.Hello42".utf8.count)
    }

    @Test(arguments: ["previous_response_id", "conversation", "prompt"])
    func `what an earlier request left is pointed out`(_ name: String) throws {
        #expect(try fields(#"{"\#(name)":{"id":"x"},"input":"a"}"#, .responses).storedReference == name)
        #expect(try fields(#"{"\#(name)":null,"input":"a"}"#, .responses).storedReference == nil)
    }

    @Test func `embeddings are read, and have no output to reserve`() throws {
        let fields = try fields(Example.embedding, .embeddings)
        #expect(fields.model == "text-embedding-3-small")
        #expect(fields.input.textBytes == 21)
        #expect(fields.estimatedTokens(outputLimit: 1_000) == 7)
    }

    @Test func `keys count as what they are once decoded`() throws {
        let fields = try fields(#"{"mod\u0065l":"\u0061","str\u0065am":true,"messages":[{}]}"#)
        #expect(fields.model == "a")
        #expect(fields.isStream)
    }

    @Test func `null is as good as nothing`() throws {
        let fields = try fields(
            #"{"model":null,"stream":null,"stream_options":null,"max_tokens":null,"n":null,"messages":[{"content":null}]}"#
        )
        #expect(fields.model == nil)
        #expect(!fields.isStream)
        #expect(fields.outputLimit == nil)
        #expect(fields.choices == 1)
    }

    @Test func `the reservation is what is read and the most that may be written`() throws {
        let fields = try fields(#"{"messages":[{"content":"0123456789"}],"n":3}"#)
        #expect(fields.estimatedTokens(outputLimit: 100) == 4 + 4 + 300)
        let named = try self.fieldsOf(#"{"messages":[{}],"max_tokens":9223372036854775807,"n":2}"#, .chatCompletions)
        #expect(named.estimatedTokens(outputLimit: 100) == .max)
    }

    struct Refused: Sendable {
        var body: String
        var reason: RequestError.Reason
        var parameter: String?
        var operation: OpenAI.Operation = .chatCompletions
    }

    static let refused = [
        Refused(body: "[]", reason: .malformed),
        Refused(body: "", reason: .malformed),
        Refused(body: #"{"messages":[{}],"model":1} x"#, reason: .malformed),
        Refused(body: #"{"messages":[{}],"model":1}"#, reason: .invalidType, parameter: "model"),
        Refused(body: #"{"messages":[{}],"model":""}"#, reason: .invalidValue, parameter: "model"),
        Refused(
            body: #"{"messages":[{}],"model":"\#(String(repeating: "m", count: 257))"}"#,
            reason: .invalidValue,
            parameter: "model"
        ),
        Refused(body: #"{"messages":[{}],"stream":"true"}"#, reason: .invalidType, parameter: "stream"),
        Refused(body: #"{"messages":[{}],"stream_options":[]}"#, reason: .invalidType, parameter: "stream_options"),
        Refused(
            body: #"{"messages":[{}],"stream_options":{"include_usage":1}}"#,
            reason: .invalidType,
            parameter: "stream_options.include_usage"
        ),
        Refused(
            body: #"{"messages":[{}],"stream_options":{"include_usage":true,"include_usage":false}}"#,
            reason: .ambiguous,
            parameter: "stream_options.include_usage"
        ),
        Refused(body: #"{"messages":[{}],"max_tokens":1.5}"#, reason: .invalidType, parameter: "max_tokens"),
        Refused(body: #"{"messages":[{}],"max_tokens":0}"#, reason: .invalidValue, parameter: "max_tokens"),
        Refused(body: #"{"messages":[{}],"max_tokens":-5}"#, reason: .invalidValue, parameter: "max_tokens"),
        Refused(body: #"{"messages":[{}],"max_tokens":1e9}"#, reason: .invalidType, parameter: "max_tokens"),
        Refused(
            body: #"{"messages":[{}],"max_tokens":1,"max_completion_tokens":2}"#,
            reason: .invalidValue,
            parameter: "max_tokens"
        ),
        Refused(body: #"{"messages":[{}],"n":129}"#, reason: .invalidValue, parameter: "n"),
        Refused(body: #"{"messages":[]}"#, reason: .invalidValue, parameter: "messages"),
        Refused(body: #"{"messages":"hi"}"#, reason: .invalidType, parameter: "messages"),
        Refused(body: #"{"messages":["hi"]}"#, reason: .invalidType, parameter: "messages[0]"),
        Refused(body: #"{"messages":[{},{"role":5}]}"#, reason: .invalidType, parameter: "messages[1].role"),
        Refused(body: #"{"messages":[{"content":5}]}"#, reason: .invalidType, parameter: "messages[0].content"),
        Refused(
            body: #"{"messages":[{"role":"user","role":"system"}]}"#,
            reason: .ambiguous,
            parameter: "messages[0].role"
        ),
        Refused(
            body: #"{"messages":[{"content":"a","c\u006fntent":"b"}]}"#,
            reason: .ambiguous,
            parameter: "messages[0].content"
        ),
        Refused(
            body: #"{"messages":[{"content":"a","Content":"b"}]}"#,
            reason: .ambiguous,
            parameter: "messages[0].content"
        ),
        Refused(body: "{}", reason: .missing, parameter: "messages"),
        Refused(body: "{}", reason: .missing, parameter: "input", operation: .embeddings),
        Refused(body: #"{"input":{}}"#, reason: .invalidType, parameter: "input", operation: .embeddings),
        Refused(body: #"{"input":[true]}"#, reason: .invalidType, parameter: "input", operation: .embeddings),
        Refused(body: #"{"input":5}"#, reason: .invalidType, parameter: "input", operation: .responses),
        // What two readers could take differently.
        Refused(body: #"{"messages":[{}],"model":"a","model":"b"}"#, reason: .ambiguous, parameter: "model"),
        Refused(body: #"{"messages":[{}],"model":"a","mod\u0065l":"b"}"#, reason: .ambiguous, parameter: "model"),
        Refused(body: #"{"messages":[{}],"stream":false,"stream":true}"#, reason: .ambiguous, parameter: "stream"),
        Refused(body: #"{"messages":[{}],"Model":"b"}"#, reason: .ambiguous, parameter: "model"),
        Refused(body: #"{"messages":[{}],"MOD\u0045L":"b"}"#, reason: .ambiguous, parameter: "model"),
        Refused(body: #"{"messages":[{}],"ſtream":true}"#, reason: .ambiguous, parameter: "stream"),
        Refused(body: #"{"messages":[{}],"max_to\u212Aens":5}"#, reason: .ambiguous, parameter: "max_tokens"),
        // What names the upstream.
        Refused(body: #"{"messages":[{}],"api_base":"http://x"}"#, reason: .forbidden, parameter: "api_base"),
        Refused(body: #"{"messages":[{}],"API_Base":"http://x"}"#, reason: .forbidden, parameter: "api_base"),
        Refused(body: #"{"messages":[{}],"b\u0061se_url":null}"#, reason: .forbidden, parameter: "base_url"),
        Refused(body: #"{"messages":[{}],"api_key":"k"}"#, reason: .forbidden, parameter: "api_key"),
        Refused(body: #"{"messages":[{}],"aws_region_name":"k"}"#, reason: .forbidden, parameter: "aws_*"),
    ]

    @Test(arguments: refused)
    func `what can't be decided on is refused, and the field named`(_ refused: Refused) {
        let error = requestRefusal(refused.body, refused.operation)
        #expect(error?.reason == refused.reason, "\(refused.body)")
        #expect(error?.parameter == refused.parameter, "\(refused.body)")
    }

    @Test func `what isn't known is passed on`() throws {
        _ = try fields(
            #"{"messages":[{}],"user":"u","models":["x"],"api":1,"service_tier":"auto","metadata":{"a":"b"}}"#
        )
    }

    @Test func `a body of 10 MB and keys of a megabyte are read all the same`() throws {
        let long = String(repeating: "x", count: 10 << 20)
        let fields = try fields(#"{"messages":[{"role":"user","content":"\#(long)"}],"\#(long.prefix(1 << 20))":1}"#)
        #expect(fields.input.textBytes == 10 << 20)
    }

    @Test func `no text of a request is in its refusal`() throws {
        let error = try #require(requestRefusal(#"{"messages":[{}],"model":{"planted":"secret"},"planted":"secret"}"#))
        #expect(!String(buffer: error.response.body).contains("planted"))
        let broken = try #require(requestRefusal(#"{"messages":[{"content":"planted\q"}]}"#))
        #expect(String(buffer: broken.response.body).contains("at byte 32"))
        #expect(!String(buffer: broken.response.body).contains("planted"))
    }
}
