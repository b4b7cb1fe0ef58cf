public import YAML

/// A pattern of paths: `k8s/**/*.yaml`.
///
/// `*` stands for any text within a name, `?` for one character, `[a-z]` and `[!a-z]` for one of several, and `**` for any
/// number of folders; a `\` takes the next character as it is. A pattern that names a folder covers all that is in it.
///
/// Matching takes time in proportion to the pattern and the path, whatever they are.
public struct Glob: TextValue {
    /// One name of a pattern, or `**`.
    enum Step: Hashable, Sendable {
        case folders
        case name(GlobName)
    }

    /// The pattern as it was written.
    public let text: String
    /// Whether it starts at the root of the file system.
    let isAbsolute: Bool
    let steps: [Step]

    /// The longest pattern, in bytes.
    private static let limit = 1_024

    /// Reads a pattern.
    ///
    /// - Throws: `TextError` for an empty or overlong one, for a `[` that is never closed, and for a `..` after its start.
    public init(parsing text: String) throws(TextError) {
        guard !text.isEmpty, text.utf8.count <= Self.limit, !text.utf8.contains(0) else {
            throw TextError(text: text, expected: "a pattern of paths: write one such as 'k8s/**/*.yaml'")
        }
        self.text = text
        isAbsolute = text.hasPrefix("/")
        var steps: [Step] = []
        for part in text.split(separator: "/") where part != "." {
            if part == "..", isAbsolute || steps.contains(where: { $0 != .name(.parent) }) {
                throw TextError(text: text, expected: "a pattern of paths: '..' can only start one")
            }
            if part == "**" {
                if steps.last != .folders { steps.append(.folders) }
            } else if let name = GlobName(part) {
                steps.append(.name(name))
            } else {
                throw TextError(text: text, expected: "a pattern of paths: its '[' is never closed")
            }
        }
        self.steps = steps
    }

    /// A pattern of paths.
    public static var grammar: TextGrammar { .init(example: "k8s/**/*.yaml", maximumLength: limit) }

    /// Whether a text has anything in it that a shell would expand.
    public static func isPattern(_ text: String) -> Bool {
        text.utf8.contains { "*?[".utf8.contains($0) }
    }

    /// Whether the pattern matches a path, or a folder that it is in.
    public func covers(_ path: String) -> Bool {
        guard path.hasPrefix("/") == isAbsolute else { return false }
        var walk = GlobWalk(self)
        for name in path.split(separator: "/") where !walk.isDone && name != "." { walk.enter(name) }
        return walk.isDone
    }

    /// Whether the pattern may match something below a folder, or all of it.
    func mayCover(below folder: String) -> Bool {
        var walk = GlobWalk(self)
        for name in folder.split(separator: "/") where name != "." { walk.enter(name) }
        return walk.isAlive
    }

    /// The folder in front of the first name that is a pattern; the path itself when none is.
    var base: String {
        let names = steps.prefix { step in
            guard case .name(let name) = step else { return false }
            return name.literal != nil
        }
        let path = names.compactMap { step in
            if case .name(let name) = step { name.literal } else { nil }
        }
        .joined(separator: "/")
        return isAbsolute ? "/" + path : path
    }

    /// The same text, whatever it means.
    public static func == (left: Self, right: Self) -> Bool {
        left.text == right.text
    }

    /// Hashes the text.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }
}

/// Goes down a path and keeps which steps of a pattern could come next: all at once, so that nothing is tried twice.
private struct GlobWalk {
    private let steps: [Glob.Step]
    private var next: [Bool]
    /// Whether the pattern matches the path so far, or a folder on the way.
    private(set) var isDone: Bool

    init(_ glob: Glob) {
        steps = glob.steps
        next = Array(repeating: false, count: glob.steps.count + 1)
        isDone = false
        add(0)
    }

    /// Whether anything could still match.
    var isAlive: Bool { isDone || next.contains(true) }

    mutating func enter(_ name: Substring) {
        guard !isDone else { return }
        let current = next
        next = Array(repeating: false, count: next.count)
        for (index, isNext) in current.enumerated() where isNext && index < steps.count {
            switch steps[index] {
            case .folders: add(index)
            case .name(let pattern): if pattern.matches(name) { add(index + 1) }
            }
        }
    }

    /// A `**` may also stand for nothing; at the end it stands for something.
    private mutating func add(_ index: Int) {
        next[index] = true
        guard index < steps.count else {
            isDone = true
            return
        }
        if steps[index] == .folders, index + 1 < steps.count { add(index + 1) }
        if steps[index] == .folders, index + 1 == steps.count, index > 0 || steps.count == 1 { isDone = true }
    }
}
