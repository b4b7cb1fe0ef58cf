import Diagnostics

/// The documents of one text: an immutable tree in a few pieces of memory.
///
/// Nodes are views of it (``YAMLNode``); it lives as long as one of them does.
public final class YAMLStream: Sendable {
    @usableFromInline let tree: Tree
    private let roots: [Int]

    /// The recoverable problems, in the order of the text; at most ``YAMLLimits/problems``.
    ///
    /// With one of them the server refuses the object, or takes a value that the text doesn't show: the last of duplicate keys.
    public let problems: [YAMLError]

    /// Whether it has nothing that few manifests have: no anchor, alias, tag or merge key, no key but plain text, no problem,
    /// no line that ends with a carriage return, no byte order mark.
    package let isCommon: Bool
    /// Whether a document starts with `---`.
    package let hasMarkers: Bool

    init(
        tree: Tree,
        roots: [Int],
        problems: [YAMLError],
        isCommon: Bool = false,
        hasMarkers: Bool = true
    ) {
        self.tree = tree
        self.roots = roots
        self.problems = problems
        self.isCommon = isCommon
        self.hasMarkers = hasMarkers
    }

    /// The roots of the documents. A document of nothing but comments is left out.
    public var documents: [YAMLNode] {
        roots.map { YAMLNode(stream: self, index: $0) }
    }

    /// Whether there is a scalar without quotes, anchor and tag, keys included, whose text is as it is asked for.
    package func hasPlainScalar(where isMatch: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        tree.text.withUnsafeBufferPointer { text in
            for node in tree.nodes where node.isBare {
                let range = Int(node.first)..<Int(node.first) + Int(node.second)
                if isMatch(UnsafeBufferPointer(rebasing: text[range])) { return true }
            }
            return false
        }
    }
}

extension YAMLStream {
    /// Reads a stream of YAML documents in UTF-8, or in UTF-16 with a byte order mark; JSON is YAML.
    ///
    /// Lines may end with LF, CR LF or CR. A leading byte order mark is no part of the text.
    ///
    /// - Throws: the first problem after which nothing can be trusted.
    public static func parse(
        _ bytes: some Collection<UInt8>,
        limits: YAMLLimits = .default
    ) throws(YAMLError) -> YAMLStream {
        let contiguous = bytes.withContiguousStorageIfAvailable { result(of: $0, limits: limits) }
        if let contiguous { return try contiguous.get() }
        return try parse(Array(bytes), limits: limits)
    }

    /// Reads a stream of YAML documents.
    ///
    /// - Throws: the first problem after which nothing can be trusted.
    public static func parse(_ text: String, limits: YAMLLimits = .default) throws(YAMLError) -> YAMLStream {
        try parse(text.utf8, limits: limits)
    }

    /// For the closures of the standard library that rethrow without a type.
    private static func result(
        of bytes: UnsafeBufferPointer<UInt8>,
        limits: YAMLLimits
    ) -> Result<YAMLStream, YAMLError> {
        do throws(YAMLError) {
            return .success(try read(bytes, limits: limits))
        } catch {
            return .failure(error)
        }
    }

    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>,
        limits: YAMLLimits
    ) throws(YAMLError) -> YAMLStream {
        let start = SourceRange(at: SourcePosition(line: 1, column: 1))
        guard bytes.count <= min(limits.bytes, 1 << 30) else {
            throw YAMLError(
                .size,
                "the text has \(bytes.count) bytes and may have \(limits.bytes); split it",
                at: start
            )
        }
        if let text = try UTF16Text.decode(bytes) {
            return try parse(text, limits: limits)
        }
        try InputGuard.check(bytes)
        if let stream = readingSubset(bytes, limits: limits) { return stream }
        return try readWithLibYAML(bytes, limits: limits)
    }

    /// Reads a text in UTF-8 with libyaml, whatever is in it.
    package static func readWithLibYAML(
        _ bytes: UnsafeBufferPointer<UInt8>,
        limits: YAMLLimits = .default
    ) throws(YAMLError) -> YAMLStream {
        do throws(YAMLError) {
            return try readUTF8(bytes, limits: limits)
        } catch {
            guard error.kind == .syntax, let text = JSONSurrogates.join(in: bytes) else { throw error }
            return try text.withUnsafeBufferPointer { text throws(YAMLError) in try readUTF8(text, limits: limits) }
        }
    }

    private static func readUTF8(
        _ bytes: UnsafeBufferPointer<UInt8>,
        limits: YAMLLimits
    ) throws(YAMLError) -> YAMLStream {
        guard var parser = EventParser(reading: bytes) else {
            let start = SourcePosition(line: 1, column: 1)
            throw YAMLError(.size, "there is no memory left to read the text", at: SourceRange(at: start))
        }
        var builder = TreeBuilder(limits: limits, byteCount: bytes.count)
        try builder.build(from: &parser, bytes: bytes)
        return builder.finish()
    }
}
