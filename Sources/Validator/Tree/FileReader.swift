import Glibc

/// Reads whole files.
enum FileReader {
    /// The largest file that is looked at, in bytes. Kubernetes' etcd takes objects of 1.5 MiB.
    static let limit = 64 << 20

    /// Why a file could not be read.
    enum Failure: Error {
        case system(String)
        case tooLarge(bytes: Int)
    }

    /// Whether a path leads to anything.
    static func isThere(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// Whether a path leads to a folder.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The bytes of a file.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        // A pipe that took the file's place must not block.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(describe(errno)) }
        defer { close(descriptor) }
        // Almost every file is read by one call; what it doesn't fill was all.
        var failure: Int32 = 0
        let start = [UInt8](unsafeUninitializedCapacity: firstRead) { buffer, count in
            count = fill(buffer, from: descriptor, startingAt: 0, &failure)
        }
        if failure == 0, !start.isEmpty, start.count < firstRead { return start }
        return try read(descriptor, startingWith: start)
    }

    /// Enough for most files.
    private static let firstRead = 8_192

    /// Reads a file whose first bytes say too little: it is large, empty, or none.
    private static func read(_ descriptor: Int32, startingWith start: [UInt8]) throws(Failure) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(describe(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .system("it is not a file") }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(bytes: size) }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(size, start.count)) { buffer, count in
            _ = buffer.initialize(fromContentsOf: start)
            count = fill(buffer, from: descriptor, startingAt: start.count, &failure)
        }
        guard failure == 0 else { throw .system(describe(failure)) }
        return bytes
    }

    /// Reads until a buffer is full, or there is no more.
    ///
    /// - Returns: how much of it is filled.
    private static func fill(
        _ buffer: UnsafeMutableBufferPointer<UInt8>,
        from descriptor: Int32,
        startingAt start: Int,
        _ failure: inout Int32
    ) -> Int {
        var count = start
        while count < buffer.count {
            let wanted = buffer.count - count
            let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, wanted)
            if got < 0, errno == EINTR { continue }
            if got < 0 { failure = errno }
            guard got > 0 else { break }
            count += got
            // Of a file, less than wanted is the rest.
            if got < wanted, count < firstRead { break }
        }
        return count
    }
}
