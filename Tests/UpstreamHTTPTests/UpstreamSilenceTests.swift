import Foundation
import NIOCore
import Testing
import UpstreamHTTP

/// Silence that a reader is told of, and requests whose response is waited for later.
@Suite(.timeLimit(.minutes(5)))
struct UpstreamSilenceTests {
    private func request(_ server: ScriptedServer, silence: Duration? = .milliseconds(30)) -> UpstreamRequest {
        UpstreamRequest(.get, server.url, silence: silence)
    }

    @Test func `silence before the head is told again and again, and then the head comes`() async throws {
        let goesOn = Signal()
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil, goesOn.blockingWait() else { return }
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        }
        let client = try UpstreamClient()
        let pending = client.start(request(server))
        for _ in 0..<3 { #expect(try await pending.head() == nil) }
        goesOn.send()
        var response: UpstreamResponse?
        while response == nil { response = try await pending.head() }
        #expect(response?.head.status == 200)
        #expect(try await response?.body.collect(upTo: 10) == ByteBuffer(string: "ok"))
    }

    @Test func `silence between pieces is an empty piece, and changes nothing of the body`() async throws {
        let goesOn = Signal()
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n")
            guard goesOn.blockingWait() else { return }
            connection.write("1\r\nc\r\n0\r\n\r\n")
        }
        let client = try UpstreamClient()
        let pending = client.start(request(server))
        var response: UpstreamResponse?
        while response == nil { response = try await pending.head() }
        var body = ByteBuffer()
        var silences = 0
        var pieces = try #require(response).body.makeAsyncIterator()
        while let piece = try await pieces.next() {
            if piece.readableBytes == 0 {
                silences += 1
                if silences == 2 { goesOn.send() }
            }
            body.writeImmutableBuffer(piece)
        }
        #expect(silences >= 2)
        #expect(body == ByteBuffer(string: "abc"))
    }

    @Test func `who asks for none is told of no silence`() async throws {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            usleep(100_000)
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n")
            usleep(100_000)
            connection.write("0\r\n\r\n")
        }
        let client = try UpstreamClient()
        let response = try #require(try await client.start(request(server, silence: nil)).head())
        for try await piece in response.body { #expect(piece == ByteBuffer(string: "ab")) }
    }

    @Test func `a reader who is slow is told of no silence: it is the reader's own`() async throws {
        let length = 4 << 20
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n")
            connection.write([UInt8](repeating: 7, count: length))
        }
        let client = try UpstreamClient()
        let pending = client.start(request(server, silence: .milliseconds(200)))
        let response = try #require(try await pending.head())
        // The connection is paused all the while.
        try await Task.sleep(for: .milliseconds(600))
        var count = 0
        for try await piece in response.body {
            #expect(piece.readableBytes > 0)
            count += piece.readableBytes
            if count == length { break }
        }
        #expect(count == length)
    }

    @Test func `silence does not put off the limits`() async throws {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.waitForClose()
        }
        let client = try UpstreamClient()
        let limits = UpstreamTimeLimits(
            connect: .seconds(5),
            firstByte: .seconds(2),
            idle: .seconds(20),
            total: .seconds(60)
        )
        let pending = client.start(UpstreamRequest(.get, server.url, limits: limits, silence: .milliseconds(30)))
        var silences = 0
        await #expect(throws: UpstreamError.timeLimit(.firstByte)) {
            while try await pending.head() == nil { silences += 1 }
        }
        #expect(silences > 0)
    }

    @Test func `letting go of a response that is still to come cancels its request`() async throws {
        let isAsked = Signal()
        let hasLeft = Signal()
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            isAsked.send()
            connection.waitForClose()
            hasLeft.send()
        }
        let client = try UpstreamClient()
        do {
            let pending = client.start(request(server))
            #expect(await isAsked.wait(60))
            #expect(try await pending.head() == nil)
        }
        #expect(await hasLeft.wait(60))
    }

    @Test func `cancelling the task that waits cancels the request`() async throws {
        let isAsked = Signal()
        let hasLeft = Signal()
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            isAsked.send()
            connection.waitForClose()
            hasLeft.send()
        }
        let client = try UpstreamClient()
        let pending = client.start(request(server, silence: nil))
        let waiting = Task { try await pending.head() }
        #expect(await isAsked.wait(60))
        waiting.cancel()
        await #expect(throws: UpstreamError.cancelled) { try await waiting.value }
        #expect(await hasLeft.wait(60))
    }

    @Test func `a response that is there before it is waited for waits`() async throws {
        let server = try ScriptedServer { $0.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") }
        let client = try UpstreamClient()
        let pending = client.start(request(server))
        try await Task.sleep(for: .milliseconds(100))
        let response = try #require(try await pending.head())
        #expect(try await response.body.collect(upTo: 10) == ByteBuffer(string: "ok"))
    }

    @Test func `sending waits through every silence`() async throws {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            usleep(150_000)
            connection.write("HTTP/1.1 204 No Content\r\n\r\n")
        }
        #expect(try await UpstreamClient().send(request(server)).head.status == 204)
    }
}
