extension YAMLNode {
    /// What a scalar means when it isn't a string; `nil` for a string and for a collection.
    ///
    /// As ``scalar``, but without a copy of the text.
    public var nonString: YAMLScalar? {
        let raw = stream.tree.nodes[content]
        guard raw.kind == .scalar else { return nil }
        if raw.hasProperties {
            let scalar = scalar
            if case .string = scalar { return nil }
            return scalar
        }
        guard raw.style == YAMLScalarStyle.plain.rawValue else { return nil }
        return stream.tree.withText(of: content, PlainScalar.resolve)
    }
}
