/// What is wrong with a file: `acme-corp.json:3:16: expected an integer, found the string 'many'`.
public struct FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file or folder.
    public var path: String
    /// What is wrong, its place in the text first where there is one: lower case, one sentence.
    public var message: String
    /// Line and column, from 1, where the problem is one of the text.
    public var position: (line: Int, column: Int)? { place.map { ($0.line, $0.column) } }
    private var place: Place?

    private struct Place: Hashable, Sendable {
        var line: Int
        var column: Int
    }

    /// A problem of a file.
    public init(_ path: String, _ message: String, line: Int? = nil, column: Int? = nil) {
        self.path = path
        self.message = message
        if let line, let column { place = Place(line: line, column: column) }
    }

    /// `path:line:column: message`.
    public var description: String {
        place.map { "\(path):\($0.line):\($0.column): \(message)" } ?? "\(path): \(message)"
    }
}

extension SmallFile {
    /// The bytes of a file.
    ///
    /// - Throws: `FileProblem` when it can't be read, is no regular file, or has more bytes than the limit.
    public static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
        do throws(FileError) {
            return try read(at: path, limit: limit)
        } catch {
            throw FileProblem(path, "cannot \(error.operation) it: \(error.reason)")
        }
    }
}
