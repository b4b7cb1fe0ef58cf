import NIOCore
import Testing

@testable import OpenAI

struct FlatObjectTests {
    private func read(_ text: String) throws(RequestError) -> FlatObject {
        try FlatObject(scanning: ByteBuffer(string: text), allowing: ["question", "max_tokens"])
    }

    private func refusal(_ text: String) -> RequestError? {
        do throws(RequestError) {
            _ = try read(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func `fields are read with their types`() throws {
        let object = try read(#"{"question":"Wh\u0079?","max_t\u006fkens":12}"#)
        #expect(try object.string("question") == "Why?")
        #expect(try object.integer("max_tokens") == 12)
        #expect(throws: RequestError.self) { try object.integer("question") }
        #expect(throws: RequestError.self) { try object.string("max_tokens") }
        #expect(try read(#"{"question":null}"#).string("question") == nil)
        #expect(try read(#"{}"#).integer("max_tokens") == nil)
        #expect(throws: RequestError.self) { try read(#"{"max_tokens":1.5}"#).integer("max_tokens") }
        #expect(throws: RequestError.self) { try read(#"{"question":["a"]}"#).string("question") }
    }

    @Test func `other fields and second ones are refused`() {
        #expect(refusal(#"{"question":"a","model":"b"}"#)?.reason == .unknown)
        #expect(refusal(#"{"\#(String(repeating: "q", count: 1 << 20))":1}"#)?.reason == .unknown)
        #expect(refusal(#"{"question":"a","question":"b"}"#)?.reason == .ambiguous)
        #expect(refusal(#"{"question":null,"question":"b"}"#)?.reason == .ambiguous)
        #expect(refusal("[]")?.reason == .malformed)
        #expect(refusal(#"{"question":"a""#)?.reason == .malformed)
    }
}
