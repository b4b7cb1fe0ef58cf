import Foundation
import Synchronization

/// What was asked, for tests to look at, and what they asked to be done about it.
final class Recorder: Sendable {
    /// A request. Keys stay out of it: only their labels are kept.
    struct Entry {
        var method: String
        var path: String
        var key: String?
        var headers: [String: String]
        var body: String
        /// Milliseconds since the start.
        var receivedAt: Double
        var finishedAt: Double?
        var clientClosedAt: Double?
        var chunksSent = 0
    }

    private struct State {
        var entries: [Entry] = []
        /// How often words were met.
        var counts: [String: Int] = [:]
        /// Words for the requests to come, and for how many of them.
        var orders: [(words: String, times: Int)] = []
        /// Connections that are open.
        var connections = 0
    }

    private let state = Mutex(State())
    private let start = ContinuousClock.now

    var now: Double {
        let elapsed = start.duration(to: .now).components
        return Double(elapsed.seconds) * 1_000 + Double(elapsed.attoseconds) / 1e15
    }

    func begin(_ entry: Entry) -> Int {
        state.withLock { state in
            state.entries.append(entry)
            return state.entries.count - 1
        }
    }

    func update(_ index: Int, _ change: @Sendable (inout Entry) -> Void) {
        state.withLock { state in
            // A reset may have come between.
            if state.entries.indices.contains(index) { change(&state.entries[index]) }
        }
    }

    func connectionChanged(by change: Int) {
        state.withLock { $0.connections += change }
    }

    func order(words: String, times: Int) {
        state.withLock { $0.orders.append((words, times)) }
    }

    func reset() {
        state.withLock { state in
            state.entries = []
            state.counts = [:]
            state.orders = []
        }
    }

    /// How a request with these words is answered, or the next one at all.
    func behaviour(words: String?) -> Behaviour {
        state.withLock { state in
            if let first = state.orders.first {
                state.orders[0].times -= 1
                if first.times <= 1 { state.orders.removeFirst() }
                return Behaviour(words: first.words.split(separator: " "))
            }
            guard let words else { return Behaviour() }
            let behaviour = Behaviour(words: words.split(separator: " "))
            let count = state.counts[words, default: 0]
            state.counts[words] = count + 1
            if let times = behaviour.times, count >= times { return Behaviour() }
            return behaviour
        }
    }

    /// `{"connections": N, "requests": [...]}`
    func report() -> Data {
        let (entries, connections) = state.withLock { ($0.entries, $0.connections) }
        let requests = entries.map { entry -> [String: Any] in
            [
                "method": entry.method, "path": entry.path, "key": entry.key ?? NSNull(), "headers": entry.headers,
                "body": entry.body, "received_at_ms": entry.receivedAt, "finished_at_ms": entry.finishedAt ?? NSNull(),
                "client_closed_at_ms": entry.clientClosedAt ?? NSNull(), "chunks_sent": entry.chunksSent,
            ]
        }
        let report: [String: Any] = ["connections": connections, "requests": requests, "now_ms": now]
        return (try? JSONSerialization.data(withJSONObject: report, options: .sortedKeys)) ?? Data()
    }
}
