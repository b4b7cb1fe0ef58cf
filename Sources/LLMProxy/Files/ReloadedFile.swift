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
        do throws(FileError) {
            return try SmallFile.read(at: path, limit: limit)
        } catch {
            throw FileRefusal(error.reason)
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
