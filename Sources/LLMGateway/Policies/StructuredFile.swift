import Diagnostics
import Files
import YAML

/// Reads JSON files whose content is a `Structured` value: unknown fields, wrong types and duplicate keys are problems, each
/// with its place. JSON is YAML.
enum StructuredFile {
    /// No value of ours nests deeper than 4.
    private static let mostDepth = 16

    /// Reads a value from the bytes of a file.
    ///
    /// - Returns: the value, and the node that it was read from.
    /// - Throws: `FileProblem`: the first, with the number of the others.
    static func read<Value: Structured>(
        _: Value.Type,
        _ bytes: [UInt8],
        _ path: String
    ) throws(FileProblem) -> (YAMLNode, Value) {
        let stream: YAMLStream
        do throws(YAMLError) {
            stream = try YAMLStream.parse(bytes, limits: YAMLLimits(depth: mostDepth, bytes: bytes.count, problems: 10))
        } catch {
            throw FileProblem(path, error.message, at: error.range)
        }
        if let problem = stream.problems.first { throw FileProblem(path, problem.message, at: problem.range) }
        guard let root = stream.documents.first, stream.documents.count == 1 else {
            throw FileProblem(path, "expected one document, found \(stream.documents.count)")
        }
        let (value, problems) = FieldReader.read(Value.self, from: root)
        if let first = problems.first {
            let others = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
            throw FileProblem(path, first.message + others, at: first.range)
        }
        guard let value else { throw FileProblem(path, "it can't be read") }
        return (root, value)
    }

    /// A problem of the value that is found by following the keys as far as they lead.
    static func problem(
        _ message: String,
        _ path: String,
        _ root: YAMLNode,
        _ keys: [StaticString]
    ) -> FileProblem {
        var node = root
        for key in keys {
            guard let next = node.value(of: key) else { break }
            node = next
        }
        return FileProblem(path, message, at: node.range)
    }
}

extension FileProblem {
    fileprivate init(_ path: String, _ message: String, at range: SourceRange) {
        self.init(path, message, line: range.start.line, column: range.start.column)
    }
}
