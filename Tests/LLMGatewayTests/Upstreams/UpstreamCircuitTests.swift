import Testing

@testable import LLMGateway

struct UpstreamCircuitTests {
    private var circuit = UpstreamCircuit(id: 1)
    private var now = ContinuousClock.now

    private mutating func fail(random: Double = 0.5) -> UpstreamCircuit.Change? {
        let ticket = circuit.begin(at: now)
        return circuit.failed(ticket, at: now, random: random)
    }

    private mutating func succeed() -> UpstreamCircuit.Change? {
        let ticket = circuit.begin(at: now)
        return circuit.succeeded(ticket, at: now)
    }

    @Test mutating func `it opens after five failures one after the other`() {
        for _ in 0..<4 { #expect(fail() == nil) }
        #expect(circuit.allows(at: now))
        #expect(fail() == .opened(for: .seconds(5)))
        #expect(!circuit.allows(at: now))
    }

    @Test mutating func `an answer between failures starts the count again`() {
        for _ in 0..<4 { _ = fail() }
        #expect(succeed() == nil)
        for _ in 0..<4 { #expect(fail() == nil) }
        #expect(circuit.allows(at: now))
    }

    @Test mutating func `it opens when half of many attempts fail`() {
        for _ in 0..<10 { #expect(succeed() == nil) }
        for index in 0..<9 {
            #expect(fail() == nil)
            if index % 3 == 2 { _ = succeed() }
        }
        // 13 answers and 9 failures so far: the ratio is below a half.
        #expect(circuit.allows(at: now))
        _ = fail()
        _ = fail()
        _ = fail()
        #expect(succeed() == nil)
        #expect(fail() == nil)
        #expect(fail() == .opened(for: .seconds(5)))
    }

    @Test mutating func `a few failures among few attempts open nothing`() {
        for _ in 0..<9 {
            #expect(fail() == nil)
            #expect(succeed() == nil)
        }
        #expect(circuit.allows(at: now))
    }

    @Test mutating func `failures of long ago are forgotten`() {
        for _ in 0..<15 {
            _ = fail()
            _ = succeed()
            now += .seconds(1)
        }
        #expect(circuit.allows(at: now))
        #expect(circuit.state == .closed)
    }

    @Test mutating func `after its pause one request tries, and the others do not`() {
        for _ in 0..<5 { _ = fail() }
        now += .milliseconds(4999)
        #expect(!circuit.allows(at: now))
        now += .milliseconds(1)
        #expect(circuit.allows(at: now))
        _ = circuit.begin(at: now)
        #expect(!circuit.allows(at: now))
        now += .seconds(1000)
        #expect(!circuit.allows(at: now))
    }

    @Test mutating func `it closes when the one that tries gets an answer`() {
        for _ in 0..<5 { _ = fail() }
        now += .seconds(5)
        #expect(succeed() == .closed)
        #expect(circuit.allows(at: now))
        for _ in 0..<4 { #expect(fail() == nil) }
    }

    @Test mutating func `each try that fails doubles the pause, up to a minute`() {
        for _ in 0..<5 { _ = fail() }
        for seconds in [10, 20, 40, 60, 60] {
            now += .seconds(60)
            #expect(fail() == .opened(for: .seconds(seconds)))
        }
        now += .seconds(60)
        _ = succeed()
        for _ in 0..<4 { _ = fail() }
        #expect(fail() == .opened(for: .seconds(5)))
    }

    @Test mutating func `pauses differ by a fifth at random`() {
        for _ in 0..<4 { _ = fail() }
        #expect(fail(random: 0) == .opened(for: .seconds(4)))
        now += .seconds(4)
        #expect(fail(random: 1) == .opened(for: .seconds(12)))
    }

    @Test mutating func `a try that is given up makes room for the next`() {
        for _ in 0..<5 { _ = fail() }
        now += .seconds(5)
        let ticket = circuit.begin(at: now)
        circuit.abandoned(ticket, at: now)
        #expect(circuit.allows(at: now))
        #expect(succeed() == .closed)
    }

    @Test mutating func `what began before it opened says nothing of what came after`() {
        let early = circuit.begin(at: now)
        for _ in 0..<5 { _ = fail() }
        #expect(circuit.succeeded(early, at: now) == nil)
        #expect(!circuit.allows(at: now))
        now += .seconds(5)
        let probe = circuit.begin(at: now)
        #expect(circuit.failed(early, at: now, random: 0.5) == nil)
        #expect(circuit.succeeded(early, at: now) == nil)
        #expect(circuit.state == .probing)
        #expect(circuit.succeeded(probe, at: now) == .closed)
        #expect(circuit.succeeded(probe, at: now) == nil)
    }

    @Test mutating func `another circuit's attempts are not its own`() {
        var other = UpstreamCircuit(id: 2)
        for _ in 0..<10 { #expect(circuit.failed(other.begin(at: now), at: now, random: 0.5) == nil) }
        #expect(circuit.state == .closed)
    }
}
