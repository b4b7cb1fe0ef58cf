import NIOCore
import Testing

@testable import OpenAI

struct ResponseFieldsTests {
    private func read(_ text: String, _ operation: OpenAI.Operation) throws(JSONError) -> ResponseFields {
        try ResponseFields(scanning: ByteBuffer(string: text), operation: operation)
    }

    @Test func `a chat's answer is read`() throws {
        let fields = try read(Example.answer, .chatCompletions)
        #expect(
            fields.usage
                == Usage(inputTokens: 1117, outputTokens: 46, cachedInputTokens: 1024, reasoningTokens: 12)
        )
        #expect(fields.model == "gpt-4o-2024-08-06")
        #expect(fields.text == "Hi é")
        #expect(fields.outputBytes == 5 + "assistant".utf8.count)
        #expect(!fields.isError)
    }

    @Test func `a text that nobody asks for is counted alone`() throws {
        let body = ByteBuffer(string: Example.answer)
        let fields = try ResponseFields(scanning: body, operation: .chatCompletions, collectsText: false)
        #expect(fields.text == nil)
        #expect(fields.outputBytes == 5 + "assistant".utf8.count)
    }

    @Test func `answers of the other operations are read`() throws {
        let completion = try read(
            #"{"choices":[{"text":"a"},{"text":"bc"}],"usage":{"prompt_tokens":5,"completion_tokens":7}}"#,
            .completions
        )
        #expect(completion.usage == Usage(inputTokens: 5, outputTokens: 7))
        #expect(completion.text == "a")
        #expect(completion.outputBytes == 3)
        let embedding = try read(
            #"{"data":[{"embedding":[0.1,-2e-3]}],"usage":{"prompt_tokens":8,"total_tokens":8}}"#,
            .embeddings
        )
        #expect(embedding.usage == Usage(inputTokens: 8, outputTokens: 0))
        let response = try read(
            #"""
            {"error":null,"output":[{"type":"reasoning","summary":[]},{"type":"message","content":[
            {"type":"output_text","text":"a"},{"type":"output_text","text":"b"}]}],"usage":{"input_tokens":36,
            "input_tokens_details":{"cached_tokens":1},"output_tokens":87,"output_tokens_details":{"reasoning_tokens":2}}}
            """#,
            .responses
        )
        #expect(response.usage == Usage(inputTokens: 36, outputTokens: 87, cachedInputTokens: 1, reasoningTokens: 2))
        #expect(response.text == "ab")
        #expect(!response.isError)
    }

    @Test(arguments: [
        "{}", #"{"usage":null}"#, #"{"usage":{}}"#, #"{"usage":{"prompt_tokens":-1}}"#, #"{"usage":5}"#,
        #"{"usage":{"prompt_tokens":"12"}}"#, #"{"usage":{"prompt_tokens":1e99}}"#,
    ])
    func `an answer without usage that can be charged is charged an estimate`(_ text: String) throws {
        let fields = try read(text, .chatCompletions)
        #expect(fields.usage == nil)
        var answer = fields
        answer.outputBytes = 10
        let charge = answer.charge(input: .init(textBytes: 30, messages: 1))
        #expect(charge == Usage(inputTokens: 14, outputTokens: 4))
    }

    @Test func `errors are seen, and what isn't JSON is no answer`() throws {
        #expect(try read(#"{"error":{"message":"x"}}"#, .chatCompletions).isError)
        #expect(throws: JSONError.self) { try read("<html>", .chatCompletions) }
        #expect(throws: JSONError.self) { try read(String(Example.answer.dropLast(3)), .chatCompletions) }
        #expect(try read("[1]", .chatCompletions).usage == nil)
    }

    @Test func `errors and lists are written as OpenAI writes them`() throws {
        let error = APIError(status: 429, type: .tokens, code: "rate_limit_exceeded", "Say \"please\"", parameter: nil)
        #expect(
            String(buffer: error.body)
                == #"{"error":{"message":"Say \"please\"","type":"tokens","param":null,"code":"rate_limit_exceeded"}}"#
        )
        #expect(String(buffer: error.event) == "data: \(String(buffer: error.body))\n\n")
        #expect(APIError(status: 502, code: nil, "x").type == .server)
        #expect(APIError(status: 429, code: nil, "x").type == .requests)
        #expect(APIError(status: 401, code: "invalid_api_key", "x").type == .invalidRequest)
        let list = ModelList([.init(id: "a", created: 7, owner: "o"), .init(id: "b", owner: "o")])
        let expected = #"""
            {"object":"list","data":[{"id":"a","object":"model","created":7,"owned_by":"o"},
            {"id":"b","object":"model","created":0,"owned_by":"o"}]}
            """#
        #expect(try object(list.body) == object(expected))
    }
}
