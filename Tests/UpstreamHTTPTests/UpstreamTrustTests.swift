import Foundation
import NIOCore
import TestSupport
import Testing
import UpstreamHTTP

@Suite(.enabled(if: Tool.isAvailable(Tool.nginx) && Tool.isAvailable(Tool.openssl)), .timeLimit(.minutes(5)))
struct UpstreamTrustTests {
    @Test func `requests share one connection of HTTP 2 with an upstream that is trusted`() async throws {
        let server = try await TLSServer()
        let client = try UpstreamClient(.init(authorities: server.authority))
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let response = try await client.send(UpstreamRequest(.get, server.url))
                    return String(buffer: try await response.body.collect(upTo: 1000))
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(answers.first?.hasPrefix("HTTP/2.0 ") == true)
    }

    @Test func `a slow reader of HTTP 2 misses nothing, and one who leaves takes nobody along`() async throws {
        let server = try await TLSServer()
        let client = try UpstreamClient(.init(authorities: server.authority))
        var left: UpstreamResponse? = try await client.send(UpstreamRequest(.get, server.url + "large"))
        let response = try await client.send(UpstreamRequest(.get, server.url + "large"))
        #expect(left?.head.status == 200)
        left = nil
        var body = Data()
        for try await piece in response.body {
            body.append(contentsOf: piece.readableBytesView)
            if body.count < 1 << 20 { try await Task.sleep(for: .milliseconds(5)) }
        }
        #expect(body == TLSServer.largeFile)
    }

    @Test func `an upstream is not trusted without the authority that issued its certificate`() async throws {
        let server = try await TLSServer()
        for authorities in [server.stranger, nil, "/nonexistent.pem"] {
            let client = try UpstreamClient(.init(authorities: authorities))
            let error = await #expect(throws: UpstreamError.self) {
                try await client.send(UpstreamRequest(.get, server.url))
            }
            guard case .notTrusted = error else { throw try #require(error) }
            #expect(error?.isRetrySafe == true)
        }
    }

    @Test func `an upstream is not trusted under another name`() async throws {
        let server = try await TLSServer()
        let client = try UpstreamClient(.init(authorities: server.authority))
        let error = await #expect(throws: UpstreamError.self) {
            try await client.send(UpstreamRequest(.get, "https://127.0.0.1:\(server.port)/"))
        }
        guard case .notTrusted = error else { throw try #require(error) }
    }
}

@Test func `the libcurl that is loaded speaks HTTP 2, and looks names up aside`() {
    #expect(UpstreamLibrary.current.speaksHTTP2)
    #expect(UpstreamLibrary.current.looksUpNamesAside)
    #expect(UpstreamLibrary.current.version.hasPrefix("7.") || UpstreamLibrary.current.version.hasPrefix("8."))
}
