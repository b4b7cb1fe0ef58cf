import Foundation
import NIOCore
import TestSupport
import Testing
import UpstreamHTTP

/// Requests with bodies to an upstream that offers HTTP/2.
@Suite(.enabled(if: Tool.isAvailable(Tool.nginx) && Tool.isAvailable(Tool.openssl)), .timeLimit(.minutes(5)))
struct UpstreamHTTP2Tests {
    @Test func `many bodies at once are answered by an upstream that does not read them`() async throws {
        let server = try await TLSServer()
        let client = try UpstreamClient(.init(authorities: server.authority))
        for size in [0, 200, 200_000] {
            let body = ByteBuffer(repeating: UInt8(ascii: "a"), count: size)
            // nginx answers `return` before it has read a body.
            let ends = await withTaskGroup(of: String.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        do throws(UpstreamError) {
                            let response = try await client.send(UpstreamRequest(.post(body), server.url))
                            _ = try await response.body.collect(upTo: 1000)
                            return "\(response.head.status)"
                        } catch {
                            return "\(error)"
                        }
                    }
                }
                return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(ends == ["200": 100], "with bodies of \(size) bytes")
        }
    }

    @Test func `requests with a body don't take a connection of HTTP 2 that is there`() async throws {
        let server = try await TLSServer()
        let client = try UpstreamClient(.init(authorities: server.authority))
        for (method, version) in [
            (UpstreamRequest.Method.get, "HTTP/2.0 "), (.post(ByteBuffer(string: "a")), "HTTP/1.1 "),
            (.get, "HTTP/2.0 "),
            (.post(ByteBuffer(string: "b")), "HTTP/1.1 "),
        ] {
            let response = try await client.send(UpstreamRequest(method, server.url))
            #expect(String(buffer: try await response.body.collect(upTo: 1000)).hasPrefix(version))
        }
    }
}
