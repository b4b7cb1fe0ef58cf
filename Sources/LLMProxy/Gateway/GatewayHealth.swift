import PlatformContract
import ServiceRuntime
import Synchronization
import UpstreamHTTP

/// Whether the gateway can be reached: asked by many, looked at seldom.
final class GatewayHealth: Sendable {
    /// How long one look is good for, and how long it may take.
    static let period = Duration.seconds(2)

    private struct State {
        var isReachable = false
        var lastLook: ContinuousClock.Instant?
        var look: Task<Bool, Never>?
    }

    private let client: UpstreamClient
    private let request: UpstreamRequest
    private let gauge: MetricsRegistry.Gauge
    private let state = Mutex(State())

    /// The health of the gateway at an address.
    init(client: UpstreamClient, url: String, gauge: MetricsRegistry.Gauge) {
        self.client = client
        self.gauge = gauge
        request = UpstreamRequest(
            .get,
            url + HTTPInterface.healthPath,
            limits: UpstreamTimeLimits(
                connect: Self.period,
                firstByte: Self.period,
                idle: Self.period,
                total: Self.period
            )
        )
    }

    /// Whether the gateway answered the last look, which is made now when it is too old.
    func isReachable() async -> Bool {
        let look: Task<Bool, Never>? = state.withLock { state in
            if let look = state.look { return look }
            if let last = state.lastLook, ContinuousClock.now - last < Self.period { return nil }
            // Its own task: when the one who asked first leaves, the others still wait for it.
            let look = Task { await self.look() }
            state.look = look
            return look
        }
        guard let look else { return state.withLock { $0.isReachable } }
        return await look.value
    }

    private func look() async -> Bool {
        let status = try? await client.send(request).head.status
        let isReachable = status == 200
        gauge.set(isReachable ? 1 : 0)
        state.withLock { state in
            state.isReachable = isReachable
            state.lastLook = .now
            state.look = nil
        }
        return isReachable
    }
}
