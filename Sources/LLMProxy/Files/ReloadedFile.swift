import Files
import Synchronization

/// A file that somebody else writes anew now and then, and what it held when it was last good.
///
/// The kubelet replaces the files of ConfigMaps and of projected tokens by swapping a symbolic link, so that a changed file
/// is another file. Nothing is read unless its identity, size or time of change differs.
final class ReloadedFile<Value: Sendable>: Sendable {
    /// What came of looking at the file.
    enum Outcome: Equatable {
        /// It is the file of the last look, or is missing as it was then.
        case unchanged
        /// What it holds has been taken.
        case taken
        /// It has changed, and what it held before stays in use: why.
        case refused(String)
    }

    private struct State {
        var value: Value?
        var stamp: FileStamp?
        var hasLooked = false
    }

    private let path: String
    private let limit: Int
    private let read: @Sendable ([UInt8]) throws(FileRefusal) -> Value
    private let state = Mutex(State())

    /// A file, which is not read yet.
    ///
    /// - Parameters:
    ///   - limit: the most bytes that are read; a longer file is refused.
    ///   - read: makes a value of the file's bytes.
    init(path: String, limit: Int, read: @escaping @Sendable ([UInt8]) throws(FileRefusal) -> Value) {
        self.path = path
        self.limit = limit
        self.read = read
    }

    /// What the file held when it was last good; `nil` when it never was.
    var value: Value? { state.withLock { $0.value } }

    /// Looks whether the file has changed, and reads it if so.
    func refresh() -> Outcome {
        state.withLock { state in
            let stamp = FileStamp(path)
            guard !state.hasLooked || stamp != state.stamp else { return .unchanged }
            state.hasLooked = true
            state.stamp = stamp
            do throws(FileRefusal) {
                state.value = try read(try contents())
                return .taken
            } catch {
                return .refused(error.reason)
            }
        }
    }

    private func contents() throws(FileRefusal) -> [UInt8] {
<<<<<<< HEAD
        do throws(FileError) {
            return try SmallFile.read(at: path, limit: limit)
        } catch {
            throw FileRefusal(error.reason)
=======
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileRefusal(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: limit + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw FileRefusal(String(cString: strerror(errno))) }
            if got == 0 { break }
            count += got
>>>>>>> 6391d567ac38828843a418aae9461e78314b5275
        }
    }
}

/// Why what a file holds is not taken; nothing of its text.
struct FileRefusal: Error, Equatable {
    var reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
<<<<<<< HEAD
=======

/// What tells one state of a file from another.
struct FileStamp: Equatable {
    private var device: UInt
    private var inode: UInt
    private var size: Int
    /// The bytes of the time of its last change, which is only compared.
    private var time: [UInt8]

    /// The state of the file at a path, links followed; `nil` when there is none.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        size = Int(status.st_size)
        time = withUnsafeBytes(of: status.st_ctim) { Array($0) }
    }
}
>>>>>>> 6391d567ac38828843a418aae9461e78314b5275
