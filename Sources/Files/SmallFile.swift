import Glibc

/// Reads configuration, policies and secrets: small regular files, which may be links as a mounted volume's are.
public enum SmallFile: Sendable {
    /// The bytes of a file.
    ///
    /// - Throws: `FileError` when it can't be read, is no regular file, or has more bytes than the limit.
    public static func read(at path: String, limit: Int) throws(FileError) -> [UInt8] {
        // Opening a pipe that nobody writes to must not wait for ever.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw FileError("read", path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FileError("read", path, reason: "it is not a regular file")
        }
        guard status.st_size <= limit else { throw FileError("read", path, reason: "it has more than \(limit) bytes") }
        // One more than it says to have: a file that grows meanwhile shows.
        let room = Int(status.st_size) + 1
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
            while filled < room {
                let count = Glibc.read(file, buffer.baseAddress.map { $0 + filled }, room - filled)
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = errno }
                if count <= 0 { break }
                filled += count
            }
        }
        guard failure == 0 else { throw FileError("read", path, errno: failure) }
        guard bytes.count < room else { throw FileError("read", path, reason: "it changed while it was read") }
        return bytes
    }

    /// Overwrites what was read.
    public static func wipe(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBytes { bytes in
            if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
        }
    }
}
