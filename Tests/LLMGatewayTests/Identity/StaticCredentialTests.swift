import Crypto
import Files
import Foundation
import Synchronization
import TestSupport
import Testing
import YAML

@testable import LLMGateway

struct StaticCredentialTests {
    private static let credential = "made-for-this-test-and-nothing-else-0001"
    private let folder: TemporaryFolder
    private let events = Events()
    private let book: StaticCredentialBook

    private final class Events: Sendable {
        let list = Mutex<[StaticCredentialBook.Event]>([])
    }

    init() throws {
        folder = try TemporaryFolder()
        let events = events
        book = StaticCredentialBook(path: folder.url.appending(path: "credentials.json").path) { event in
            events.list.withLock { $0.append(event) }
        }
    }

    private func hash(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    }

    private func write(_ credentials: StaticCredentials.Credential...) throws {
        var writer = JSONWriter(style: .compact)
        StaticCredentials(credentials: credentials).write(to: &writer)
        try replace(String(decoding: writer.bytes, as: UTF8.self))
    }

    private func replace(_ text: String) throws {
        try folder.write(text, to: "next")
        _ = rename(folder.url.appending(path: "next").path, folder.url.appending(path: "credentials.json").path)
    }

    @Test func `a credential is the tenant's whose hash the file has`() async throws {
        let key = try await TestKey.es256("key")
        try write(.init(tenant: "acme-corp", account: "laptop", sha256: hash(Self.credential)))
        book.refresh()
        let cluster = TestCluster(key, credentials: book)
        let caller = try await cluster.caller(Self.credential)
        #expect(caller.tenant == "acme-corp")
        #expect(caller.account == "laptop")
        // Tokens are taken beside it.
        #expect(try await cluster.caller(try key.token()).account == "llm-proxy")
        for other in [Self.credential + "x", String(Self.credential.dropLast()), hash(Self.credential), "short"] {
            await #expect(throws: AuthenticationError.self) { try await cluster.caller(other) }
        }
    }

    @Test func `outside a cluster only credentials are known`() async throws {
        try write(.init(tenant: "acme-corp", sha256: hash(Self.credential).uppercased()))
        book.refresh()
        let cluster = TestCluster()
        let authenticator = Authenticator(policies: cluster.policies, keys: nil, credentials: book)
        #expect(try await authenticator.caller(authorization: "bearer " + Self.credential).account == "static")
        await #expect(throws: AuthenticationError.unknownKey) {
            try await authenticator.caller(authorization: "Bearer " + (try TestKey.es256("key").token()))
        }
        await #expect(throws: AuthenticationError.missing) { try await authenticator.caller(authorization: nil) }
    }

    @Test func `a credential of a tenant without a policy opens nothing`() async throws {
        try write(.init(tenant: "nobody", sha256: hash(Self.credential)))
        book.refresh()
        let cluster = TestCluster(credentials: book)
        await #expect(throws: AuthenticationError.unknownTenant) { try await cluster.caller(Self.credential) }
    }

    @Test func `a credential that is taken out of the file is refused`() async throws {
        try write(.init(tenant: "acme-corp", sha256: hash(Self.credential)))
        book.refresh()
        #expect(book.find(Self.credential[...]) != nil)
        try write(.init(tenant: "acme-corp", sha256: hash(Self.credential + "2")))
        book.refresh()
        #expect(book.find(Self.credential[...]) == nil)
        #expect(book.find((Self.credential + "2")[...]) != nil)
        #expect(events.list.withLock { $0 } == [.read(credentials: 1), .read(credentials: 1)])
    }

    @Test func `a broken file changes nothing, and is told once`() throws {
        let broken = [
            "", "{", "[]", #"{"version":"v2","credentials":[]}"#, #"{"version":"v1"}"#,
            #"{"version":"v1","credentials":[{"tenant":"a","sha256":"12"}]}"#,
            #"{"version":"v1","credentials":[{"tenant":"a","sha256":"\#(hash(""))"}]}"#,
            #"{"version":"v1","credentials":[{"tenant":"a","sha256":"\#(String(repeating: "g", count: 64))"}]}"#,
            #"{"version":"v1","credentials":[{"tenant":"a","token":"x"}]}"#,
            #"""
            {"version":"v1","credentials":[{"tenant":"a","sha256":"\#(hash("x"))"},{"tenant":"b","sha256":"\#(hash("x"))"}]}
            """#,
            String(repeating: "[", count: 100_000), String(repeating: " ", count: 2 << 20),
        ]
        for text in broken {
            try write(.init(tenant: "acme-corp", sha256: hash(Self.credential)))
            book.refresh()
            events.list.withLock { $0 = [] }
            try replace(text)
            book.refresh()
            book.refresh()
            #expect(book.find(Self.credential[...]) != nil, "\(text.prefix(40))")
            let seen = events.list.withLock { $0 }
            guard seen.count == 1, case .failed(let problem) = seen[0] else {
                Issue.record("\(text.prefix(60)): \(seen)")
                continue
            }
            #expect(problem.path.hasSuffix("credentials.json"))
        }
    }

    @Test func `a short credential is never looked up, as it could be guessed`() throws {
        try write(.init(tenant: "acme-corp", sha256: hash("password")))
        book.refresh()
        #expect(book.find("password") == nil)
    }
}
