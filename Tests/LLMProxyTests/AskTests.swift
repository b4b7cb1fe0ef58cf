import Foundation
import TestSupport
import Testing
import UpstreamHTTP

struct AskTests {
    @Test func `a question is answered with the tenant's prompt before it`() async throws {
        try await withProxy(gateway: Gateway.answers) { proxy in
            let answer = try await proxy.ask(#"{"question":"Why \"so\"?","max_tokens":99}"#)
            #expect(answer.status == 200)
            #expect(answer["content-type"] == "application/json")
            let told = try object(answer.text)
            #expect(
                Set(told.keys) == [
                    "question", "answer", "tenant", "company", "system_prompt_used", "model", "tokens_generated",
                    "mode",
                ]
            )
            #expect(told["question"] as? String == "Why \"so\"?")
            #expect(told["answer"] as? String == "Because \"it\" is.\né")
            #expect(told["tenant"] as? String == "acme-corp")
            #expect(told["company"] as? String == "ACME \"Corp\"")
            #expect(told["system_prompt_used"] as? String == RunningProxy.prompt)
            #expect(told["model"] as? String == "gpt-4o-mini-2024-07-18")
            #expect(told["tokens_generated"] as? Int == 7)
            #expect(told["mode"] as? String == "openai")

            let asked = try #require(proxy.gateway.requests.first)
            #expect(asked.startLine == "POST /v1/chat/completions HTTP/1.1")
            let chat = try object(asked.text)
            let messages = try #require(chat["messages"] as? [[String: String]])
            #expect(
                messages == [
                    ["role": "system", "content": RunningProxy.prompt], ["role": "user", "content": "Why \"so\"?"],
                ]
            )
            #expect(chat["max_completion_tokens"] as? Int == 99)
            #expect(Set(chat.keys) == ["messages", "max_completion_tokens"])
        }
    }

    @Test func `an answer streams as it is written`() async throws {
        let mayFinish = Locked(false)
        let script: ScriptedServer.Script = { request, socket in
            guard request["accept"] == "text/event-stream", request.text.contains(#""stream":true"#) else {
                return try socket.respond("", status: "500 No Stream")
            }
            try socket.beginChunks()
            try socket.chunk(": ping\n\n" + Gateway.chunk(""))
            try socket.chunk(Gateway.chunk("Hel"))
            try mayFinish.waitUntilTrue()
            // An event in three pieces, one of them within a character of UTF-8.
            let event = Array(Gateway.chunk("lo é.").utf8)
            let cut = try #require(event.firstIndex(of: 0xC3)) + 1
            for piece in [event[..<30], event[30..<cut], event[cut...]] {
                try socket.send(String(piece.count, radix: 16) + "\r\n")
                try socket.send(piece)
                try socket.send("\r\n")
                usleep(2_000)
            }
            try socket.chunk(Gateway.usage + Gateway.done)
            try socket.chunk("")
        }
        try await withProxy(gateway: script) { proxy in
            let (port, body) = (proxy.port, #"{"question":"Hi?"}"#)
            let text = try await onThread {
                let client = try ByteSocket(port: port)
                try client.request("POST", "/ask", headers: ["Accept: text/event-stream"], body)
                let first = try client.receive(until: "Hel\"}")
                mayFinish.set(true)
                return first + (try client.receive(until: "\r\n0\r\n\r\n"))
            }
            #expect(text.hasPrefix("HTTP/1.1 200 OK"))
            #expect(text.lowercased().contains("content-type: text/event-stream"))
            #expect(text.contains("data: {\"delta\":\"Hel\"}\n\n"))
            #expect(text.contains("data: {\"delta\":\"lo é.\"}\n\n"))
            let done = try #require(text.firstRange(of: "event: done\ndata: "))
            let told = try object(String(text[done.upperBound...].prefix { $0 != "\n" }))
            #expect(told["answer"] as? String == "Hello é.")
            #expect(told["tokens_generated"] as? Int == 3)
            #expect(told["model"] as? String == "gpt-4o-mini")
            #expect(told["question"] as? String == "Hi?")
        }
    }

    @Test(arguments: [false, true])
    func `the gateway's refusals are told without its text`(_ isStream: Bool) async throws {
        let script: ScriptedServer.Script = { request, socket in
            let status = request.text.firstRange(of: "status ").map { String(request.text[$0.upperBound...].prefix(3)) }
            try socket.respond(
                #"{"error":{"message":"planted: Bearer sk-planted","code":"planted"}}"#,
                status: "\(status ?? "500") Told",
                headers: ["Content-Type: application/json", "Retry-After: 11", "X-Secret: planted"]
            )
        }
        try await withProxy(gateway: script) { proxy in
            let expected = [
                ("429", 429), ("500", 502), ("502", 502), ("503", 503), ("504", 504), ("400", 400), ("401", 502),
                ("403", 502),
                ("404", 502), ("302", 502),
            ]
            for (status, told) in expected {
                let answer = try await proxy.ask(
                    #"{"question":"status \#(status)"}"#,
                    accept: isStream ? "text/event-stream" : "*/*"
                )
                #expect(answer.status == told)
                #expect(try object(answer.text).keys.elementsEqual(["error"]))
                #expect(try object(answer.text)["error"] is String)
                #expect(!answer.text.contains("planted"))
                #expect(answer["x-secret"] == nil)
                #expect(answer["retry-after"] == ([429, 503].contains(told) ? "11" : nil))
            }
        }
    }

    @Test func `a model that is too slow is told as 504`() async throws {
        let limits = UpstreamTimeLimits(
            connect: .seconds(5),
            firstByte: .milliseconds(200),
            idle: .milliseconds(200),
            total: .seconds(20)
        )
        let script: ScriptedServer.Script = { request, socket in
            if request.text.contains("begins") { try socket.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{") }
            _ = try socket.waitForClose()
        }
        try await withProxy(limits: limits, gateway: script) { proxy in
            for question in ["never", "begins"] {
                let answer = try await proxy.ask(#"{"question":"\#(question)"}"#)
                #expect(answer.status == 504)
                #expect(answer.text == #"{"error":"the model took too long to answer"}"#)
            }
        }
    }

    @Test func `a gateway that is away is told as 502`() async throws {
        try await withProxy(gatewayURL: "http://127.0.0.1:1") { proxy in
            let answer = try await proxy.ask(#"{"question":"a"}"#)
            #expect(answer.status == 502)
            #expect(answer.text == #"{"error":"the gateway can't be reached"}"#)
        }
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"choices\":", "no HTTP at all\r\n\r\n", "", "reset",
    ])
    func `a gateway that breaks off is told as 502`(_ bytes: String) async throws {
        let script: ScriptedServer.Script = { _, socket in
            if bytes == "reset" { return socket.reset() }
            try socket.send(bytes)
            socket.shutDown()
        }
        try await withProxy(gateway: script) { proxy in
            let answer = try await proxy.ask(#"{"question":"a"}"#)
            #expect(answer.status == 502)
            #expect(try object(answer.text)["error"] is String)
        }
    }

    @Test(arguments: ["", "[]", "{", "{\"choices\":[]}x", "<html>planted</html>", #"{"error":{"message":"planted"}}"#])
    func `an answer that is none is told as 502`(_ body: String) async throws {
        try await withProxy(gateway: { _, socket in try socket.respond(body) }) { proxy in
            let answer = try await proxy.ask(#"{"question":"a"}"#)
            #expect(answer.status == 502)
            #expect(!answer.text.contains("planted"))
        }
    }

    @Test(arguments: ["end", "cut", "reset", "error"])
    func `a stream that breaks off ends with an error`(_ how: String) async throws {
        let script: ScriptedServer.Script = { _, socket in
            try socket.beginChunks()
            try socket.chunk(Gateway.chunk("Hel"))
            usleep(50_000)
            switch how {
            case "end": try socket.chunk("")
            case "cut": socket.shutDown()
            case "reset": socket.reset()
            default:
                try socket.chunk("data: {\"error\":{\"message\":\"planted\"}}\n\n")
                _ = try socket.waitForClose()
            }
        }
        try await withProxy(gateway: script) { proxy in
            let answer = try await proxy.ask(#"{"question":"a"}"#, accept: "text/event-stream")
            #expect(answer.status == 200)
            #expect(answer.isComplete)
            #expect(answer.text.contains(#"data: {"delta":"Hel"}"#))
            #expect(answer.text.contains("event: error\ndata: {\"error\":\""))
            #expect(!answer.text.contains("event: done"))
            #expect(!answer.text.contains("planted"))
        }
    }

    @Test(arguments: [
        (#"{"question":"a","model":"gpt-4o"}"#, "'model'"), (#"{"max_tokens":1}"#, "'question'"), ("nonsense", "JSON"),
        ("{\"question\":\"\u{0}\"}", "JSON"),
    ])
    func `a body that is no question is refused and asks nobody`(_ body: String, _ word: String) async throws {
        try await withProxy(gateway: Gateway.answers) { proxy in
            let answer = try await proxy.ask(body)
            #expect(answer.status == 400)
            let message = try #require(try object(answer.text)["error"] as? String)
            #expect(message.contains(word))
            #expect(proxy.gateway.requests.isEmpty)
        }
    }

    @Test func `without a prompt nothing is asked`() async throws {
        try await withProxy(prompt: nil, gateway: Gateway.answers) { proxy in
            let answers = [
                try await proxy.ask(#"{"question":"a"}"#),
                try await proxy.post("/v1/chat/completions", #"{"messages":[{"role":"user","content":"Hi"}]}"#),
                try await proxy.get("/ready"),
            ]
            #expect(answers.map(\.status) == [503, 503, 503])
            #expect(proxy.gateway.requests.isEmpty)
        }
    }
}
