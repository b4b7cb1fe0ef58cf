import NIOCore
import OpenAI

/// The tenant's system prompt, as it is used: as text, and as JSON that is written once and not for each request.
struct SystemPrompt: Sendable {
    /// The most bytes that a prompt may have.
    static let limit = 64 << 10

    /// The prompt without white space around it.
    let text: String
    /// The prompt as a JSON string.
    let json: ByteBuffer
    /// Its first 100 characters as a JSON string, which answers to questions carry.
    let beginning: ByteBuffer

    /// The prompt that a file holds.
    ///
    /// - Throws: why it is none.
    init(reading bytes: [UInt8]) throws(FileRefusal) {
        guard bytes.count <= Self.limit else { throw FileRefusal("it has more than \(Self.limit) bytes") }
        guard let whole = String(validating: bytes, as: UTF8.self) else { throw FileRefusal("it is not UTF-8") }
        guard let first = whole.firstIndex(where: { !$0.isWhitespace }),
            let last = whole.lastIndex(where: { !$0.isWhitespace })
        else { throw FileRefusal("it is empty") }
        text = String(whole[first...last])
        json = ByteBuffer(jsonString: text)
        beginning = ByteBuffer(jsonString: String(text.prefix(100)))
    }
}

extension ByteBuffer {
    /// A text as a JSON string.
    init(jsonString text: String) {
        self.init()
        writeJSONString(text)
    }
}
