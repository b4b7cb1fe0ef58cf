import HummingbirdCore
import ServiceLifecycle

/// A server that leaves as a Kubernetes pod has to: it goes on taking requests while the cluster learns of it, then stops
/// accepting and finishes what runs, and cancels what takes too long.
struct DrainingServer: Service {
    let server: Server<ServiceChannel>
    let delay: Duration
    let time: Duration
    let state: DrainState
    let readiness: Readiness

    func run() async throws {
        // Detached, so that the server does not learn of the shutdown by itself: it would stop accepting at once.
        let serving = Task.detached { try await server.run() }
        try await withTaskCancellationHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    guard (try? await gracefulShutdown()) != nil else { return }
                    await drain(serving)
                }
                let result = await serving.result
                group.cancelAll()
                try result.get()
            }
        } onCancel: {
            serving.cancel()
        }
    }

    private func drain(_ serving: Task<Void, any Error>) async {
        readiness.withdraw("running", because: "the service is stopping")
        state.begin()
        await state.pause(for: delay)
        async let stopped: Void? = try? server.shutdownGracefully()
        await state.pause(for: time)
        serving.cancel()
        _ = await stopped
    }
}
