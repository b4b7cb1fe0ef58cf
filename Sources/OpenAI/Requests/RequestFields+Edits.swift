public import NIOCore

extension RequestFields {
    /// The body with edits made in its bytes; everything else stays as it was written.
    ///
    /// - Parameter body: the body that these fields were read from.
    public func edited(_ body: ByteBuffer, _ edits: RequestEdits) -> ByteBuffer {
        var splices = Splices(into: places.body)
        if let model = edits.model, model != self.model {
            splices.set("model", at: places.model) { $0.writeJSONString(model) }
        }
        if let limit = edits.outputLimit { setOutputLimit(limit, &splices) }
        if edits.forcesUsage, isStream, operation == .chatCompletions || operation == .completions, !includesUsage {
            forceUsage(&splices)
        }
        if let prompt = edits.systemPrompt { putFirst(prompt, &splices) }
        return splices.applied(to: body)
    }

    private func setOutputLimit(_ limit: RequestEdits.OutputLimit, _ splices: inout Splices) {
        let name: StaticString
        switch operation {
        case .chatCompletions: name = "max_completion_tokens"
        case .completions: name = "max_tokens"
        case .responses: name = "max_output_tokens"
        case .embeddings: return
        }
        let tokens: Int
        switch limit {
        case .set(let limit): tokens = limit
        case .cap(let limit): tokens = min(limit, outputLimit ?? limit)
        }
        guard tokens != outputLimit else { return }
        splices.set(name, at: places.outputLimit) { $0.writeString(String(tokens)) }
    }

    private func forceUsage(_ splices: inout Splices) {
        if let place = places.includeUsage {
            splices.replace(place) { $0.writeStaticString("true") }
        } else if let inside = places.insideStreamOptions {
            splices.insert(at: inside.start) {
                $0.writeStaticString(inside.isEmpty ? #""include_usage":true"# : #""include_usage":true,"#)
            }
        } else {
            splices.set("stream_options", at: places.streamOptions) { $0.writeStaticString(#"{"include_usage":true}"#) }
        }
    }

    private func putFirst(_ prompt: String, _ splices: inout Splices) {
        switch operation {
        case .chatCompletions:
            guard let messages = places.messages else { return }
            splices.insert(at: messages.start) {
                $0.writeStaticString(#"{"role":"system","content":"#)
                $0.writeJSONString(prompt)
                $0.writeStaticString(messages.isEmpty ? "}" : "},")
            }
        case .responses:
            if let instructions = places.instructions, instructions.isString {
                splices.insert(at: instructions.range.lowerBound + 1) {
                    $0.writeJSONStringContent(prompt + "\n\n" + RequestEdits.applicationMark)
                }
            } else {
                splices.set("instructions", at: places.instructions?.range) { $0.writeJSONString(prompt) }
            }
        case .completions, .embeddings: return
        }
        for text in places.applicationTexts { mark(text, &splices) }
    }

    private func mark(_ text: Places.Text, _ splices: inout Splices) {
        switch text {
        case .string(let start): splices.insert(at: start) { $0.writeJSONStringContent(RequestEdits.applicationMark) }
        case .parts(let parts):
            splices.insert(at: parts.start) {
                $0.writeStaticString(
                    operation == .responses ? #"{"type":"input_text","text":"# : #"{"type":"text","text":"#
                )
                $0.writeJSONString(RequestEdits.applicationMark)
                $0.writeStaticString(parts.isEmpty ? "}" : "},")
            }
        }
    }
}

/// Changes of a body's bytes.
private struct Splices {
    private var splices: [(range: Range<Int>, bytes: ByteBuffer)] = []
    /// The members that are put in at the body's beginning.
    private var members = ByteBuffer()
    private let body: RequestFields.Places.Container

    init(into body: RequestFields.Places.Container) {
        self.body = body
    }

    mutating func replace(_ range: Range<Int>, _ write: (inout ByteBuffer) -> Void) {
        var bytes = ByteBuffer()
        write(&bytes)
        splices.append((range, bytes))
    }

    mutating func insert(at offset: Int, _ write: (inout ByteBuffer) -> Void) {
        replace(offset..<offset, write)
    }

    /// Replaces a member's value, or puts the member in.
    mutating func set(_ name: StaticString, at range: Range<Int>?, _ write: (inout ByteBuffer) -> Void) {
        if let range { return replace(range, write) }
        if members.readableBytes > 0 { members.writeStaticString(",") }
        members.writeStaticString("\"")
        members.writeStaticString(name)
        members.writeStaticString("\":")
        write(&members)
    }

    consuming func applied(to body: ByteBuffer) -> ByteBuffer {
        if members.readableBytes > 0 {
            if !self.body.isEmpty { members.writeStaticString(",") }
            splices.append((self.body.start..<self.body.start, members))
        }
        guard !splices.isEmpty else { return body }
        splices.sort { $0.range.lowerBound < $1.range.lowerBound }
        var edited = ByteBufferAllocator().buffer(
            capacity: splices.reduce(body.readableBytes) { $0 + $1.bytes.readableBytes }
        )
        body.withUnsafeReadableBytes { original in
            var position = 0
            for splice in splices {
                edited.writeBytes(UnsafeRawBufferPointer(rebasing: original[position..<splice.range.lowerBound]))
                edited.writeImmutableBuffer(splice.bytes)
                position = splice.range.upperBound
            }
            edited.writeBytes(UnsafeRawBufferPointer(rebasing: original[position...]))
        }
        return edited
    }
}
