/// How one file on the disk differs from what the specs render.
public struct TreeDifference: Hashable, Sendable {
    /// The kinds of differences.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Rendered, and not on the disk.
        case missing
        /// On the disk as we once wrote it, and now rendered otherwise.
        case stale
        /// On the disk as we once wrote it, and no longer rendered.
        case orphaned
        /// Ours, and changed since by somebody else.
        case handEdited
        /// Not ours, and where a rendered file belongs.
        case obstructing
        /// Not ours, and in nobody's way.
        case foreign

        /// Whether a run that is not forced leaves everything as it is because of such a file.
        public var isRefused: Bool { self == .handEdited || self == .obstructing }
    }

    /// The file, below the tree's root.
    public var path: String
    /// How it differs.
    public var kind: Kind
    /// The tenant whose file it is, `nil` when it is shared or not ours.
    public var tenant: String?
    /// A unified diff from the disk to what is rendered, where one was asked for.
    public var diff: String?
}

/// What a look at the tree found, and what was done about it.
public struct TreeReport: Sendable {
    /// Every file that differs, sorted by path.
    public var differences: [TreeDifference]
    /// How many files are rendered.
    public var renderedCount: Int
    /// Whether the tree was brought to what is rendered.
    public var isWritten: Bool

    /// The differences that keep an unforced run from writing.
    public var refused: [TreeDifference] { differences.filter(\.kind.isRefused) }
    /// The differences that a run takes away; foreign files in nobody's way stay.
    public var pending: [TreeDifference] { differences.filter { $0.kind != .foreign } }
}
