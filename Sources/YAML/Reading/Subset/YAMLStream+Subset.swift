extension YAMLStream {
    /// Reads a text in UTF-8 without libyaml; `nil` when there is something in it that only libyaml reads.
    package static func readingSubset(
        _ source: UnsafeBufferPointer<UInt8>,
        limits: YAMLLimits = .default
    ) -> YAMLStream? {
        guard let start = source.baseAddress else { return nil }
        var nodes: [RawNode] = []
        var ends: [RawEnd] = []
        var roots: [Int]?
        var hasMarkers = false
        // The source, a NUL, and room for as much text that is not in the source as it is.
        let text = [UInt8](unsafeUninitializedCapacity: 2 * source.count + 1) { text, length in
            guard let bytes = text.baseAddress else { return }
            bytes.initialize(from: start, count: source.count)
            bytes[source.count] = 0
            var parser = SubsetParser(bytes: bytes, count: source.count, depthLimit: limits.depth)
            do throws(OutsideSubset) {
                try parser.parse()
                length = parser.scratchEnd
                (nodes, ends, roots) = (parser.nodes, parser.ends, parser.roots)
                hasMarkers = parser.hasMarkers
            } catch {
                length = 0
            }
        }
        guard let roots else { return nil }
        return YAMLStream(
            tree: Tree(nodes: nodes, ends: ends, text: text),
            roots: roots,
            problems: [],
            isCommon: true,
            hasMarkers: hasMarkers
        )
    }
}
