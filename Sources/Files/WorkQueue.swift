import Glibc
import Synchronization

/// Hands out the numbers from zero to a count, each once, to workers that ask for more when they are done.
package final class WorkQueue: Sendable {
    private let next = Atomic<Int>(0)
    private let count: Int

    package init(count: Int) {
        self.count = count
    }

    /// The next number, `nil` when all are out.
    package func take() -> Int? {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
    }

    /// How many workers keep the machine busy.
    package static var workerCount: Int {
        max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }
}
