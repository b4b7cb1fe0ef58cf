import Foundation
import TestSupport
import Testing
import UpstreamHTTP

@testable import TenantApp

struct SameOriginTests {
    @Test(
        arguments: [
            (nil, nil, "app", true), ("same-origin", nil, "app", true), ("same-origin", "https://app", "app", true),
            (nil, "http://app:5000", "app:5000", true), (nil, "HTTP://APP", "app", true),
            ("cross-site", nil, "app", false), ("same-site", nil, "app", false), ("none", nil, "app", false),
            ("", nil, "app", false), (nil, "null", "app", false), (nil, "http://evil", "app", false),
            (nil, "http://app.evil", "app", false), (nil, "http://app:81", "app", false), (nil, "", "app", false),
            (nil, "app", "app", false), (nil, "http://app", nil, false), ("same-origin", "http://evil", "app", false),
        ] as [(String?, String?, String?, Bool)]
    )
    func `only the application's own page asks in a visitor's name`(
        _ site: String?,
        _ origin: String?,
        _ authority: String?,
        _ isAllowed: Bool
    ) {
        #expect(SameOrigin.allows(site: site, origin: origin, authority: authority) == isAllowed)
    }
}

struct QuestionTests {
    @Test func `a question and its answer are passed on as they are`() async throws {
        let script: ScriptedServer.Script = { _, socket in
            try socket.respond(
                #"{"answer":"é"}"#,
                headers: ["Content-Type: application/json", "Set-Cookie: a=b", "Server: proxy"]
            )
        }
        try await withApp(proxy: script) { app in
            let body = #"{ "question" : "Why?" }"#
            let answer = try await app.ask(
                body,
                headers: [
                    "Content-Type: application/json; charset=utf-8", "Cookie: client", "Authorization: client",
                    "X-Request-Id: id-1",
                ]
            )
            #expect(answer.status == 200)
            #expect(answer.text == #"{"answer":"é"}"#)
            #expect(answer["content-type"] == "application/json")
            #expect(answer["cache-control"] == "no-store")
            #expect(answer["set-cookie"] == nil)
            #expect(answer["server"] == nil)
            let asked = try #require(app.proxy.requests.first)
            #expect(asked.startLine == "POST /ask HTTP/1.1")
            #expect(asked.text == body)
            #expect(asked["x-request-id"] == "id-1")
            #expect(asked["traceparent"] != nil)
            #expect(!asked.headers.contains { $0.value.contains("client") })
        }
    }

    @Test func `a refusal is passed on with its status`() async throws {
        let script: ScriptedServer.Script = { _, socket in
            let headers = ["Content-Type: application/json", "Retry-After: 9"]
            try socket.respond(#"{"error":"too much"}"#, status: "429 Too Many Requests", headers: headers)
        }
        try await withApp(proxy: script) { app in
            let answer = try await app.ask("{}")
            #expect(answer.status == 429)
            #expect(answer["retry-after"] == "9")
            #expect(answer.text == #"{"error":"too much"}"#)
        }
    }

    @Test func `a stream is passed on as it comes`() async throws {
        let mayFinish = Locked(false)
        let script: ScriptedServer.Script = { request, socket in
            guard request["accept"] == "text/event-stream" else { return try socket.respond("", status: "500 No") }
            try socket.beginChunks()
            try socket.chunk("data: one\n\n")
            try mayFinish.waitUntilTrue()
            try socket.chunk("data: two\n\n")
            try socket.chunk("")
        }
        try await withApp(proxy: script) { app in
            let port = app.port
            let text = try await onThread {
                let client = try ByteSocket(port: port)
                let headers = ["Accept: text/event-stream", "Content-Type: application/json"]
                try client.request("POST", "/ask", headers: headers, "{}")
                let first = try client.receive(until: "one\n\n")
                mayFinish.set(true)
                return first + (try client.receive(until: "\r\n0\r\n\r\n"))
            }
            #expect(text.contains("data: two\n\n"))
            #expect(text.lowercased().contains("content-type: text/event-stream"))
        }
    }

    @Test(arguments: [
        (["Content-Type: application/json", "Sec-Fetch-Site: cross-site"], 403),
        (["Content-Type: application/json", "Origin: https://evil.example"], 403),
        (["Content-Type: text/plain"], 415), (["Content-Type: application/x-www-form-urlencoded"], 415), ([], 415),
    ])
    func `what another site's page could send is refused`(_ headers: [String], _ status: Int) async throws {
        try await withApp { app in
            let answer = try await app.ask(#"{"question":"a"}"#, headers: headers)
            #expect(answer.status == status)
            #expect(app.proxy.requests.isEmpty)
        }
    }

    @Test func `a question that is too long is refused`() async throws {
        try await withApp { app in
            let port = app.port
            let answer = try await onThread {
                let client = try ByteSocket(port: port)
                let head =
                    "POST /ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n"
                try client.send(head)
                return try client.receiveMessage()
            }
            #expect(answer?.status == 413)
            #expect(app.proxy.requests.isEmpty)
        }
    }

    @Test func `a proxy that is away, and one that is slow, are told apart`() async throws {
        try await withApp(proxyURL: "http://127.0.0.1:1") { app in
            let answer = try await app.ask("{}")
            #expect(answer.status == 502)
            #expect(answer.text == #"{"error":"the assistant can't be reached"}"#)
        }
        let limits = UpstreamTimeLimits(
            connect: .seconds(5),
            firstByte: .milliseconds(200),
            idle: .seconds(5),
            total: .seconds(5)
        )
        try await withApp(limits: limits, proxy: { _, socket in _ = try socket.waitForClose() }) { app in
            let answer = try await app.ask("{}")
            #expect(answer.status == 504)
        }
    }

    @Test func `a visitor who leaves ends the proxy's work`() async throws {
        let isAsked = Locked(false)
        let isClosed = Locked(false)
        let script: ScriptedServer.Script = { _, socket in
            try socket.beginChunks()
            try socket.chunk("data: one\n\n")
            isAsked.set(true)
            _ = try socket.waitForClose()
            isClosed.set(true)
        }
        try await withApp(proxy: script) { app in
            let port = app.port
            try await onThread {
                let client = try ByteSocket(port: port)
                let headers = ["Accept: text/event-stream", "Content-Type: application/json"]
                try client.request("POST", "/ask", headers: headers, "{}")
                _ = try client.receive(until: "one")
                client.shutDown()
            }
            try await eventually("the proxy sees the end") { isClosed.current }
            #expect(isAsked.current)
        }
    }
}
