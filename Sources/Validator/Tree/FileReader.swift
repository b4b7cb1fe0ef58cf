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
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(describe(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .system("it is not a file") }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(bytes: size) }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { break }
                count += got
            }
        }
        guard failure == 0 else { throw .system(describe(failure)) }
        return bytes
    }
}
