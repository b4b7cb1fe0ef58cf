/// The tenant's system prompt.
struct SystemPrompt: Sendable {
    /// The most bytes that a prompt may have.
    static let limit = 64 << 10

    /// The prompt without white space around it.
    let text: String
    /// Its first 100 characters, which answers to questions carry.
    let beginning: String

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
        beginning = String(text.prefix(100))
    }
}
