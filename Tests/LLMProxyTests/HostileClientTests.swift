import Foundation
import TestSupport
import Testing

struct HostileClientTests {
    @Test func `100 MB are refused before they are read`() async throws {
        try await withProxy(gateway: Gateway.answers) { proxy in
            let port = proxy.port
            for path in ["/ask", "/v1/chat/completions"] {
                let announced = try await onThread {
                    let client = try ByteSocket(port: port)
                    try client.send(
                        "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 104857600\r\n\r\n{\"question\":\""
                    )
                    return try client.receiveMessage()
                }
                #expect(announced?.status == 413)
                let chunked = try await onThread {
                    let client = try ByteSocket(port: port)
                    try client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                    let chunk = "10000\r\n" + String(repeating: "a", count: 65_536) + "\r\n"
                    for _ in 0..<1600 { guard (try? client.send(chunk)) != nil else { break } }
                    return try? client.receiveMessage()
                }
                // What is sent on after the answer may reset the connection before the answer is read.
                #expect(chunked == nil || chunked?.status == 413)
            }
            #expect(proxy.gateway.requests.isEmpty)
        }
    }

    @Test func `nothing of a client's headers reaches the gateway`() async throws {
        try await withProxy(gateway: Gateway.answers) { proxy in
            let headers = [
                "Authorization: Bearer sk-client", "Cookie: a=client", "X-Forwarded-For: 1.2.3.4", "X-Tenant: client",
                "Forwarded: for=client", "X-Api-Key: client", "OpenAI-Organization: client", "Accept-Encoding: br",
                "X-Request-Id: abc-123", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "tracestate: client=1", "baggage: client=1", "User-Agent: client", "Expect: nothing",
                "Proxy-Authorization: client",
                "Content-Type: application/json",
            ]
            _ = try await exchange(proxy.port, "POST", "/ask", headers: headers, #"{"question":"a"}"#)
            _ = try await exchange(
                proxy.port,
                "POST",
                "/v1/chat/completions",
                headers: headers,
                #"{"messages":[{"role":"user","content":"Hi"}]}"#
            )
            _ = try await exchange(proxy.port, "GET", "/v1/models?tenant=client&api_key=client", headers: headers)
            #expect(
                proxy.gateway.requests.map(\.path) == ["/v1/chat/completions", "/v1/chat/completions", "/v1/models"]
            )
            for request in proxy.gateway.requests {
                #expect(request["authorization"] == "Bearer \(RunningProxy.token)")
                #expect(request["x-request-id"] == "abc-123")
                let trace = try #require(request["traceparent"])
                #expect(trace.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-"))
                #expect(!trace.contains("b7ad6b7169203331"))
                let names = Set(request.headers.map(\.name))
                #expect(
                    names.subtracting(["host", "content-length", "content-type", "user-agent"])
                        == ["authorization", "accept", "traceparent", "x-request-id"]
                )
                #expect(!request.headers.contains { $0.value.contains("client") })
            }
        }
    }

    @Test(arguments: [
        "POST /ask HTTP/1.1\r\nHost: a\r\nContent-Length: 16\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /info HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /ask HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 16\r\n\r\n{\"question\":\"a\"}",
        "POST /ask HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n{\"question\":\"a\"}",
        "POST /ask HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked, identity\r\n\r\n{\"question\":\"a\"}",
    ])
    func `a request that two readers could cut differently asks nobody`(_ bytes: String) async throws {
        try await withProxy(gateway: Gateway.answers) { proxy in
            let port = proxy.port
            let answer = try await onThread {
                let client = try ByteSocket(port: port)
                try client.send(bytes)
                return try? client.receiveMessage()
            }
            #expect(answer == nil || answer?.status == 400)
            #expect(proxy.gateway.requests.isEmpty)
        }
    }

    @Test(arguments: ["/ask", "/v1/chat/completions"], ["before the first byte", "after it"])
    func `a client that leaves ends the gateway's call at once`(_ path: String, _ when: String) async throws {
        let waits = Locked<[Duration]>([])
        let isAsked = Locked(false)
        let hasLeft = Locked<ContinuousClock.Instant?>(nil)
        let script: ScriptedServer.Script = { _, socket in
            if when == "after it" {
                try socket.beginChunks()
                try socket.chunk(Gateway.chunk("Hel"))
            }
            isAsked.set(true)
            _ = try socket.waitForClose()
            let closed = ContinuousClock.now
            waits.change { $0.append(hasLeft.current?.duration(to: closed) ?? .zero) }
        }
        try await withProxy(gateway: script) { proxy in
            let port = proxy.port
            let body =
                path == "/ask" ? #"{"question":"a"}"# : #"{"messages":[{"role":"user","content":"Hi"}],"stream":true}"#
            try await onThread {
                let client = try ByteSocket(port: port)
                try client.request("POST", path, headers: ["Accept: text/event-stream"], body)
                if when == "after it" { _ = try client.receive(until: "Hel") }
                try isAsked.waitUntilTrue()
                hasLeft.set(.now)
                client.shutDown()
            }
            try await eventually("the gateway sees the end") { !waits.current.isEmpty }
            // Milliseconds on an idle machine.
            #expect(waits.current.allSatisfy { $0 < .seconds(5) }, "\(waits.current)")
            #expect(try await proxy.get("/info").status == 200)
        }
    }
}
