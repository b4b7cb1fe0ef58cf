import Glibc

/// Something that the file system refused.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file or folder.
    public var path: String
    /// What was tried: `write`, `open`.
    public var operation: String
    /// Why not, in the system's words or ours.
    public var reason: String

    /// The whole message.
    public var description: String { "cannot \(operation) '\(path)': \(reason)" }

    /// A refusal with a reason of our own.
    package init(_ operation: String, _ path: String, reason: String) {
        self.path = path
        self.operation = operation
        self.reason = reason
    }

    /// A refusal with the system's reason for an `errno`.
    package init(_ operation: String, _ path: String, errno code: Int32 = errno) {
        let reason = code == ELOOP ? "it is a symbolic link, which is not followed" : String(cString: strerror(code))
        self.init(operation, path, reason: reason)
    }
}
