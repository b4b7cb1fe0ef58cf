extension YAMLNode {
    /// The text of a scalar, without its quotes and escapes; empty for a collection.
    public var text: String { stream.tree.string(of: content) }

    /// The text of a scalar in UTF-8, without a copy; empty for a collection.
    @inlinable
    public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        stream.tree.withText(of: content, body)
    }

    /// Whether the node is a scalar with exactly this text, in any style.
    public func hasText(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { stream.tree.hasText(content, $0) }
    }

    /// Whether the node is a scalar with exactly these bytes, in any style.
    public func hasText(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { stream.tree.hasText(content, $0) }
    }

    /// What a scalar means to Kubernetes' readers; the text where it contradicts its tag, and for a collection an empty one.
    public var scalar: YAMLScalar {
        guard kind == .scalar else { return .string("") }
        return stream.tree.scalar(of: content) ?? .string(text)
    }

    /// What the server's reader makes of the node when it is a key: `1` of `0x1`, `true` of `yes`.
    ///
    /// `nil` for what can't be a key: `null`, a collection.
    public var keyText: String? { stream.tree.keyText(of: index) }
}
