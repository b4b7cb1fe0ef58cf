import Glibc
import Synchronization

/// A value that several threads of a test share.
package final class Locked<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    package init(_ value: Value) {
        self.value = Mutex(value)
    }

    package var current: Value { value.withLock { $0 } }

    package func set(_ new: Value) {
        value.withLock { $0 = new }
    }

    package func change(_ body: (inout Value) -> Void) {
        value.withLock { value in
            var copy = value
            body(&copy)
            value = copy
        }
    }
}

extension Locked<[UInt8]> {
    func take() -> [UInt8] {
        value.withLock { value in
            defer { value = [] }
            return value
        }
    }
}

extension Locked<Bool> {
    /// Blocks this thread until the value is true, for at most half a minute.
    package func waitUntilTrue() throws {
        for _ in 0..<30_000 {
            if current { return }
            usleep(1_000)
        }
        throw ByteSocket.Failure(description: "what was waited for did not come")
    }
}
