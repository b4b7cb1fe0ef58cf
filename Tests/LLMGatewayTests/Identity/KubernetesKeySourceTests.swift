import Foundation
import Synchronization
import TestSupport
import Testing

@testable import LLMGateway

private let openssl = "/usr/bin/openssl"

struct KubernetesKeySourceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("token-of-the-pod\n", to: "token")
    }

    private func path(_ name: String) -> String { folder.url.appending(path: name).path }

    private func source(_ server: String, issuers: Set<String> = []) -> KubernetesKeySource {
        KubernetesKeySource(server: server, tokenPath: path("token"), authorityPath: nil, issuers: issuers)
    }

    @Test func `keys and issuer are the API server's, which is shown the pod's own token`() async throws {
        let key = try await TestKey.es256("key")
        let server = try FakeAPIServer(keys: keySet(key), token: "token-of-the-pod")
        let ring = KeyRing(source(server.url))
        await ring.refreshForUnknownKey()
        #expect(ring.keys?.keys.keys.sorted() == ["key"])
        #expect(ring.keys?.issuers == [TestCluster.issuer])
        #expect(server.paths.withLock { $0 } == ["/.well-known/openid-configuration", "/openid/v1/jwks"])
    }

    @Test func `configured issuers are not asked for`() async throws {
        let server = try FakeAPIServer(keys: keySet(try await TestKey.es256("key")), token: "token-of-the-pod")
        let material = try await source(server.url, issuers: ["https://a", "https://b"]).read()
        #expect(material.issuers == ["https://a", "https://b"])
        #expect(server.paths.withLock { $0 } == ["/openid/v1/jwks"])
    }

    @Test func `a renewed token is read again`() async throws {
        let server = try FakeAPIServer(keys: keySet(try await TestKey.es256("key")), token: "renewed")
        await #expect(throws: KeyError("the API server answers /.well-known/openid-configuration with status 401")) {
            try await source(server.url).read()
        }
        try folder.write("renewed", to: "token")
        _ = try await source(server.url).read()
    }

    @Test func `tokens with unknown keys ask the API server once in ten seconds`() async throws {
        let (key, other) = (try await TestKey.es256("key"), try await TestKey.es256("other"))
        let server = try FakeAPIServer(keys: keySet(key), token: "token-of-the-pod")
        let clock = TestClock()
        let ring = KeyRing(source(server.url, issuers: [TestCluster.issuer]), clock: { clock.now })
        let policies = PolicyBook(PolicySnapshot(policies: [TestCluster.policy("acme-corp")]))
        let authenticator = Authenticator(policies: policies, keys: ring, clock: { clock.seconds })
        let (known, unknown) = (try key.token(), try other.token())
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask { _ = try? await authenticator.caller(authorization: "Bearer " + unknown) }
                group.addTask { _ = try? await authenticator.caller(authorization: "Bearer " + known) }
            }
        }
        #expect(server.paths.withLock { $0 }.count == 1)
        server.keys.withLock { $0 = keySet(key, other) }
        clock.advance(by: .seconds(10))
        #expect(try await authenticator.caller(authorization: "Bearer " + unknown).tenant == "acme-corp")
        #expect(server.paths.withLock { $0 }.count == 2)
    }

    @Test func `what is no answer of an API server is an error, and says nothing of the token`() async throws {
        let server = try FakeAPIServer(keys: String(repeating: " ", count: 1 << 20), token: "token-of-the-pod")
        let odd = try FakeAPIServer(keys: "{}", token: "token-of-the-pod", issuer: "")
        let sources = [
            source(server.url), source(odd.url), source("http://127.0.0.1:1"), source("ftp://127.0.0.1"),
            KubernetesKeySource(server: server.url, tokenPath: path("none"), authorityPath: nil),
        ]
        for source in sources {
            do throws(KeyError) {
                _ = try await source.read()
                Issue.record("\(source)")
            } catch {
                #expect(!error.description.contains("token-of-the-pod"))
            }
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: openssl)))
    func `over TLS only the cluster's own authority is trusted`() async throws {
        let keys = keySet(try await TestKey.es256("key"))
        let made = try Tool(path: openssl).run(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "ca.crt",
            ],
            directory: folder.url
        )
        try #require(made.status == 0)
        try folder.write("HTTP/1.1 200 OK\r\nContent-Length: \(keys.utf8.count)\r\n\r\n\(keys)", to: "openid/v1/jwks")

        let server = Process()
        server.executableURL = URL(filePath: openssl)
        server.arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", "ca.crt", "-key", "key.pem", "-HTTP"]
        server.currentDirectoryURL = folder.url
        let output = Pipe()
        (server.standardOutput, server.standardError) = (output, FileHandle.nullDevice)
        server.standardInput = Pipe()
        try server.run()
        defer { server.terminate() }
        var said = ""
        while !said.contains("ACCEPT 127.0.0.1:") || !said.hasSuffix("\n") {
            let data = output.fileHandleForReading.availableData
            try #require(!data.isEmpty)
            said += String(decoding: data, as: UTF8.self)
        }
        let port = try #require(said.split(separator: "127.0.0.1:").last.flatMap { Int($0.prefix { $0.isNumber }) })

        var source = source("https://127.0.0.1:\(port)", issuers: ["https://a"])
        await #expect(throws: KeyError.self) { try await source.read() }
        source.authorityPath = path("ca.crt")
        #expect(try await source.read().keys == Array(keys.utf8))
    }
}
