import NIOCore
import OpenAI

extension AskRequest {
    /// The body of the gateway's `/v1/chat/completions` for the question: the tenant's prompt, then the question. The model is
    /// the tenant's default, which the gateway knows.
    func completion(prompt: SystemPrompt, isStream: Bool) -> ByteBuffer {
        var body = ByteBuffer()
        body.reserveCapacity(prompt.json.readableBytes + question.readableBytes + 192)
        body.writeStaticString(#"{"messages":[{"role":"system","content":"#)
        body.writeImmutableBuffer(prompt.json)
        body.writeStaticString(#"},{"role":"user","content":""#)
        body.writeImmutableBuffer(question)
        body.writeStaticString(#""}],"max_tokens":"#)
        body.writeString(String(maxTokens))
        if isStream { body.writeStaticString(#","stream":true,"stream_options":{"include_usage":true}"#) }
        body.writeStaticString("}")
        return body
    }
}

/// What the gateway's answer to a question holds; of a stream, of its chunks together.
struct Completion: Equatable {
    /// The text as it stands between the quotes of a JSON string.
    var text = ByteBuffer()
    /// The model that answered, as a JSON string.
    var model: ByteBuffer?
    /// The tokens of the text, when the gateway counted them.
    var tokens: Int?
    /// Whether the gateway tells of an error in place of an answer.
    var isError = false

    /// Takes the bytes of `chat.completion`, or of one `chat.completion.chunk`, and appends its text.
    ///
    /// Of several choices the first counts, as only one is asked for. A model that refuses says so in `refusal`.
    mutating func take(_ bytes: ByteBuffer) throws(JSONError) {
        self = try bytes.scanJSON { [self] (scanner: inout JSONScanner) throws(JSONError) in
            var completion = self
            try scanner.openObject()
            while let key = try scanner.nextKey() {
                if scanner.equals(key, "choices"), try scanner.kind() == .array {
                    try completion.takeChoices(&scanner, of: bytes)
                } else if scanner.equals(key, "model"), try scanner.kind() == .string {
                    completion.model = bytes.slice(try scanner.skipValue())
                } else if scanner.equals(key, "usage"), try scanner.kind() == .object {
                    try completion.takeUsage(&scanner)
                } else if scanner.equals(key, "error"), try scanner.kind() != .null {
                    completion.isError = true
                    try scanner.skipValue()
                } else {
                    try scanner.skipValue()
                }
            }
            try scanner.finish()
            return completion
        }
    }

    private mutating func takeChoices(_ scanner: inout JSONScanner, of bytes: ByteBuffer) throws(JSONError) {
        try scanner.openArray()
        var isFirst = true
        while try scanner.nextElement() {
            guard isFirst, try scanner.kind() == .object else {
                try scanner.skipValue()
                continue
            }
            isFirst = false
            try scanner.openObject()
            while let key = try scanner.nextKey() {
                let isMessage = scanner.equals(key, "message") || scanner.equals(key, "delta")
                if isMessage, try scanner.kind() == .object {
                    try takeMessage(&scanner, of: bytes)
                } else {
                    try scanner.skipValue()
                }
            }
        }
    }

    private mutating func takeMessage(_ scanner: inout JSONScanner, of bytes: ByteBuffer) throws(JSONError) {
        try scanner.openObject()
        while let key = try scanner.nextKey() {
            let isText = scanner.equals(key, "content") || scanner.equals(key, "refusal")
            if isText, try scanner.kind() == .string {
                text.writeImmutableBuffer(bytes.slice(try scanner.string().range))
            } else {
                try scanner.skipValue()
            }
        }
    }

    private mutating func takeUsage(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.openObject()
        while let key = try scanner.nextKey() {
            if scanner.equals(key, "completion_tokens"), try scanner.kind() == .number {
                tokens = try scanner.integer()
            } else {
                try scanner.skipValue()
            }
        }
    }
}
