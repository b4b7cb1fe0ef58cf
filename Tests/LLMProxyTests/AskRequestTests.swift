import NIOCore
import OpenAI
import Testing

@testable import LLMProxy

struct AskRequestTests {
    @Test func `a question has 512 tokens unless it says otherwise`() throws {
        #expect(try AskRequest(reading: .init(string: #"{"question":"Why?"}"#)).maxTokens == 512)
        #expect(try AskRequest(reading: .init(string: #"{"max_tokens":7,"question":"Why?"}"#)).maxTokens == 7)
        #expect(
            try AskRequest(reading: .init(string: #"{"question":"Why \"so\"?\n\u00e9"}"#)).question == "Why \"so\"?\né"
        )
    }

    @Test(arguments: [
        (#"{}"#, "missing_required_parameter", "question"),
        (#"{"question":null}"#, "missing_required_parameter", "question"),
        (#"{"question":""}"#, "invalid_value", "question"),
        (#"{"question":" \n\t\u00a0"}"#, "invalid_value", "question"),
        (#"{"question":1}"#, "invalid_type", "question"),
        (#"{"question":["a"]}"#, "invalid_type", "question"),
        (#"{"question":{"a":1}}"#, "invalid_type", "question"),
        (#"{"question":"a","question":"b"}"#, "ambiguous_parameter", "question"),
        (#"{"question":"a","max_tokens":0}"#, "invalid_value", "max_tokens"),
        (#"{"question":"a","max_tokens":-1}"#, "invalid_value", "max_tokens"),
        (#"{"question":"a","max_tokens":1.5}"#, "invalid_type", "max_tokens"),
        (#"{"question":"a","max_tokens":"5"}"#, "invalid_type", "max_tokens"),
        (#"{"question":"a","max_tokens":99999999999999999999}"#, "invalid_type", "max_tokens"),
        (#"{"question":"a","model":"gpt-4o"}"#, "unknown_parameter", "model"),
        (#"{"question":"a","system_prompt":"x"}"#, "unknown_parameter", "system_prompt"),
        (#"{"question":"a","messages":[]}"#, "unknown_parameter", "messages"),
        (#"{"question":"a","Question":"b"}"#, "unknown_parameter", "Question"),
    ])
    func `what is no question is refused by the field's name`(_ body: String, _ code: String, _ field: String) throws {
        let error = try #require(throws: RequestError.self) { try AskRequest(reading: .init(string: body)) }
        #expect(error.reason.rawValue == code)
        #expect(error.parameter == field)
        #expect(error.message.contains("'\(field)'"))
    }

    @Test(arguments: [
        "", "null", "[]", "\"a\"", "{", #"{"question":"a"}x"#, #"{"question":"a",}"#, #"{'question':'a'}"#,
        String(repeating: "[", count: 100_000), #"{"question":"\ud800"}"#, #"{"question":"a"#,
    ])
    func `what is no JSON object is refused`(_ body: String) throws {
        let error = try #require(throws: RequestError.self) { try AskRequest(reading: .init(string: body)) }
        #expect(error.reason == .malformed)
    }

    @Test func `bytes that are no UTF-8 are refused`() throws {
        let body = ByteBuffer(bytes: Array(#"{"question":""#.utf8) + [0xFF, 0xC3] + Array("\"}".utf8))
        #expect(throws: RequestError.self) { try AskRequest(reading: body) }
    }
}
