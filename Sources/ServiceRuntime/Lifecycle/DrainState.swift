import Synchronization

/// Whether the service is leaving, and how much of a hurry it is in.
final class DrainState: Sendable {
    private struct Waiting {
        var isHurried = false
        var sleeping: [Int: Task<Void, Never>] = [:]
        var next = 0
    }

    private let flag = Atomic(false)
    private let waiting = Mutex(Waiting())

    /// Connections are closed after the answers that they wait for.
    var isDraining: Bool { flag.load(ordering: .relaxed) }

    func begin() {
        flag.store(true, ordering: .relaxed)
    }

    /// Ends every pause, now and later: someone is waiting for the process to end.
    func hurry() {
        let sleeping = waiting.withLock { waiting in
            waiting.isHurried = true
            return waiting.sleeping.values
        }
        for task in sleeping { task.cancel() }
    }

    /// Waits, unless there is a hurry, or the task is cancelled.
    func pause(for duration: Duration) async {
        let task = Task { _ = try? await Task.sleep(for: duration) }
        let number = waiting.withLock { waiting in
            if waiting.isHurried { task.cancel() }
            waiting.next += 1
            waiting.sleeping[waiting.next] = task
            return waiting.next
        }
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        waiting.withLock { $0.sleeping[number] = nil }
    }
}
