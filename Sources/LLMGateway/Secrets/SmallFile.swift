import Glibc

/// Reads configuration, policies and secrets: small regular files, which may be links as a mounted volume's are.
enum SmallFile {
    /// The bytes of a file.
    ///
    /// - Throws: `FileProblem` when it can't be read, is no regular file, or has more bytes than the limit.
    static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
        // Opening a pipe that nobody writes to must not wait for ever.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw FileProblem(path, "cannot read it: \(String(cString: strerror(errno)))") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FileProblem(path, "it is not a regular file")
        }
        guard status.st_size <= limit else { throw FileProblem(path, "it has more than \(limit) bytes") }
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
        guard failure == 0 else { throw FileProblem(path, "cannot read it: \(String(cString: strerror(failure)))") }
        guard bytes.count < room else { throw FileProblem(path, "it changed while it was read") }
        return bytes
    }

    /// Overwrites what was read.
    static func wipe(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBytes { bytes in
            if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
        }
    }
}
