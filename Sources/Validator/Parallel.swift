import Glibc
import Synchronization

/// A range that several workers share, each taking the next chunk.
final class SharedChunks: Sendable {
    private static let size = 32

    private let range: Range<Int>
    private let next: Atomic<Int>

    init(_ range: Range<Int>) {
        self.range = range
        next = Atomic(range.lowerBound)
    }

    /// The next chunk; `nil` when nothing is left.
    func take() -> Range<Int>? {
        let start = next.wrappingAdd(Self.size, ordering: .relaxed).oldValue
        guard start < range.upperBound else { return nil }
        return start..<min(start + Self.size, range.upperBound)
    }
}

/// The elements that one worker takes from a shared range.
struct ChunkedRange: Sequence, IteratorProtocol {
    private let chunks: SharedChunks
    private var current: Range<Int> = 0..<0

    init(_ chunks: SharedChunks) {
        self.chunks = chunks
    }

    mutating func next() -> Int? {
        if current.isEmpty {
            guard let chunk = chunks.take() else { return nil }
            current = chunk
        }
        return current.popFirst()
    }
}

/// The processors of the machine.
enum Processors {
    /// How many there are that this process may use.
    static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
