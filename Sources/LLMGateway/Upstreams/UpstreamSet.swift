import Files
public import OpenAI
public import PlatformContract
public import ServiceRuntime
import Synchronization

/// The configured upstreams of a gateway: which one a request goes to, with which key, and what was learned of each.
public final class UpstreamSet: Sendable {
    private struct Core: Sendable {
        var board: UpstreamBoard
        var endpoints: [UInt64: Endpoint]
    }

    /// What an attempt at an upstream is made of.
    private struct Endpoint: Sendable {
        var urls: [Operation: String]
        var key: SecretFile
        /// What was last told of the key.
        private var told: (secret: SecretText?, problem: FileProblem?)

        init(urls: [Operation: String], key: SecretFile) {
            self.urls = urls
            self.key = key
        }

        /// The key as it is now, and what there is to tell of it.
        mutating func look(_ upstream: String) -> (SecretText?, UpstreamEvent?) {
            let now = key.look()
            defer { told = now }
            if let problem = now.problem {
                return (now.secret, problem == told.problem ? nil : .keyUnavailable(upstream: upstream, problem))
            }
            return (now.secret, now.secret === told.secret ? nil : .keyRead(upstream: upstream))
        }
    }

    private let core: Mutex<Core>
    private let observe: @Sendable (UpstreamEvent) -> Void
    private let clock: @Sendable () -> ContinuousClock.Instant
    private let random: @Sendable () -> Double

    /// The upstreams of a configuration.
    ///
    /// - Parameters:
    ///   - observe: is told what happens, on whatever thread it happens.
    ///   - clock: what the time is.
    ///   - random: a number from 0 up to but not including 1.
    public init(
        _ configuration: GatewayConfiguration,
        observe: @escaping @Sendable (UpstreamEvent) -> Void = { _ in },
        clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        random: @escaping @Sendable () -> Double = {
            var numbers = QuickNumbers()
            return .random(in: 0..<1, using: &numbers)
        }
    ) {
        let board = UpstreamBoard(configuration)
        core = Mutex(Core(board: board, endpoints: Self.endpoints(of: board, keeping: [:])))
        self.observe = observe
        self.clock = clock
        self.random = random
    }

    /// Takes another configuration. What is known of an upstream stays known while its name and its address are the same;
    /// requests that run end as they began.
    public func update(_ configuration: GatewayConfiguration) {
        core.withLock { core in
            core.board.update(configuration)
            core.endpoints = Self.endpoints(of: core.board, keeping: core.endpoints)
        }
    }

    /// A request for a model, which has to be answered by a time.
    public func call(
        _ operation: Operation,
        model: String,
        deadline: ContinuousClock.Instant
    ) -> UpstreamCall {
        UpstreamCall(self, operation, UpstreamPlan(model: model, deadline: deadline))
    }

    private static func endpoints(of board: UpstreamBoard, keeping old: [UInt64: Endpoint]) -> [UInt64: Endpoint] {
        var endpoints: [UInt64: Endpoint] = [:]
        for member in board.members {
            let known = old[member.id]
            let base = member.baseURL.hasSuffix("/") ? String(member.baseURL.dropLast()) : member.baseURL
            if let known, known.key.path == member.keyFile {
                endpoints[member.id] = known
                continue
            }
            endpoints[member.id] = Endpoint(
                urls: Dictionary(uniqueKeysWithValues: Operation.allCases.map { ($0, base + $0.suffix) }),
                key: SecretFile(member.keyFile)
            )
        }
        return endpoints
    }
}

extension UpstreamSet {
    /// Lets a plan decide, and makes its decision an attempt.
    fileprivate func decide(
        _ operation: Operation,
        _ plan: inout UpstreamPlan,
        _ decision: (inout UpstreamPlan, inout UpstreamBoard, ContinuousClock.Instant, Double) -> (
            UpstreamPlan.Step, UpstreamEvent?
        )
    ) -> UpstreamNext {
        let (now, random) = (clock(), random())
        var events: [UpstreamEvent] = []
        let next: UpstreamNext = core.withLock { core in
            var (step, event) = decision(&plan, &core.board, now, random)
            if let event { events.append(event) }
            while case .send(let index) = step {
                let member = core.board.members[index]
                guard let url = core.endpoints[member.id]?.urls[operation],
                    let (key, event) = core.endpoints[member.id]?.look(member.name)
                else { preconditionFailure("every member of the board has an endpoint, and it has every operation") }
                if let event { events.append(event) }
                if let key {
                    let ticket = plan.begin(index, on: &core.board, at: now)
                    return .retry(UpstreamAttempt(upstream: member.name, url: url, key: key, ticket: ticket))
                }
                step = plan.skip(index, on: core.board, at: now, random: random)
            }
            guard case .give(let refusal) = step else { preconditionFailure("a step that is not sent is given") }
            return .give(refusal)
        }
        events.forEach(observe)
        return next
    }

    fileprivate func report(
        _ plan: inout UpstreamPlan,
        _ body: (inout UpstreamPlan, inout UpstreamBoard, ContinuousClock.Instant) -> UpstreamEvent?
    ) {
        let now = clock()
        let event = core.withLock { body(&plan, &$0.board, now) }
        if let event { observe(event) }
    }

    fileprivate func start(_ operation: Operation, _ plan: inout UpstreamPlan) -> UpstreamNext {
        decide(operation, &plan) { plan, board, now, random in (plan.start(on: board, at: now, random: random), nil) }
    }

    fileprivate func failed(
        _ operation: Operation,
        _ plan: inout UpstreamPlan,
        _ attempt: UpstreamAttempt?,
        _ failure: UpstreamFailure
    ) -> UpstreamNext {
        if case .status(let status, _) = failure, status == 401 || status == 403, let attempt {
            observe(.credentialsRejected(upstream: attempt.upstream, status: status))
        }
        return decide(operation, &plan) { plan, board, now, random in
            plan.failed(failure, on: &board, at: now, random: random)
        }
    }
}

/// One request on its way to an answer. Whoever lets go of it before an answer abandons the attempt that runs: nothing is
/// learned of the upstream then.
public final class UpstreamCall: Sendable {
    private struct State: Sendable {
        var plan: UpstreamPlan
        /// The attempt that ran last.
        var attempt: UpstreamAttempt?

        mutating func take(_ next: UpstreamNext) -> UpstreamNext {
            if case .retry(let attempt) = next { self.attempt = attempt }
            return next
        }
    }

    private let set: UpstreamSet
    private let operation: Operation
    private let state: Mutex<State>

    fileprivate init(_ set: UpstreamSet, _ operation: Operation, _ plan: UpstreamPlan) {
        self.set = set
        self.operation = operation
        state = Mutex(State(plan: plan))
    }

    deinit {
        state.withLock { state in
            guard state.attempt != nil else { return }
            set.report(&state.plan) { plan, board, now in
                plan.abandon(on: &board, at: now)
                return nil
            }
        }
    }

    /// The first attempt.
    ///
    /// - Throws: `UpstreamRefusal` when there is no upstream to try.
    public func start() throws(UpstreamRefusal) -> UpstreamAttempt {
        let next = state.withLock { state in state.take(set.start(operation, &state.plan)) }
        switch next {
        case .retry(let attempt): return attempt
        case .give(let refusal): throw refusal
        }
    }

    /// The attempt failed: what to do now. Of a response whose head was told by ``answered()``, nothing is tried again.
    public func failed(_ failure: UpstreamFailure) -> UpstreamNext {
        state.withLock { state in state.take(set.failed(operation, &state.plan, state.attempt, failure)) }
    }

    /// The head of a response is there that is passed on: a 2xx.
    public func answered() {
        state.withLock { state in
            set.report(&state.plan) { plan, board, now in plan.answered(on: &board, at: now) }
        }
    }

    /// How many attempts there were: at most 2.
    public var attempts: Int { state.withLock { $0.plan.attempts } }
}
