import Foundation
import TestSupport
import Testing

struct AboutTests {
    @Test func `info tells whose proxy it is`() async throws {
        try await withProxy { proxy in
            let info = try await proxy.get("/info")
            #expect(info.status == 200)
            let told = try object(info.text)
            #expect(Set(told.keys) == ["tenant", "company", "system_prompt", "llm_service", "endpoints"])
            #expect(told["tenant"] as? String == "acme-corp")
            #expect(told["company"] as? String == "ACME \"Corp\"")
            #expect(told["system_prompt"] as? String == RunningProxy.prompt)
            #expect(told["llm_service"] as? String == proxy.gateway.url)
            #expect((told["endpoints"] as? [String: String])?["POST /ask"] != nil)
        }
    }

    @Test func `many who ask after the gateway's health look once`() async throws {
        let script: ScriptedServer.Script = { _, socket in
            usleep(100_000)
            try socket.respond("OK")
        }
        try await withProxy(gateway: script) { proxy in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 { group.addTask { try await proxy.get("/health").status } }
                for try await status in group { #expect(status == 200) }
            }
            // A loaded machine may take longer than one look is good for.
            #expect((1...3).contains(proxy.gateway.healthRequests.count))
            let told = try object(try await proxy.get("/health").text)
            #expect(told["status"] as? String == "healthy")
            #expect(proxy.gateway.healthRequests.allSatisfy { $0["authorization"] == nil })
            #expect(try await proxy.get("/metrics").text.contains(#"llm_proxy_gateway_up{tenant="acme-corp"} 1"#))
        }
    }

    @Test(arguments: ["gone", "hangs", "fails"])
    func `health is 503 while the gateway is unreachable`(_ how: String) async throws {
        let script: ScriptedServer.Script = { _, socket in
            if how == "fails" { return try socket.respond("planted", status: "503 Down") }
            _ = try socket.waitForClose()
        }
        try await withProxy(gatewayURL: how == "gone" ? "http://127.0.0.1:1" : nil, gateway: script) { proxy in
            let start = ContinuousClock.now
            let health = try await proxy.get("/health")
            #expect(health.status == 503)
            #expect(try object(health.text)["status"] as? String == "unhealthy")
            #expect(start.duration(to: .now) < .seconds(15))
            #expect(try await proxy.get("/ready").status == 200)
        }
    }

    @Test func `the gateway's return is noticed`() async throws {
        let isUp = Locked(false)
        let script: ScriptedServer.Script = { _, socket in
            try socket.respond("", status: isUp.current ? "200 OK" : "500 No")
        }
        try await withProxy(gateway: script) { proxy in
            #expect(try await proxy.get("/health").status == 503)
            isUp.set(true)
            try await eventually("it is healthy again") { try await proxy.get("/health").status == 200 }
        }
    }
}
