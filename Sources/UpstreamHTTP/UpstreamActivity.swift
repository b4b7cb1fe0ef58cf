import Synchronization

/// What a client is doing at the moment.
public struct UpstreamActivity: Hashable, Sendable {
    /// Connections, also those that are being made.
    public var connections = 0
    /// Those of them that nothing is expected from: no request is on them, or its reader is slow.
    public var idleConnections = 0
    /// Requests that have not ended.
    public var transfers = 0

    static func += (sum: inout UpstreamActivity, activity: UpstreamActivity) {
        sum.connections += activity.connections
        sum.idleConnections += activity.idleConnections
        sum.transfers += activity.transfers
    }
}

/// The activity of one loop, which writes it.
final class LoopActivity: Sendable {
    private let connections = Atomic(0)
    private let idleConnections = Atomic(0)
    private let transfers = Atomic(0)

    /// What it is now.
    var current: UpstreamActivity {
        UpstreamActivity(
            connections: connections.load(ordering: .relaxed),
            idleConnections: idleConnections.load(ordering: .relaxed),
            transfers: transfers.load(ordering: .relaxed)
        )
    }

    func opened() {
        connections.add(1, ordering: .relaxed)
        idleConnections.add(1, ordering: .relaxed)
    }

    func closed(wasIdle: Bool) {
        connections.subtract(1, ordering: .relaxed)
        if wasIdle { idleConnections.subtract(1, ordering: .relaxed) }
    }

    func isIdle(_ isIdle: Bool) {
        if isIdle {
            idleConnections.add(1, ordering: .relaxed)
        } else {
            idleConnections.subtract(1, ordering: .relaxed)
        }
    }

    func runs(_ count: Int) {
        transfers.store(count, ordering: .relaxed)
    }
}
