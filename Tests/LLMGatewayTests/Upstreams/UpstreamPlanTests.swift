import PlatformContract
import Testing

@testable import LLMGateway

/// Upstreams of the test, and requests for the model `m` at them.
struct UpstreamPlanTests {
    private var now = ContinuousClock.now
    private var board: UpstreamBoard

    init() {
        board = UpstreamBoard(Self.configuration([("a", 1), ("b", 1)]))
    }

    private static func configuration(_ upstreams: [(name: String, weight: Int)]) -> GatewayConfiguration {
        GatewayConfiguration(
            defaultModel: "m",
            models: [.init(name: "m"), .init(name: "n"), .init(name: "of-nobody")],
            upstreams: upstreams.map { upstream in
                .init(
                    name: upstream.name,
                    url: "https://\(upstream.name)/v1",
                    models: ["m", "n"],
                    weight: upstream.weight,
                    keyFile: "/keys/\(upstream.name)"
                )
            }
        )
    }

    /// What a request does, in words.
    private enum Told: Equatable {
        case sends(String)
        case gives(UpstreamRefusal)
    }

    private func told(_ step: UpstreamPlan.Step) -> Told {
        switch step {
        case .send(let index): .sends(board.members[index].name)
        case .give(let refusal): .gives(refusal)
        }
    }

    private func plan(_ model: String = "m", seconds: Int = 60) -> UpstreamPlan {
        UpstreamPlan(model: model, deadline: now + .seconds(seconds))
    }

    private mutating func start(_ plan: inout UpstreamPlan, random: Double = 0) -> Told {
        let step = plan.start(on: board, at: now, random: random)
        if case .send(let index) = step { _ = plan.begin(index, on: &board, at: now) }
        return told(step)
    }

    private mutating func fail(_ plan: inout UpstreamPlan, _ failure: UpstreamFailure, random: Double = 0) -> Told {
        let step = plan.failed(failure, on: &board, at: now, random: random).step
        if case .send(let index) = step { _ = plan.begin(index, on: &board, at: now) }
        return told(step)
    }

    /// Lets requests fail at an upstream until it is left alone.
    private mutating func open(_ name: String) {
        let index = board.members.firstIndex { $0.name == name } ?? 0
        while board.members[index].circuit.state == .closed {
            _ = board.failed(board.members[index].id, board.begin(index, at: now), at: now, random: 0.5)
        }
    }

    @Test(arguments: [
        UpstreamFailure.noConnection, .noAnswer, .timeout, .status(429), .status(500), .status(502), .status(503),
        .status(529),
    ])
    mutating func `falls back to the other upstream, once`(failure: UpstreamFailure) {
        var plan = plan()
        #expect(start(&plan) == .sends("a"))
        #expect(fail(&plan, failure) == .sends("b"))
        guard case .gives = fail(&plan, failure) else {
            Issue.record("a third attempt")
            return
        }
        #expect(plan.attempts == 2)
    }

    @Test mutating func `what the client can mend is the client's, with its status`() {
        for status in [400, 404, 408, 409, 413, 422] {
            var plan = plan()
            #expect(start(&plan) == .sends("a"))
            #expect(fail(&plan, .status(status)) == .gives(UpstreamRefusal(.refused, status: status)))
        }
        #expect(UpstreamRefusal(.refused, status: 400).passesBody)
    }

    @Test mutating func `a key that is not taken is the platform's, and no one else's`() {
        for status in [401, 403] {
            var plan = plan()
            #expect(start(&plan) == .sends("a"))
            let refusal = UpstreamRefusal(.credentialsRejected, status: 502)
            #expect(fail(&plan, .status(status)) == .gives(refusal))
            #expect(!refusal.passesBody)
        }
    }

    @Test mutating func `Retry-After is passed on when nobody else can serve`() {
        board = UpstreamBoard(Self.configuration([("a", 1)]))
        var plan = plan()
        #expect(start(&plan) == .sends("a"))
        let failure = UpstreamFailure.status(429, retryAfter: .seconds(7))
        #expect(fail(&plan, failure) == .gives(UpstreamRefusal(.rateLimited, status: 429, retryAfter: .seconds(7))))
        #expect(plan.attempts == 1)
    }

    @Test mutating func `an upstream that asks for time is passed over for that model, while another can serve`() {
        var first = plan()
        #expect(start(&first) == .sends("a"))
        #expect(fail(&first, .status(429, retryAfter: .seconds(7))) == .sends("b"))
        for _ in 0..<20 {
            var next = plan()
            #expect(start(&next) == .sends("b"))
        }
        var other = plan("n")
        #expect(start(&other) == .sends("a"))
        open("b")
        var only = plan()
        #expect(start(&only) == .sends("a"))
        now += .seconds(7)
        var later = plan()
        #expect(start(&later) == .sends("a"))
    }

    @Test mutating func `nobody is passed over for longer than a minute`() {
        var first = plan()
        _ = start(&first)
        _ = fail(&first, .status(429, retryAfter: .seconds(1_000_000)))
        now += .seconds(60)
        var later = plan()
        #expect(start(&later) == .sends("a"))
    }

    @Test mutating func `one tenant's errors close an upstream to nobody`() {
        for status in [400, 401, 403, 404, 429] {
            for _ in 0..<100 {
                var plan = plan()
                _ = start(&plan)
                _ = fail(&plan, .status(status))
            }
        }
        #expect(board.members.allSatisfy { $0.circuit.state == .closed })
    }

    @Test mutating func `a connection that is not there is tried again where there is no other upstream`() {
        board = UpstreamBoard(Self.configuration([("a", 1)]))
        var plan = plan()
        #expect(start(&plan) == .sends("a"))
        #expect(fail(&plan, .noConnection) == .sends("a"))
        #expect(fail(&plan, .noConnection) == .gives(UpstreamRefusal(.unreachable, status: 502)))
    }

    @Test(arguments: [UpstreamFailure.noAnswer, .timeout, .status(500)])
    mutating func `what an upstream may have worked on is not sent to it twice`(failure: UpstreamFailure) {
        board = UpstreamBoard(Self.configuration([("a", 1)]))
        var plan = plan()
        _ = start(&plan)
        guard case .gives = fail(&plan, failure) else {
            Issue.record("sent twice")
            return
        }
    }

    @Test mutating func `nothing is tried again once something was sent back`() {
        var plan = plan()
        _ = start(&plan)
        _ = plan.answered(on: &board, at: now)
        #expect(fail(&plan, .interrupted) == .gives(UpstreamRefusal(.interrupted, status: 502)))
        #expect(fail(&plan, .noConnection) == .gives(UpstreamRefusal(.unreachable, status: 502)))
        #expect(plan.attempts == 1)
    }

    @Test mutating func `nothing is tried again when the time is too short`() {
        var plan = plan(seconds: 10)
        _ = start(&plan)
        now += .milliseconds(9001)
        #expect(fail(&plan, .status(500)) == .gives(UpstreamRefusal(.serverError, status: 502)))
    }

    @Test mutating func `responses that break off count against their upstream`() {
        for _ in 0..<5 {
            var plan = plan()
            #expect(start(&plan) == .sends("a"))
            _ = plan.answered(on: &board, at: now)
            _ = fail(&plan, .interrupted)
        }
        // An answer lies before each: only the ratio can open it.
        #expect(board.members[0].circuit.state == .closed)
        for _ in 0..<15 {
            var plan = plan()
            _ = start(&plan)
            _ = plan.answered(on: &board, at: now)
            _ = fail(&plan, .interrupted)
        }
        #expect(board.members[0].circuit.state != .closed)
    }

    @Test mutating func `with every circuit open the client is told when to come back`() {
        open("a")
        now += .seconds(2)
        open("b")
        var plan = plan()
        #expect(start(&plan) == .gives(UpstreamRefusal(.circuitOpen, status: 503, retryAfter: .seconds(3))))
        now += .seconds(3)
        #expect(start(&plan) == .sends("a"))
        var next = self.plan()
        guard case .gives(let refusal) = start(&next) else {
            Issue.record("two tried at once")
            return
        }
        #expect(refusal.reason == .circuitOpen)
    }

    @Test mutating func `a try that the client gives up leaves room for the next`() {
        board = UpstreamBoard(Self.configuration([("a", 1)]))
        open("a")
        now += .seconds(5)
        var plan = plan()
        #expect(start(&plan) == .sends("a"))
        plan.abandon(on: &board, at: now)
        var next = self.plan()
        #expect(start(&next) == .sends("a"))
    }

    @Test mutating func `a model that no upstream has is told`() {
        var plan = plan("of-nobody")
        #expect(start(&plan) == .gives(UpstreamRefusal(.noUpstream, status: 503)))
        var unknown = self.plan("unknown")
        #expect(start(&unknown) == .gives(UpstreamRefusal(.noUpstream, status: 503)))
    }

    @Test mutating func `upstreams share requests by weight, and weight 0 waits`() {
        board = UpstreamBoard(Self.configuration([("spare", 0), ("one", 1), ("three", 3)]))
        var counts: [String: Int] = [:]
        for index in 0..<400 {
            var plan = plan()
            guard case .sends(let name) = start(&plan, random: Double(index) / 400) else { continue }
            counts[name, default: 0] += 1
        }
        #expect(counts == ["one": 100, "three": 300])
        open("one")
        open("three")
        var plan = plan()
        #expect(start(&plan, random: 0.9) == .sends("spare"))
    }

    @Test mutating func `an upstream without a readable key is skipped, and that is no attempt`() {
        var plan = plan()
        guard case .send(let index) = plan.start(on: board, at: now, random: 0) else { return }
        #expect(board.members[index].name == "a")
        #expect(told(plan.skip(index, on: board, at: now, random: 0)) == .sends("b"))
        #expect(
            told(plan.skip(1, on: board, at: now, random: 0)) == .gives(UpstreamRefusal(.keyUnavailable, status: 503))
        )
        #expect(plan.attempts == 0)
    }

    @Test mutating func `a new configuration keeps what is known of upstreams that stay`() {
        open("a")
        var running = plan()
        #expect(start(&running) == .sends("b"))
        board.update(Self.configuration([("c", 1), ("a", 2)]))
        #expect(board.members.map(\.circuit.state.isClosed) == [true, false])
        #expect(board.members.map(\.weight) == [1, 2])
        // What runs ends as it began, and says nothing of those that took its place.
        #expect(fail(&running, .status(500)) == .sends("c"))
        var moved = Self.configuration([("a", 1)])
        moved.upstreams[0].url = "https://elsewhere/v1"
        board.update(moved)
        #expect(board.members[0].circuit.state == .closed)
    }

    @Test mutating func `whatever happens there are at most two attempts, and no circuit is left trying`() {
        var random = SeededGenerator(seed: 7)
        board = UpstreamBoard(Self.configuration([("a", 1), ("b", 2), ("c", 0)]))
        let failures: [UpstreamFailure] = [
            .noConnection, .noAnswer, .timeout, .interrupted, .status(400), .status(401), .status(429),
            .status(429, retryAfter: .seconds(3)), .status(500), .status(503, retryAfter: .seconds(9)), .status(302),
        ]
        for _ in 0..<5000 {
            now += .milliseconds(Int.random(in: 0...400, using: &random))
            var plan = plan(
                ["m", "n", "of-nobody"].randomElement(using: &random) ?? "m",
                seconds: .random(in: 0...60, using: &random)
            )
            var told = start(&plan, random: .random(in: 0..<1, using: &random))
            var sent = 0
            while case .sends = told {
                sent += 1
                #expect(sent <= 2)
                now += .milliseconds(Int.random(in: 0...3000, using: &random))
                switch Int.random(in: 0...9, using: &random) {
                case 0...3:
                    _ = plan.answered(on: &board, at: now)
                    told = .gives(UpstreamRefusal(.refused, status: 200))
                case 4:
                    plan.abandon(on: &board, at: now)
                    told = .gives(UpstreamRefusal(.refused, status: 499))
                default:
                    let failure = failures.randomElement(using: &random) ?? .timeout
                    told = fail(&plan, failure, random: .random(in: 0..<1, using: &random))
                }
            }
            #expect(plan.attempts == sent)
            #expect(board.members.allSatisfy { $0.circuit.state != .probing })
        }
    }
}

extension UpstreamCircuit.State {
    fileprivate var isClosed: Bool { self == .closed }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
