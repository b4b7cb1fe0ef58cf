import Files
import Logging
import PlatformContract
import ServiceRuntime
import Synchronization

/// Counts and logs what happens to what the gateway runs on: policies, keys, upstreams, the store of limits.
struct PlantMetrics: Sendable {
    private let registry: MetricsRegistry
    private let attempts: AttemptMetrics
    private let logger: Logger
    private let policies = Staleness()
    private let configuration = Staleness()

    init(_ registry: MetricsRegistry, logger: Logger) {
        self.registry = registry
        attempts = AttemptMetrics(registry)
        self.logger = logger
        registry.gauge(.llmPolicyAge) { [policies] in policies.age.seconds }
        registry.gauge(.llmConfigurationAge) { [configuration] in configuration.age.seconds }
        // What is there from the start: an alert on a first failure has something to compare it with.
        _ = registry.counter(.llmLimitStoreErrors)
        registry.gauge(.llmLimitStoreFallback).set(0)
    }

    /// Policies or the configuration were read.
    func observe(_ event: PolicyEvent) {
        switch event {
        case .policies(let tenants, let broken):
            count(.llmPolicyReloads, isSuccess: broken == 0)
            policies.read(isWhole: broken == 0)
            registry.gauge(.llmPolicyTenants).set(Double(tenants))
            if broken == 0 { registry.gauge(.llmPolicyReloadTime).set(UnixTime.seconds) }
            logger.info("read the tenants' policies", metadata: ["tenants": "\(tenants)", "broken": "\(broken)"])
        case .configuration:
            count(.llmConfigurationReloads, isSuccess: true)
            configuration.read(isWhole: true)
            logger.info("read the gateway's configuration")
        case .failed(let problem):
            tellOfFailure(problem)
        case .policiesUnreadable(let problem):
            count(.llmPolicyReloads, isSuccess: false)
            policies.read(isWhole: false)
            tellOfFailure(problem)
        case .configurationFailed(let problem):
            count(.llmConfigurationReloads, isSuccess: false)
            configuration.read(isWhole: false)
            tellOfFailure(problem)
        }
    }

    /// A tenant's policy has limits of which no pod's share admits anything.
    func limitsTooSmall(_ limits: [LimitRefusal.Reason], of tenant: String) {
        logger.warning(
            "limits are smaller than the number of gateways that share them, and admit nothing",
            metadata: ["tenant": "\(tenant)", "limits": "\(limits.map(\.rawValue).joined(separator: ", "))"]
        )
    }

    /// The cluster's keys were read.
    func observe(_ event: KeyRing.Event) {
        switch event {
        case .read(let keys):
            count(.llmVerificationKeyRefreshes, isSuccess: true)
            registry.gauge(.llmVerificationKeyRefreshTime).set(UnixTime.seconds)
            logger.debug("read the keys of service-account tokens", metadata: ["keys": "\(keys)"])
        case .failed(let error):
            count(.llmVerificationKeyRefreshes, isSuccess: false)
            logger.error("the keys of service-account tokens can't be read", metadata: ["problem": "\(error)"])
        }
    }

    /// The static credentials were read.
    func observe(_ event: StaticCredentialBook.Event) {
        switch event {
        case .read(let credentials):
            count(.llmCredentialReloads, isSuccess: true)
            logger.info("read the static credentials", metadata: ["credentials": "\(credentials)"])
        case .failed(let problem):
            count(.llmCredentialReloads, isSuccess: false)
            logger.error("the static credentials can't be read", metadata: ["problem": "\(problem)"])
        }
    }

    /// Something happened to an upstream.
    func observe(_ event: UpstreamEvent) {
        switch event {
        case .circuitOpened(let upstream, let time):
            show(upstream, .open)
            logger.warning("an upstream is left alone", metadata: ["upstream": "\(upstream)", "for": "\(time)"])
        case .circuitClosed(let upstream):
            show(upstream, .closed)
            logger.notice("an upstream works again", metadata: ["upstream": "\(upstream)"])
        case .credentialsRejected(let upstream, let status):
            registry.counter(.llmUpstreamCredentialsRejected, upstream).increment()
            logger.critical(
                "an upstream refuses the gateway's key",
                metadata: ["upstream": "\(upstream)", "status": "\(status)"]
            )
        case .keyRead(let upstream):
            count(.llmUpstreamKeyReloads, of: upstream, isSuccess: true)
            registry.gauge(.llmUpstreamKeyReloadTime, upstream).set(UnixTime.seconds)
            logger.info("read an upstream's key", metadata: ["upstream": "\(upstream)"])
        case .keyUnavailable(let upstream, let problem):
            count(.llmUpstreamKeyReloads, of: upstream, isSuccess: false)
            logger.error(
                "an upstream's key can't be read",
                metadata: ["upstream": "\(upstream)", "problem": "\(problem)"]
            )
        }
    }

    /// An attempt at an upstream has ended.
    func attempted(_ upstream: String, _ outcome: UpstreamOutcome, firstByte: Duration?) {
        attempts.count(upstream, outcome, firstByte: firstByte)
    }

    /// A request is tried once more.
    func retried(_ upstream: String, _ outcome: UpstreamOutcome, at next: String) {
        let kind: RetryKind = upstream == next ? .retry : .failover
        registry.counter(.llmUpstreamRetries, upstream, outcome.rawValue, kind.rawValue).increment()
    }

    /// An upstream is known, and asked.
    func show(_ upstream: String, _ state: CircuitState) {
        for each in CircuitState.allCases {
            registry.gauge(.llmUpstreamCircuitState, upstream, each.rawValue).set(each == state ? 1 : 0)
        }
    }

    private func tellOfFailure(_ problem: FileProblem) {
        logger.error("a file can't be used; what was read of it before holds", metadata: ["problem": "\(problem)"])
    }

    private func count(_ metric: Metric, isSuccess: Bool) {
        registry.counter(metric, ReloadOutcome(isSuccess).rawValue).increment()
    }

    private func count(_ metric: Metric, of upstream: String, isSuccess: Bool) {
        registry.counter(metric, upstream, ReloadOutcome(isSuccess).rawValue).increment()
    }
}

extension ReloadOutcome {
    fileprivate init(_ isSuccess: Bool) { self = isSuccess ? .success : .failure }
}

/// Since when there has been something newer than what is in force.
private final class Staleness: Sendable {
    private let start = Mutex<ContinuousClock.Instant?>(nil)

    func read(isWhole: Bool) {
        start.withLock { $0 = isWhole ? nil : $0 ?? .now }
    }

    var age: Duration {
        start.withLock { $0.map { .now - $0 } ?? .zero }
    }
}

extension PlantMetrics: LimitStoreObserver {
    func limitStoreChanged(isAvailable: Bool) {
        registry.gauge(.llmLimitStoreFallback).set(isAvailable ? 0 : 1)
        if isAvailable {
            logger.notice("the store of limits is back")
        } else {
            logger.error("the store of limits is away")
        }
    }

    func limitStoreFailed(_ failure: RedisFailure) {
        registry.counter(.llmLimitStoreErrors).increment()
        logger.debug("a call of the store of limits failed", metadata: ["reason": "\(failure.rawValue)"])
    }

    func limitStoreAnswered(after duration: Duration) {}
}

extension UpstreamFailure {
    /// The label of metrics.
    var outcome: UpstreamOutcome {
        switch self {
        case .noConnection: .unreachable
        case .noAnswer, .interrupted: .broken
        case .timeout: .timedOut
        case .status(let status, _): UpstreamOutcome(status: status)
        }
    }
}
