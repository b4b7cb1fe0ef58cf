import Foundation

/// A password that is in no description, dump or mirror of itself.
struct RedisPassword: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// Reads the first line of a file, as Secrets are mounted. It is read for each connection, so that a new password needs no
    /// restart.
    ///
    /// - Throws: ``RedisFailure/authentication`` when the file can't be read, is longer than any password, or is empty.
    init(file: String) throws(RedisFailure) {
        guard let handle = FileHandle(forReadingAtPath: file),
            let data = try? handle.read(upToCount: 4097), data.count <= 4096,
            let line = String(data: data, encoding: .utf8)?.split(whereSeparator: \.isNewline).first
        else { throw .authentication }
        text = String(line)
    }

    /// The command that presents the password.
    var command: [String] { ["AUTH", text] }

    var description: String { "a password" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}
