public import ServiceLifecycle
public import ServiceRuntime
import Synchronization

/// A cluster's keys, read at intervals, and when a token names one that is not known.
public final class KeyRing: Service {
    /// The condition that ``ServiceRuntime/Readiness`` waits for: the keys were read once.
    public static let readinessCondition = "keys"

    /// What became of reading the keys, for metrics and logs.
    public enum Event: Hashable, Sendable {
        /// There are so many keys now.
        case read(keys: Int)
        /// They could not be read; those that were read before still hold.
        case failed(KeyError)
    }

    private struct State: Sendable {
        var schedule = KeySchedule()
        var reading: Task<Void, Never>?
    }

    private let source: any KeySource
    private let readiness: Readiness?
    private let observe: @Sendable (Event) -> Void
    private let clock: @Sendable () -> ContinuousClock.Instant
    private let current: Mutex<KeySet?>
    private let state = Mutex(State())

    /// A ring that has read nothing yet.
    public init(
        _ source: any KeySource,
        readiness: Readiness? = nil,
        observe: @escaping @Sendable (Event) -> Void = { _ in },
        clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.source = source
        self.readiness = readiness
        self.observe = observe
        self.clock = clock
        current = Mutex(nil)
    }

    /// The keys as they are known; `nil` until they were read once.
    var keys: KeySet? { current.withLock { $0 } }

    /// Reads the keys at intervals until the service shuts down.
    @concurrent
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let isRead = await self.refresh(force: true)
                let pause = self.state.withLock { state in
                    isRead ? self.source.interval : state.schedule.pauseAfterFailure()
                }
                // Cancelled: the loop ends.
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Reads the keys because a token names one that is not known. Many tokens at once cause one reading, and those that come
    /// within ten seconds of one cause none.
    func refreshForUnknownKey() async {
        _ = await refresh(force: false)
    }

    /// - Returns: whether there are keys that were read just now.
    private func refresh(force: Bool) async -> Bool {
        let now = clock()
        let reading: Task<Void, Never>? = state.withLock { state in
            if let reading = state.reading { return reading }
            guard state.schedule.begins(at: now, isAsked: !force) else { return nil }
            // On its own, so that a client who leaves takes the keys from nobody. It ends by the source's own time limits.
            let task = Task { await self.read() }
            state.reading = task
            return task
        }
        guard let reading else { return false }
        await reading.value
        return state.withLock { !$0.schedule.hasFailed }
    }

    private func read() async {
        let event: Event
        do throws(KeyError) {
            let material = try await source.read()
            let keys = try await KeySet(reading: material)
            // The same keys stay the same object, by which callers know that nothing has changed.
            current.withLock { if $0?.material != material { $0 = keys } }
            readiness?.fulfil(Self.readinessCondition)
            event = .read(keys: keys.keys.count)
        } catch {
            event = .failed(error)
        }
        state.withLock { state in
            state.reading = nil
            if case .read = event { state.schedule.succeeded() } else { state.schedule.failed() }
        }
        observe(event)
    }
}
