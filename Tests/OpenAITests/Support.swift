import Foundation
import NIOCore
import Testing

@testable import OpenAI

/// Runs a scan of one value that has to be the whole text.
func skip(_ bytes: [UInt8]) throws(JSONError) -> Range<Int> {
    try ByteBuffer(bytes: bytes).scan { (scanner: inout JSONScanner) throws(JSONError) in
        let range = try scanner.skipValue()
        try scanner.finish()
        return range
    }
}

func skip(_ text: String) throws(JSONError) -> Range<Int> {
    try skip(Array(text.utf8))
}

/// The error of a text that is refused.
func refusal(_ bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
        _ = try skip(bytes)
        return nil
    } catch {
        return error
    }
}

/// What Foundation reads; the peer of everything that this module writes.
func object(_ buffer: ByteBuffer) throws -> NSDictionary {
    try #require(JSONSerialization.jsonObject(with: Data(buffer.readableBytesView)) as? NSDictionary)
}

func object(_ text: String) throws -> NSDictionary {
    try object(ByteBuffer(string: text))
}

func fields(_ text: String, _ operation: OpenAI.Operation = .chatCompletions) throws(RequestError) -> RequestFields {
    try RequestFields(scanning: ByteBuffer(string: text), operation: operation)
}

func requestRefusal(_ text: String, _ operation: OpenAI.Operation = .chatCompletions) -> RequestError? {
    do throws(RequestError) {
        _ = try fields(text, operation)
        return nil
    } catch {
        return error
    }
}

/// SplitMix64: the same numbers everywhere.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Bodies as OpenAI's documentation has them.
enum Example {
    static let chat = #"""
        {
          "model": "gpt-4o-mini", "temperature": 0.7, "n": 2, "stream": true,
          "messages": [
            {"role": "developer", "content": "You are a helpful \"assistant\".\nBe brief."},
            {"role": "user", "content": [
              {"type": "text", "text": "What is in this picture? größe 10 µm 😀 \ud83d\ude00"},
              {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo=", "detail": "high"}}
            ]},
            {"role": "assistant", "content": null, "tool_calls": [
              {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{\"a\":1}"}}
            ]},
            {"role": "tool", "tool_call_id": "call_1", "content": "ok"}
          ],
          "tools": [{"type": "function", "function": {"name": "look", "parameters": {"type": "object"}}}],
          "max_completion_tokens": 512, "stream_options": {"include_obfuscation": false}, "user": "someone"
        }
        """#
    static let completion =
        #"{"model":"gpt-3.5-turbo-instruct","prompt":["Say","this"],"max_tokens":7,"best_of":3,"n":2}"#
    static let response = #"""
        {"model":"gpt-4o","instructions":"Be kind.","max_output_tokens":64,"stream":false,"store":false,
         "input":[{"role":"system","content":"Speak plainly."},
                  {"role":"user","content":[{"type":"input_text","text":"Hello"}]},
                  {"type":"function_call_output","call_id":"c","output":"42"}]}
        """#
    static let embedding =
        #"{"model":"text-embedding-3-small","input":["The food","was delicious"],"encoding_format":"float"}"#
    static let answer = #"""
        {"id":"chatcmpl-1","object":"chat.completion","created":1741570283,"model":"gpt-4o-2024-08-06",
         "choices":[{"index":0,"message":{"role":"assistant","content":"Hi \u00e9","refusal":null},"logprobs":null,
         "finish_reason":"stop"}],
         "usage":{"prompt_tokens":1117,"completion_tokens":46,"total_tokens":1163,
         "prompt_tokens_details":{"cached_tokens":1024,"audio_tokens":0},
         "completion_tokens_details":{"reasoning_tokens":12,"audio_tokens":0}}}
        """#

    static let all = [chat, completion, response, embedding, answer]
}
