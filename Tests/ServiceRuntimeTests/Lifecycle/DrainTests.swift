import HTTPTypes
import HummingbirdCore
import NIOCore
import ServiceLifecycle
import ServiceRuntime
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct DrainTests {
    /// A stream of three pieces, each written when the test says.
    struct Steps: Sendable {
        let steps: AsyncStream<Void>
        let next: AsyncStream<Void>.Continuation

        init() {
            (steps, next) = AsyncStream.makeStream()
        }

        var route: Route {
            Route(.get, "/stream") { [steps] _, _ in
                Response(
                    status: .ok,
                    body: .init { writer in
                        for piece in ["one", "two", "three"] {
                            try await writer.write(ByteBuffer(string: piece))
                            for await _ in steps { break }
                        }
                        try await writer.finish(nil)
                    }
                )
            }
        }
    }

    @Test func `a stream that is open when the service stops is not cut`() async throws {
        let stream = Steps()
        try await withService([stream.route], configure: { $0.drainTime = .seconds(60) }) { port, group in
            let connection = try await RawConnection(port: port)
            try await connection.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await connection.receive(until: "one\r\n")
            await group.triggerGracefulShutdown()
            try await untilRefused(port)
            stream.next.yield()
            #expect(try await connection.receive(until: "two\r\n").contains("two"))
            stream.next.yield()
            stream.next.yield()
            let rest = try await connection.receiveAll()
            #expect(rest.hasSuffix("three\r\n0\r\n\r\n"))
        }
    }

    @Test func `while it drains, a service says that it is not ready and still answers`() async throws {
        let readiness = Readiness()
        try await withService(
            [.text("/hello", "hi")],
            readiness: readiness,
            configure: { $0.drainDelay = .seconds(60) }
        ) { port, group in
            let ready = try await exchange(port, "GET /ready HTTP/1.1\r\n\(RequestTests.close)")
            #expect(ready.status == "200")
            await group.triggerGracefulShutdown()
            while readiness.reasons.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            let gone = try await exchange(port, "GET /ready HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(gone.status == "503")
            let hello = try await exchange(port, "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(hello.body == "hi")
            #expect(hello.contains("connection: close\r\n"))
        }
    }

    @Test func `what runs longer than it may is cancelled, and services beside the server stop after it`() async throws
    {
        let events = Mutex<[String]>([])
        @Sendable func note(_ event: String) { events.withLock { $0.append(event) } }
        let endless = Route(.get, "/endless") { _, _ in
            do { try await Task.sleep(for: .seconds(600)) } catch {
                note("request cancelled")
                throw error
            }
            return Response(status: .ok)
        }
        struct Flushing: Service {
            let note: @Sendable (String) -> Void
            func run() async throws {
                note("service started")
                try await gracefulShutdown()
                note("service flushed")
            }
        }
        let service = Flushing(note: note)
        try await withService([endless], services: [service], configure: { $0.drainTime = .milliseconds(50) }) {
            port,
            group in
            let connection = try await RawConnection(port: port)
            try await connection.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
            let other = try await exchange(port, "GET /health HTTP/1.1\r\n\(RequestTests.close)")
            #expect(other.status == "200")
            await group.triggerGracefulShutdown()
            #expect(try await connection.receiveAll().isEmpty)
            while events.withLock({ $0.count }) < 3 { try await Task.sleep(for: .milliseconds(5)) }
        }
        #expect(events.withLock { $0 } == ["service started", "request cancelled", "service flushed"])
    }

    @Test func `idle connections are closed when the service stops`() async throws {
        try await withService([.text("/hello", "hi")]) { port, group in
            let connection = try await RawConnection(port: port)
            try await connection.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await connection.receive(until: "hi")
            await group.triggerGracefulShutdown()
            #expect(try await connection.receiveAll().isEmpty)
        }
    }

    /// Waits until nobody listens on a port.
    private func untilRefused(_ port: Int) async throws {
        while let connection = try? await RawConnection(port: port) {
            connection.close()
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
