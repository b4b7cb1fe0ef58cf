public import Configuration
import Files
public import Logging
import NIOPosix
import OpenAI
import PlatformContract
import ServiceLifecycle
public import ServiceRuntime
import Synchronization
import UpstreamHTTP

/// The shared gateway as a process.
public enum Gateway: Sendable {
    /// Puts a gateway together.
    ///
    /// - Configuration keys: those of `ServiceConfiguration.init(reader:defaultPort:)` and of `GatewaySettings.init(reader:)`.
    /// - Throws: `ConfigurationError` where the process can't start with its settings, or with its file of models and upstreams.
    public static func application(reader: ConfigReader, logger: Logger) throws -> ServiceApplication {
        let configuration = try ServiceConfiguration(
            reader: reader,
            defaultPort: Int(LLMGatewayInterface.port),
            metricsPort: Int(LLMGatewayInterface.metricsPort)
        )
        return try application(GatewaySettings(reader: reader), configuration, logger: logger)
    }

    /// - Parameters:
    ///   - limits: where tenants' use is counted; what the configuration says when left out.
    ///   - audit: where calls are written down.
    static func application(
        _ settings: GatewaySettings,
        _ configuration: ServiceConfiguration,
        limits store: (any LimitStore)? = nil,
        audit: AuditLog = AuditLog(),
        logger: Logger
    ) throws -> ServiceApplication {
        let registry = MetricsRegistry()
        let plant = PlantMetrics(registry, logger: logger)
        let calls = CallMetrics(registry)
        let readiness = Readiness(waitingFor: [
            PolicyBook.readinessCondition: "the tenants' policies have not been read"
        ])

        // Upstreams and limits are made of the configuration as it is at the start; later ones update them.
        let first = settings.applied(to: try firstConfiguration(settings.configurationPath))
        let upstreams = UpstreamSet(first, observe: plant.observe)
        for upstream in first.upstreams { plant.show(upstream.name, .closed) }
        let prices = Mutex(Prices(first.models))
        let tenants = Mutex<Set<String>>([])
        let policies = PolicyBook(
            folder: settings.policiesFolder,
            configurationPath: settings.configurationPath,
            readiness: readiness,
            observe: plant.observe,
            changed: { snapshot in
                if let configuration = snapshot.configuration.map(settings.applied) {
                    upstreams.update(configuration)
                    prices.withLock { $0 = Prices(configuration.models) }
                }
                let names = Set(snapshot.tenants.keys)
                let gone = tenants.withLock { known in
                    defer { known = names }
                    return known.subtracting(names)
                }
                gone.forEach(calls.forget)
                guard first.limits.redis == nil else { return }
                for policy in snapshot.tenants.values {
                    let limits = LimitShare.tooSmall(for: policy.limits, replicas: first.limits.replicas)
                    if !limits.isEmpty { plant.limitsTooSmall(limits, of: policy.tenant) }
                }
            }
        )
        var services: [any Service] = [policies]
        var keys: KeyRing?
        if let source = settings.keys {
            readiness.withdraw(
                KeyRing.readinessCondition,
                because: "the keys of service-account tokens have not been read"
            )
            let ring = KeyRing(source, readiness: readiness, observe: plant.observe)
            keys = ring
            services.append(ring)
        }
        let credentials = settings.credentialsPath.map { StaticCredentialBook(path: $0, observe: plant.observe) }
        if let credentials {
            // Before the gateway is ready: those that are in the file are known to the first request.
            credentials.refresh()
            services.append(credentials)
        }
        let limits = try store ?? limitStore(first.limits, plant, &services)
        let ledger = CallLedger(limits: limits, prices: { prices.withLock { $0 } }) { event in
            switch event {
            case .began(let record, let state): calls.began(record, state)
            case .ended(let record):
                calls.ended(record)
                audit.write(record)
            }
        }
        let handler = CallHandler(
            authenticator: Authenticator(policies: policies, keys: keys, credentials: credentials),
            limits: limits,
            ledger: ledger,
            upstreams: upstreams,
            client: try UpstreamClient(.init(authorities: settings.authoritiesPath, proxy: settings.proxy)),
            settings: settings,
            defaultModel: first.defaultModel,
            plant: plant,
            refused: calls.rejected
        )
        return ServiceApplication(
            routes: handler.routes,
            configuration: configuration,
            readiness: readiness,
            metrics: registry,
            errorBody: ServiceError.openAIBody,
            services: services,
            logger: logger
        )
    }

    private static func firstConfiguration(_ path: String) throws(ConfigurationError) -> GatewayConfiguration {
        do throws(FileProblem) {
            return try PolicyFile.configuration(
                try SmallFile.read(path, limit: PolicyBook.configurationLimit),
                path: path
            )
        } catch {
            throw ConfigurationError(
                key: LLMGatewayInterface.configurationFile.key,
                expected: "the path of a file of models and upstreams",
                found: "\(error)"
            )
        }
    }

    private static func limitStore(
        _ configuration: GatewayConfiguration.LimitStore,
        _ plant: PlantMetrics,
        _ services: inout [any Service]
    ) throws -> any LimitStore {
        guard let redis = configuration.redis else { return MemoryLimitStore(replicas: configuration.replicas) }
        let store = try RedisLimitStore(
            redis,
            replicas: configuration.replicas,
            eventLoop: MultiThreadedEventLoopGroup.singleton.any(),
            observer: plant
        )
        services.append(store)
        return store
    }
}
