/// A stretch of a text from one place up to, and without, another.
public struct SourceRange: Hashable, Sendable, Codable {
    /// The first place.
    public var start: SourcePosition
    /// The place after the last one; equal to `start` when the range is only a place.
    public var end: SourcePosition

    /// The stretch from `start` up to, and without, `end`.
    public init(start: SourcePosition, end: SourcePosition) {
        self.start = start
        self.end = end
    }

    /// The empty stretch at a place.
    public init(at position: SourcePosition) {
        self.init(start: position, end: position)
    }
}

extension SourceRange: Comparable {
    /// Whether the left stretch starts before the right one, or ends before it.
    public static func < (left: Self, right: Self) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}
