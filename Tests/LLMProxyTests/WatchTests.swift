import Foundation
import TestSupport
import Testing

struct WatchTests {
    @Test func `a prompt that is swapped under load is used at once, and no question goes out without one`()
        async throws
    {
        try await withProxy(prompt: "planted-1", gateway: Gateway.answers) { proxy in
            let isOver = Locked(false)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        while !isOver.current {
                            let answer = try await proxy.ask(#"{"question":"a"}"#)
                            #expect(answer.status == 200)
                        }
                    }
                }
                for number in 2...3 {
                    try proxy.files.swapPrompt("planted-\(number)")
                    try await eventually("prompt \(number) is used") {
                        try await proxy.get("/info").text.contains("planted-\(number)")
                    }
                }
                isOver.set(true)
                try await group.waitForAll()
            }
            let prompts = proxy.gateway.requests.map { request in
                (1...3).first { request.text.contains(#"{"role":"system","content":"planted-\#($0)"}"#) } ?? 0
            }
            #expect(!prompts.contains(0))
            _ = try await proxy.ask(#"{"question":"a"}"#)
            #expect(proxy.gateway.requests.last?.text.contains("planted-3") == true)
        }
    }

    @Test(arguments: [[], [0x61, 0xFF], Array(repeating: 0x61, count: 70_000)] as [[UInt8]])
    func `a bad prompt leaves the old one in use, with a metric and a line in the log`(_ bytes: [UInt8]) async throws {
        try await withProxy(gateway: Gateway.answers) { proxy in
            try proxy.files.swapPrompt(bytes: bytes)
            let series = #"llm_proxy_file_reads_total{tenant="acme-corp",file="prompt",outcome="failure"} 1"#
            try await eventually("the refusal is counted") { try await proxy.get("/metrics").text.contains(series) }
            #expect(proxy.log.current.contains { $0.hasPrefix("error can't take the prompt: it ") })
            #expect(try object(try await proxy.get("/info").text)["system_prompt"] as? String == RunningProxy.prompt)
            #expect(try await proxy.get("/ready").status == 200)
        }
    }

    @Test func `a token that is renewed is sent within seconds`() async throws {
        try await withProxy(gateway: Gateway.answers) { proxy in
            try proxy.files.swapToken("planted.token-2")
            try await eventually("the new token is sent") {
                _ = try await proxy.ask(#"{"question":"a"}"#)
                return proxy.gateway.requests.last?["authorization"] == "Bearer planted.token-2"
            }
        }
    }

    @Test func `requests are welcome once the prompt and the token are there`() async throws {
        try await withProxy(prompt: nil, token: nil, gateway: Gateway.answers) { proxy in
            let ready = try await proxy.get("/ready")
            #expect(ready.status == 503)
            #expect(ready.text.contains("the system prompt can't be read"))
            #expect(ready.text.contains("the token for the gateway can't be read"))
            try proxy.files.swapPrompt("planted")
            try proxy.files.swapToken("planted.token")
            try await eventually("requests are welcome") { try await proxy.get("/ready").status == 200 }
            #expect(try await proxy.ask(#"{"question":"a"}"#).status == 200)
        }
    }
}
