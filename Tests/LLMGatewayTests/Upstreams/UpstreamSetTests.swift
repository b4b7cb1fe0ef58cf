import Files
import Foundation
import OpenAI
import PlatformContract
import Synchronization
import TestSupport
import Testing
import UpstreamHTTP

@testable import LLMGateway

struct UpstreamSetTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()
    private let seen = Seen()

    private final class Seen: Sendable {
        let events = Mutex<[UpstreamEvent]>([])
        /// What happened since the last time, but keys that were read.
        func take() -> [UpstreamEvent] {
            all().filter { if case .keyRead = $0 { false } else { true } }
        }
        func all() -> [UpstreamEvent] {
            events.withLock { events in
                defer { events = [] }
                return events
            }
        }
    }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("key-of-a\n", to: "a")
        try folder.write("key-of-b\n", to: "b")
    }

    private func configuration(_ names: String...) -> GatewayConfiguration {
        GatewayConfiguration(
            defaultModel: "m",
            models: [.init(name: "m")],
            upstreams: names.map {
                .init(name: $0, url: "https://\($0).example/v1/", keyFile: folder.url.appending(path: $0).path)
            }
        )
    }

    private func set(_ names: String...) -> UpstreamSet {
        let (clock, seen) = (clock, seen)
        var configuration = configuration()
        configuration.upstreams = names.flatMap { self.configuration($0).upstreams }
        return UpstreamSet(
            configuration,
            observe: { event in seen.events.withLock { $0.append(event) } },
            clock: { clock.now },
            random: { 0 }
        )
    }

    private func call(_ set: UpstreamSet, _ operation: OpenAI.Operation = .chatCompletions) -> UpstreamCall {
        set.call(operation, model: "m", deadline: clock.now + .seconds(60))
    }

    @Test func `an attempt has the operation's URL and the upstream's key`() throws {
        let set = set("a")
        let urls: [(OpenAI.Operation, String)] = [
            (.chatCompletions, "https://a.example/v1/chat/completions"),
            (.completions, "https://a.example/v1/completions"),
            (.responses, "https://a.example/v1/responses"), (.embeddings, "https://a.example/v1/embeddings"),
        ]
        for (operation, url) in urls {
            let attempt = try call(set, operation).start()
            #expect(attempt.url == url)
            #expect(attempt.upstream == "a")
            #expect(attempt.key.bearer == "Bearer key-of-a")
        }
    }

    @Test func `a failure goes to the next upstream, and then to the client`() throws {
        let call = call(set("a", "b"))
        #expect(try call.start().upstream == "a")
        guard case .retry(let second) = call.failed(.status(503)) else {
            Issue.record("no second attempt")
            return
        }
        #expect(second.upstream == "b")
        #expect(second.key.bearer == "Bearer key-of-b")
        guard case .give(let refusal) = call.failed(.status(503, retryAfter: .seconds(2))) else {
            Issue.record("a third attempt")
            return
        }
        #expect(refusal == UpstreamRefusal(.serverError, status: 503, retryAfter: .seconds(2)))
        #expect(call.attempts == 2)
    }

    @Test func `a key that is not taken is told loudly`() throws {
        let call = call(set("a"))
        _ = try call.start()
        _ = call.failed(.status(401))
        #expect(seen.take() == [.credentialsRejected(upstream: "a", status: 401)])
    }

    @Test func `circuits that open and close are told`() throws {
        let set = set("a")
        for _ in 0..<5 {
            let call = call(set)
            _ = try call.start()
            _ = call.failed(.timeout)
        }
        #expect(seen.take() == [.circuitOpened(upstream: "a", for: .seconds(4))])
        #expect(throws: UpstreamRefusal(.circuitOpen, status: 503, retryAfter: .seconds(4))) { try call(set).start() }
        clock.advance(by: .seconds(4))
        let probe = call(set)
        _ = try probe.start()
        probe.answered()
        #expect(seen.take() == [.circuitClosed(upstream: "a")])
    }

    @Test func `a call that is let go of while it tries an upstream blocks nobody`() throws {
        let set = set("a")
        for _ in 0..<5 {
            let call = call(set)
            _ = try call.start()
            _ = call.failed(.timeout)
        }
        clock.advance(by: .seconds(4))
        do {
            let lost = call(set)
            _ = try lost.start()
            #expect(throws: UpstreamRefusal.self) { try call(set).start() }
        }
        #expect(try call(set).start().upstream == "a")
    }

    @Test func `an upstream without a key is passed over, and told`() throws {
        try FileManager.default.removeItem(at: folder.url.appending(path: "a"))
        let set = set("a", "b")
        #expect(try call(set).start().upstream == "b")
        let events = seen.take()
        guard events.count == 1, case .keyUnavailable("a", _) = events[0] else {
            Issue.record("\(events)")
            return
        }
        let alone = self.set("a")
        #expect(throws: UpstreamRefusal(.keyUnavailable, status: 503)) { try call(alone).start() }
    }

    @Test func `a key is told when it is read and when it changes, and what is wrong with it once`() throws {
        let set = set("a")
        _ = try call(set).start()
        _ = try call(set).start()
        #expect(seen.all() == [.keyRead(upstream: "a")])
        let path = folder.url.appending(path: "a").path
        let problem = FileProblem(path, SecretError.empty.description)
        try replaceKey("")
        for _ in 0..<2 { #expect(try call(set).start().key.bearer == "Bearer key-of-a") }
        #expect(seen.all() == [.keyUnavailable(upstream: "a", problem)])
        try replaceKey("new-key")
        #expect(try call(set).start().key.bearer == "Bearer new-key")
        #expect(seen.all() == [.keyRead(upstream: "a")])
    }

    /// Writes another key, and waits until the file is looked at again.
    private func replaceKey(_ text: String) throws {
        try folder.write(text, to: "a")
        Thread.sleep(forTimeInterval: 1.1)
    }

    @Test func `a new configuration holds for the next request, and the old attempt keeps its key`() throws {
        let set = set("a")
        let running = call(set)
        let attempt = try running.start()
        set.update(configuration("b"))
        #expect(try call(set).start().upstream == "b")
        #expect(attempt.key.bearer == "Bearer key-of-a")
        guard case .retry(let second) = running.failed(.noConnection) else {
            Issue.record("no second attempt")
            return
        }
        #expect(second.upstream == "b")
    }

    @Test func `what the client did says nothing of the upstream`() {
        #expect(UpstreamFailure(.cancelled) == nil)
        #expect(UpstreamFailure(.invalidRequest("x")) == nil)
        #expect(UpstreamFailure(.shutDown) == nil)
        #expect(UpstreamFailure(.noConnection("x")) == .noConnection)
        #expect(UpstreamFailure(.notTrusted("x")) == .noConnection)
        #expect(UpstreamFailure(.timeLimit(.connect)) == .noConnection)
        #expect(UpstreamFailure(.timeLimit(.firstByte)) == .timeout)
        #expect(UpstreamFailure(.incomplete("x", received: false)) == .noAnswer)
    }

    @Test func `many at once never cause a third attempt`() async throws {
        let set = set("a", "b")
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    let call = call(set)
                    guard var next = (try? call.start()).map(UpstreamNext.retry) else { return }
                    while case .retry = next {
                        next = call.failed([.timeout, .status(500), .noConnection].randomElement() ?? .timeout)
                    }
                    #expect(call.attempts <= 2)
                }
            }
        }
    }
}
