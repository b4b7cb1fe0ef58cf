import Synchronization

/// Cancels a connection's task when its client leaves.
final class Departure: Sendable {
    private enum State {
        case waiting
        case serving(Task<Void, Never>)
        case gone
    }

    private let state = Mutex(State.waiting)

    /// Has the task cancelled when the client leaves; at once when it has left.
    func cancels(_ task: Task<Void, Never>) {
        let isGone = state.withLock { state in
            if case .gone = state { return true }
            state = .serving(task)
            return false
        }
        if isGone { task.cancel() }
    }

    /// The client has left, or will never read an answer.
    func clientLeft() {
        let task: Task<Void, Never>? = state.withLock { state in
            defer { state = .gone }
            if case .serving(let task) = state { return task }
            return nil
        }
        task?.cancel()
    }
}
