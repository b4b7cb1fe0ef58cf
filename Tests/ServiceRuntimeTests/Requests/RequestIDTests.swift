import HTTPTypes
import HummingbirdCore
import NIOCore
import ServiceRuntime
import Testing

@Suite(.timeLimit(.minutes(2))) struct RequestIDTests {
    private static let ids = Route(.get, "/id") { _, context in
        Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: context.id + " " + context.trace.traceID)))
    }

    @Test(arguments: ["a", "5e0c4d2e-7a6f.B_9", String(repeating: "x", count: 64)])
    func `a client's id is kept, and told`(id: String) async throws {
        try await withService([Self.ids]) { port, _ in
            let answer = try await exchange(port, "GET /id HTTP/1.1\r\nX-Request-ID: \(id)\r\n\(RequestTests.close)")
            #expect(answer.contains("x-request-id: \(id)\r\n"))
            #expect(answer.body.hasPrefix(id + " "))
        }
    }

    @Test(arguments: ["", "a b", "a\"b", "a;b", "é", String(repeating: "x", count: 65)])
    func `what is no id is replaced`(id: String) async throws {
        try await withService([Self.ids]) { port, _ in
            let answer = try await exchange(port, "GET /id HTTP/1.1\r\nX-Request-ID: \(id)\r\n\(RequestTests.close)")
            let own = answer.body.prefix(while: { $0 != " " })
            #expect(own.count == 16 && own.allSatisfy(\.isHexDigit))
            #expect(answer.contains("x-request-id: \(own)\r\n"))
        }
    }

    @Test func `a request's trace is the one that its header names`() async throws {
        try await withService([Self.ids]) { port, _ in
            let parent = "00-\(TraceContextTests.trace)-\(TraceContextTests.span)-01"
            let answer = try await exchange(port, "GET /id HTTP/1.1\r\nTraceparent: \(parent)\r\n\(RequestTests.close)")
            #expect(answer.body.hasSuffix(TraceContextTests.trace))
        }
    }
}
