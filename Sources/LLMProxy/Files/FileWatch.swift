import Files
import Logging
import PlatformContract
import ServiceLifecycle
import ServiceRuntime

/// Looks once a second whether the prompt or the token has changed.
struct FileWatch: Service {
    let prompt: ReloadedFile<SystemPrompt>
    let token: ReloadedFile<SecretText>
    let tenant: String
    let readiness: Readiness
    let metrics: MetricsRegistry
    let logger: Logger

    /// Looks until the service shuts down; the first look is the caller's, before anything is served.
    func run() async throws {
        while !Task.isShuttingDownGracefully {
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
            } catch is CancellationError {
                return
            }
            look()
        }
    }

    /// Looks now.
    func look() {
        look(at: prompt, name: "prompt", missing: "the system prompt can't be read")
        look(at: token, name: "token", missing: "the token for the gateway can't be read")
    }

    private func look<Value>(at file: ReloadedFile<Value>, name: String, missing: String) {
        switch file.refresh() {
        case .unchanged: return
        case .taken:
            count(name, .success)
            logger.info("read the \(name)")
            readiness.fulfil(name)
        case .refused(let reason):
            count(name, .failure)
            let hasOld = file.value != nil
            logger.error("can't take the \(name): \(reason)\(hasOld ? "; the old one stays in use" : "")")
            if !hasOld { readiness.withdraw(name, because: missing) }
        }
    }

    private func count(_ name: String, _ outcome: ReloadOutcome) {
        metrics.counter(.llmProxyFileReads, tenant, name, outcome.rawValue).increment()
    }
}
