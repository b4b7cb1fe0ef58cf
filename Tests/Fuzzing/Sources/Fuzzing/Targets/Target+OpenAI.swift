import NIOCore
import OpenAI

extension Target {
    private static let bodies = [
        #"""
        {"model":"gpt-4o-mini","stream":true,"stream_options":{"include_usage":false},"max_tokens":5,"n":2,"messages":[
        {"role":"system","content":"a\n"},{"role":"user","content":[{"type":"text","text":"\ud83d\ude00"},
        {"type":"image_url","image_url":{"url":"data:"}}]},{"role":"developer","content":[]}],"tools":[]}
        """#,
        #"{"model":"m","prompt":["a",[1,2]],"max_tokens":7,"best_of":3}"#,
        #"{"model":"m","instructions":"a","max_output_tokens":1,"input":[{"role":"system","content":"b"}]}"#,
        #"{"model":"m","input":["a","b"],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#,
    ]

    /// Requests: what is taken is taken after every edit as well, and says what the edit asked for.
    static let request = Target(
        "request",
        seeds: bodies,
        words: [
            "\"model\":", "\"stream\":true", "\"stream_options\":{}", "\"include_usage\":",
            "\"max_completion_tokens\":",
            "\"messages\":[", "\"role\":\"system\"", "\"content\":[", "\"text\":\"", "\\u0065", "\\ud83d\\ude00",
            "null",
            "1e400", "-0", "\"api_base\":",
        ]
    ) { input in
        let body = ByteBuffer(bytes: input.bytes)
        _ = try? FlatObject(scanning: body, allowing: ["question", "max_tokens"])
        for operation in OpenAI.Operation.allCases {
            _ = try? ResponseFields(scanning: body, operation: operation)
            guard let fields = try? RequestFields(scanning: body, operation: operation) else { continue }
            var edits = RequestEdits(model: "m\"", outputLimit: .cap(3), forcesUsage: true, systemPrompt: "p\n")
            // What is edited already has no limit to hold any more.
            let edited = fields.edited(body, edits)
            do throws(RequestError) {
                let again = try RequestFields(scanning: edited, operation: operation)
                let isStream = fields.isStream && (operation == .chatCompletions || operation == .completions)
                guard again.model == "m\"", !isStream || again.includesUsage, again.isStream == fields.isStream else {
                    fatalError("the edits aren't there: \(String(buffer: edited))")
                }
                guard operation == .embeddings || (again.outputLimit ?? 4) <= 3 else {
                    fatalError("the limit isn't there: \(String(buffer: edited))")
                }
                edits.systemPrompt = nil
                guard again.edited(edited, edits) == edited else { fatalError("edits don't settle") }
            } catch {
                fatalError("an edited body is refused: \(error)")
            }
        }
    }

    /// Streams: cut in two anywhere, and byte by byte, they give what they give as a whole.
    static let events = Target(
        "events",
        seeds: [
            #"data: {"choices":[{"index":0,"delta":{"content":"a"}}],"usage":null}"# + "\n\ndata: [DONE]\n\n",
            #"data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}"# + "\r\n\r\n: ping\r\r",
            "\u{FEFF}event: error\ndata: {\"type\":\"error\"}\n\ndata: a\ndata: b\n\n",
            "data: {\"type\":\"response.completed\",\"response\":{\"usage\":{\"input_tokens\":1}}}\n\n",
        ],
        words: ["data: ", "\r\n", "\n\n", "\r", "event: ", "[DONE]", "\"usage\":{", "\"choices\":[]", ": ping\n"]
    ) { input in
        for operation in [OpenAI.Operation.chatCompletions, .responses] {
            let whole = pass([input.bytes[...]], operation)
            let middle = input.bytes.count / 2
            let halves = pass([input.bytes[..<middle], input.bytes[middle...]], operation)
            let single = pass(input.bytes.indices.map { input.bytes[$0...$0] }, operation)
            guard whole == halves, whole == single else { fatalError("a stream depends on where it is cut") }
            let kept = pass([input.bytes[...]], operation, removesUsage: false)
            guard kept.sent.elementsEqual(input.bytes) else { fatalError("bytes were changed") }
        }
    }

    private struct Outcome: Equatable {
        var sent: [UInt8] = []
        var usage: Usage?
        var isDone = false
        var outputBytes = 0
        var chunks = 0
    }

    private static func pass(
        _ pieces: [Slice<UnsafeBufferPointer<UInt8>>],
        _ operation: OpenAI.Operation,
        removesUsage: Bool = true
    ) -> Outcome {
        var filter = EventStreamFilter(operation: operation, removesUsage: removesUsage)
        var outcome = Outcome()
        for piece in pieces {
            if let bytes = filter.take(ByteBuffer(bytes: piece)) { outcome.sent += bytes.readableBytesView }
        }
        if let bytes = filter.end() { outcome.sent += bytes.readableBytesView }
        outcome.usage = filter.usage
        outcome.isDone = filter.isDone
        outcome.outputBytes = filter.outputBytes
        outcome.chunks = filter.chunks
        return outcome
    }
}
