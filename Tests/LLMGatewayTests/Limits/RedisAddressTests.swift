import Foundation
import TestSupport
import Testing

@testable import LLMGateway

@Suite("How a Redis is found and asked to let us in")
struct RedisAddressTests {
    @Test func `addresses are hosts with ports, or sockets`() throws {
        #expect(try RedisAddress(parsing: "redis.monitoring:6380") == .host("redis.monitoring", port: 6380))
        #expect(try RedisAddress(parsing: "redis") == .host("redis", port: 6379))
        #expect(try RedisAddress(parsing: "[2001:db8::1]:6379") == .host("2001:db8::1", port: 6379))
        #expect(try RedisAddress(parsing: "[::1]") == .host("::1", port: 6379))
        #expect(try RedisAddress(parsing: "/run/redis.sock") == .socket(path: "/run/redis.sock"))
    }

    @Test(arguments: [
        "", ":6379", "redis:", "redis:0", "redis:65536", "redis:x", "redis://redis:6379", "::1", "a b:1", "[]:1",
    ])
    func `other texts are none`(_ text: String) {
        #expect(throws: RedisAddress.Invalid(text: text)) { try RedisAddress(parsing: text) }
    }

    @Test func `pauses before connecting again grow to five seconds`() {
        var pause = ReconnectPause()
        let pauses = (0..<100).map { _ in pause.next(jitter: 1) }
        #expect(pauses.prefix(3) == [.milliseconds(50), .milliseconds(100), .milliseconds(200)])
        #expect(pauses.last == .seconds(5))
        pause.succeeded()
        #expect(pause.next(jitter: 0) == .milliseconds(25))
    }
}
