public import Diagnostics

/// Tells that a value could not be read; what is wrong stands in the reader's problems.
public struct FieldFailure: Error, Sendable {
    /// Made by the reader alone, after it has recorded a problem.
    fileprivate init() {}
}

/// One problem of a value that was read from YAML.
public struct FieldProblem: Hashable, Sendable {
    /// What is wrong and how to mend it: lower case, one sentence.
    public var message: String
    /// Where it is.
    public var range: SourceRange
    /// The place of the value as a JSON pointer (RFC 6901); of a very long key only the start is in it.
    public var pointer: String
}

/// Reads `Structured` values from a YAML tree, and records every problem with its place before it gives up.
public struct FieldReader: FieldVisitor, Sendable {
    /// Says that a problem was recorded.
    public typealias Failure = FieldFailure

    /// What was wrong so far, in the order in which it was met: the first thousand problems.
    public private(set) var problems: [FieldProblem] = []

    /// One step on the way to the current node.
    enum Step: Sendable {
        case field(StaticString), key(String), item(Int)
    }

    var node: YAMLNode
    private var path: [Step] = []
    /// The keys that fields of the current mapping have asked for.
    var knownKeys: [StaticString] = []
    /// Whether a required field of the current mapping could not be read.
    var isIncomplete = false

    private static let mostProblems = 1_000
    /// More than any legal key of a manifest has.
    private static let longestStep = 400

    private init(node: YAMLNode) {
        self.node = node
    }

    /// Reads a value from a node.
    ///
    /// - Returns: the value, `nil` when it could not be made; and every problem that was met. A value that comes with
    ///   problems holds defaults where they are.
    public static func read<Value: FieldValue>(
        _: Value.Type = Value.self,
        from node: YAMLNode
    ) -> (value: Value?, problems: [FieldProblem]) {
        var reader = FieldReader(node: node)
        let value = try? Value.read(from: &reader)
        return (reader.isIncomplete ? nil : value, reader.problems)
    }

    /// Records a problem at the current node.
    public mutating func fail(_ message: String) -> FieldFailure {
        fail(message, at: node, path)
    }

    /// Records a word that is none of those expected, with the nearest of them.
    public mutating func fail(unknown word: String, among expected: [String]) -> FieldFailure {
        let nearest = NearestName.question(for: word, among: expected)
        let list = expected.map { "'\($0)'" }.joined(separator: ", ")
        return fail("expected one of \(list), found '\(TextError.excerpt(of: word))'\(nearest)")
    }

    /// Whether further problems are forgotten, and need no message.
    var isFull: Bool { problems.count >= Self.mostProblems }

    /// Records a problem of a key of the current mapping.
    mutating func fail(_ message: String, atKey key: YAMLNode) -> FieldFailure {
        fail(message, at: key, path + [.key(key.text)])
    }

    private mutating func fail(_ message: String, at node: YAMLNode, _ path: [Step]) -> FieldFailure {
        if !isFull {
            problems.append(FieldProblem(message: message, range: node.range, pointer: Self.pointer(to: path)))
        }
        return FieldFailure()
    }

    private static func pointer(to path: [Step]) -> String {
        var pointer = ""
        for step in path {
            pointer += "/"
            switch step {
            case .field(let key): pointer += escaped(key.description)
            case .item(let index): pointer += String(index)
            case .key(let key): pointer += escaped(String(key.unicodeScalars.prefix(longestStep)))
            }
        }
        return pointer
    }

    private static func escaped(_ step: String) -> String {
        step.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// Fails a mapping after all of it was looked at, when a required field of it could not be read.
    func checkCompleteness() throws(FieldFailure) {
        if isIncomplete { throw FieldFailure() }
    }

    /// Reads a child of the current node.
    mutating func descend<Result>(
        to child: YAMLNode,
        _ step: Step,
        _ body: (inout FieldReader) throws(FieldFailure) -> Result
    ) throws(FieldFailure) -> Result {
        let outer = node
        node = child
        path.append(step)
        defer {
            node = outer
            path.removeLast()
        }
        return try body(&self)
    }
}
