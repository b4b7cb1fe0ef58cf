import NIOCore
import Testing

@testable import ServiceRuntime

struct ConnectionStateMachineTests {
    private static let limits = ConnectionStateMachine.Limits(
        headTime: .seconds(10),
        bodyTime: .seconds(30),
        idleTime: .seconds(75),
        writeTime: .seconds(20)
    )

    private static func time(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

    private func opened() -> ConnectionStateMachine {
        ConnectionStateMachine(limits: Self.limits, openedAt: Self.time(0))
    }

    /// A request without a body comes, all at once.
    private func request(_ machine: inout ConnectionStateMachine, at seconds: Int64, isLast: Bool = false) {
        _ = machine.arrived(bytes: 100)
        machine.headRead(isLast: isLast)
        machine.requestRead(at: Self.time(seconds))
        machine.readCompleted(at: Self.time(seconds))
    }

    @Test func `a silent connection is closed, one that began a head is told`() {
        var silent = opened()
        #expect(silent.due(at: Self.time(9)) == .nothing)
        #expect(silent.due(at: Self.time(10)) == .close)
        var begun = opened()
        #expect(begun.arrived(bytes: 1) == .deliver)
        begun.readCompleted(at: Self.time(9))
        #expect(begun.due(at: Self.time(10)) == .refuse)
    }

    @Test func `no further byte puts a head's time off`() {
        var machine = opened()
        request(&machine, at: 1)
        #expect(machine.answerEnds(at: Self.time(2)) == .goOn)
        #expect(machine.deadline == Self.time(77))
        for second in 3...12 {
            _ = machine.arrived(bytes: 1)
            machine.readCompleted(at: Self.time(Int64(second)))
            #expect(machine.deadline == Self.time(13))
        }
    }

    @Test func `a request that is being answered has no time limit here`() {
        var machine = opened()
        request(&machine, at: 1)
        #expect(machine.deadline == nil)
        #expect(machine.due(at: Self.time(10_000)) == .nothing)
    }

    @Test func `a body's time ends at a moment of its own, and its handler is told once`() {
        var machine = opened()
        _ = machine.arrived(bytes: 100)
        machine.headRead(isLast: false)
        machine.readCompleted(at: Self.time(1))
        _ = machine.arrived(bytes: 1)
        machine.readCompleted(at: Self.time(29))
        #expect(machine.due(at: Self.time(31)) == .failBody)
        #expect(machine.due(at: Self.time(99)) == .nothing)
        #expect(machine.answerBegins(saysClose: true, isDraining: false) == true)
        #expect(machine.answerEnds(at: Self.time(100)) == .close)
        #expect(machine.closingWritten(at: Self.time(100)) == .linger)
    }

    @Test func `an answer to a body that has not come whole ends the connection, after lingering`() {
        var machine = opened()
        _ = machine.arrived(bytes: 100)
        machine.headRead(isLast: false)
        #expect(machine.answerBegins(saysClose: false, isDraining: false) == true)
        #expect(machine.answerEnds(at: Self.time(1)) == .close)
        #expect(machine.closingWritten(at: Self.time(1)) == .linger)
        #expect(machine.arrived(bytes: 1000) == .drop)
        #expect(machine.arrived(bytes: 2 << 20) == .close)
    }

    @Test func `of requests sent at once only the last answer says that the connection ends`() {
        var machine = opened()
        request(&machine, at: 1)
        request(&machine, at: 1, isLast: true)
        #expect(machine.arrived(bytes: 10) == .drop)
        #expect(machine.answerBegins(saysClose: false, isDraining: false) == false)
        #expect(machine.answerEnds(at: Self.time(2)) == .goOn)
        #expect(machine.answerBegins(saysClose: false, isDraining: false) == true)
        #expect(machine.answerEnds(at: Self.time(3)) == .close)
        #expect(machine.closingWritten(at: Self.time(3)) == .close)
    }

    @Test func `what is no request waits for the answers before it`() {
        var machine = opened()
        request(&machine, at: 1)
        #expect(machine.notUnderstood() == .passOn)
        #expect(machine.answerBegins(saysClose: false, isDraining: false) == false)
        #expect(machine.answerEnds(at: Self.time(2)) == .goOn)
        #expect(machine.answerBegins(saysClose: true, isDraining: false) == true)
        #expect(machine.answerEnds(at: Self.time(2)) == .close)
        var fresh = opened()
        #expect(fresh.notUnderstood() == .refuse)
        fresh.refused(at: Self.time(1))
        #expect(fresh.notUnderstood() == .ignore)
    }

    @Test func `a server that stops closes idle connections at once and others after their answer`() {
        var idle = opened()
        #expect(idle.serverStops() == true)
        var busy = opened()
        request(&busy, at: 1)
        #expect(busy.serverStops() == false)
        #expect(busy.answerBegins(saysClose: false, isDraining: false) == true)
        #expect(busy.answerEnds(at: Self.time(2)) == .close)
    }

    @Test func `a client that reads nothing is cut off, one that reads in time is not`() {
        var machine = opened()
        request(&machine, at: 1)
        machine.writable(false, at: Self.time(1))
        machine.writable(false, at: Self.time(15))
        #expect(machine.due(at: Self.time(20)) == .nothing)
        machine.writable(true, at: Self.time(20))
        #expect(machine.due(at: Self.time(50)) == .nothing)
        machine.writable(false, at: Self.time(50))
        #expect(machine.due(at: Self.time(70)) == .close)
    }
}
