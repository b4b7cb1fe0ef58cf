/// A file, and a place in it where there is one.
public struct SourceLocation: Hashable, Sendable, Codable {
    /// The file, as the user named it or relative to the root of the tree, with `/` between folders.
    public var path: String
    /// The place in the file; absent when the finding is about the file as a whole.
    public var range: SourceRange?

    /// A file, and a place in it.
    public init(path: String, range: SourceRange? = nil) {
        self.path = path
        self.range = range
    }
}

extension SourceLocation: Comparable {
    /// Whether the left place comes first: by path, then by range; the file as a whole before its parts.
    public static func < (left: Self, right: Self) -> Bool {
        if left.path != right.path { return left.path < right.path }
        return precedes(left.range, right.range)
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `path:line:column`, or only the path.
    public var description: String {
        range.map { "\(path):\($0.start)" } ?? path
    }
}
