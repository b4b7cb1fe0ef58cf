import Foundation
import Logging
import ServiceRuntime
import TestSupport
import Testing

@testable import Preview

struct ServerTests {
    private func ask(
        _ port: Int,
        _ path: String,
        method: String = "GET",
        host: String? = nil,
        headers: [String] = []
    ) async throws -> HTTPMessage {
        try await onThread {
            let socket = try ByteSocket(port: port)
            let lines =
                ["\(method) \(path) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(port)")", "Connection: close"] + headers
            try socket.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
            return try #require(try socket.receiveMessage())
        }
    }

    private func expect(
        _ status: Int,
        _ port: Int,
        _ path: String,
        method: String = "GET",
        host: String? = nil,
        headers: [String] = []
    ) async throws {
        let answer = try await ask(port, path, method: method, host: host, headers: headers)
        #expect(answer.status == status, "\(method) \(path): \(answer.text)")
    }

    @Test func `serves the page and its values`() async throws {
        try await withServer { port in
            let page = try await ask(port, "/")
            #expect(page.status == 200)
            #expect(page["content-type"] == "text/html; charset=utf-8")
            let policy = try #require(page["content-security-policy"])
            #expect(policy.contains("default-src 'none'"))
            #expect(policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            let variables = try await ask(port, "/api/variables?dashboard=0")
            #expect(variables.text.contains(#""name":"tenant""#))
            let data = try await ask(port, "/api/panel?dashboard=0&panel=1&var-tenant=acme-corp&from=now-5m&to=now")
            #expect(data.status == 200)
            #expect(data.text.contains(#"tenant=~\"acme-corp\""#))
            #expect(!data.text.contains("closed-ai"))
            #expect(data["cache-control"] == "no-store")
        }
    }

    @Test(arguments: [
        "evil.example", "evil.example:3030", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "localhost.", "[::2]",
        "127.0.0.1:x", "",
    ])
    func `answers to no other host's name`(host: String) async throws {
        try await withServer { port in
            for path in ["/", "/api/variables?dashboard=0", "/api/panel?dashboard=0&panel=1"] {
                let answer = try await ask(port, path, host: host)
                #expect(answer.status == 421 || answer.status == 400, "\(host) \(path): \(answer.startLine)")
                #expect(!answer.text.contains("every-panel"))
            }
        }
    }

    @Test(arguments: ["127.0.0.1", "localhost", "LOCALHOST:1", "[::1]:80"])
    func `answers to this machine's names`(host: String) async throws {
        try await withServer { port in try await expect(200, port, "/", host: host) }
    }

    @Test func `lets no page from elsewhere ask`() async throws {
        try await withServer { port in
            let path = "/api/panel?dashboard=0&panel=1"
            for site in ["cross-site", "same-site"] {
                try await expect(403, port, path, headers: ["Sec-Fetch-Site: \(site)"])
            }
            try await expect(200, port, path, headers: ["Sec-Fetch-Site: same-origin"])
            // A link that leads to the page is none of that.
            try await expect(200, port, "/", headers: ["Sec-Fetch-Site: cross-site"])
        }
    }

    @Test(
        arguments: [
            "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/api/../panel", "//etc/passwd",
            "/api/panel/../../etc/passwd", "/index.json",
            "/api/query?query=up", "/api/v1/query?query=up",
        ]
    )
    func `has nothing at other paths`(path: String) async throws {
        try await withServer { port in try await expect(404, port, path) }
    }

    @Test func `takes no other method`() async throws {
        try await withServer { port in
            for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
                let answer = try await ask(
                    port,
                    "/api/panel?dashboard=0&panel=1",
                    method: method,
                    headers: ["Content-Length: 0"]
                )
                #expect(answer.status == 405)
            }
            try await expect(200, port, "/", method: "HEAD")
        }
    }

    @Test(
        arguments: [
            ("/api/panel", 400), ("/api/panel?dashboard=x&panel=1", 400), ("/api/panel?dashboard=9&panel=1", 404),
            ("/api/panel?dashboard=-1&panel=1", 404), ("/api/panel?dashboard=0&panel=999", 404),
            ("/api/panel?dashboard=0&panel=1&from=never&to=now", 400),
            ("/api/panel?dashboard=0&panel=1&from=now-99y&to=now", 400),
            ("/api/panel?dashboard=0&panel=%zz", 400), ("/api/panel?dashboard=0&panel=%ff", 400),
            ("/api/panel?dashboard=99999999999999999999&panel=1", 400),
            ("/api/variables?dashboard=0" + String(repeating: "&var-a=b", count: 600), 400),
        ]
    )
    func `tells what is wrong with a query`(path: String, status: Int) async throws {
        try await withServer { port in
            let answer = try await ask(port, path)
            #expect(answer.status == status, "\(answer.text)")
            #expect(answer.text.hasPrefix("{\"error\":\""))
        }
    }

    @Test func `asks Prometheus for nothing but the dashboards' queries`() async throws {
        let prometheus = try ScriptedServer { request, socket in
            let isLabels = request.path.contains("/label/")
            try socket.respond(
                isLabels
                    ? #"{"status":"success","data":["acme-corp","it's \"quoted\""]}"#
                    : #"{"status":"success","data":{"resultType":"matrix","result":[]}}"#
            )
        }
        try await withServer(prometheus: prometheus.url) { port in
            let injected = "x%22%7D%20or%20secret%7Ba%3D%22"
            _ = try await ask(
                port,
                "/api/panel?dashboard=0&panel=1&query=secret&expr=secret&var-tenant=\(injected)&var-quantile=secret"
            )
            _ = try await ask(port, "/api/variables?dashboard=0&var-tenant=\(injected)")
        }
        #expect(prometheus.requests.count >= 2)
        for request in prometheus.requests {
            #expect(!request.text.contains("secret"), "\(request.text)")
            #expect(!request.path.contains("secret"), "\(request.path)")
        }
    }

    @Test func `goes on serving while a client is slow`() async throws {
        try await withServer { port in
            let slow = try await onThread {
                let socket = try ByteSocket(port: port)
                try socket.send("GET / HTTP/1.1\r\nHost: 127.0.0.1")
                return socket
            }
            for _ in 0..<5 { try await expect(200, port, "/") }
            slow.shutDown()
        }
    }
}

/// Runs the preview of the dashboard with a panel of each type for a test.
func withServer(
    prometheus: String? = nil,
    base: Preview.Base? = nil,
    _ body: (Int) async throws -> Void
) async throws {
    let source = try prometheus.map { Preview.Source.prometheus(try #require(PrometheusAddress($0))) } ?? .sample
    let preview = try Preview([try everyPanelDashboard()], comparedWith: base, source: source)
    let (ports, listening) = AsyncStream<Int>.makeStream()
    let lines = Locked<[String]>([])
    let application = preview.application(port: 0, logger: Logger(label: "test") { _ in RecordedLog(lines: lines) }) {
        listening.yield($0)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            defer { listening.finish() }
            try? await application.run()
        }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        try await body(port)
        group.cancelAll()
    }
}
