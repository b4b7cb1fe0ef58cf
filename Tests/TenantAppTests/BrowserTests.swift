import Foundation
import TestSupport
import Testing

/// The page in a real browser. `TENANTRY_SCREENSHOTS` names a folder to look at what it looks like.
@Suite(.enabled(if: Tool.isAvailable(.chromium)), .serialized)
struct BrowserTests {
    @Test func `a person asks by typing and Enter, and sees the answer stream in`() async throws {
        let folder = try TemporaryFolder()
        let seen = folder.url.appending(path: "seen").path
        let script: ScriptedServer.Script = { _, socket in
            try socket.beginChunks()
            try socket.chunk(#"data: {"delta":"Start from how it is used."}"# + "\n\n: ping\n\n")
            for _ in 0..<6_000 where !FileManager.default.fileExists(atPath: seen) { usleep(5_000) }
            try socket.chunk("data: {\"delta\":\"\\n<b>Then")
            usleep(20_000)
            try socket.chunk(
                " code.</b>\"}\n\nevent: done\ndata: {\"model\":\"gpt-4o-mini\",\"tokens_generated\":12}\n\n"
            )
            try socket.chunk("")
        }
        try await withApp(company: "ACME <Corp>", proxy: script) { app in
            let steps =
                [
                    ["load": app.url],
                    ["evaluate": "document.activeElement.id"], ["evaluate": "document.title"], ["names": true],
                    ["type": "How do we begin?"], ["press": "Shift+Enter"], ["type": "<i>Now</i>"], ["press": "Enter"],
                    ["wait": "document.querySelector('.answer')?.textContent.includes('used.')"],
                    ["evaluate": "document.querySelector('.answer').getAttribute('aria-busy')"],
                    ["evaluate": "document.getElementById('stop').hidden"],
                ] as [[String: Any]]
            let values = try await Browser.run(
                steps + shots("streaming") + [
                    ["touch": seen],
                    ["wait": "document.querySelector('.note')"],
                    ["evaluate": "document.querySelector('article h2').textContent"],
                    ["evaluate": "document.querySelector('.answer').textContent"],
                    ["evaluate": "document.querySelector('.note').textContent"],
                    ["evaluate": "document.getElementById('status').textContent"],
                    ["evaluate": "document.querySelector('.answer').getAttribute('aria-busy')"],
                    ["evaluate": "document.activeElement.id"],
                    ["evaluate": "document.getElementById('send').hidden"],
                ] + shots("answered")
            )
            #expect(values[0] as? String == "question")
            #expect(values[1] as? String == "ACME <Corp> assistant")
            let names = try #require(values[2] as? [String])
            for name in [
                "heading: ACME <Corp>", "textbox: Your question", "button: Ask", "log: Questions and answers", "main: ",
            ] {
                #expect(names.contains(name), "\(names)")
            }
            #expect(values[3] as? String == "true")
            #expect(values[4] as? Bool == false)
            #expect(values[5] as? String == "How do we begin?\n<i>Now</i>")
            #expect(values[6] as? String == "Start from how it is used.\n<b>Then code.</b>")
            #expect(values[7] as? String == "gpt-4o-mini, 12 tokens")
            #expect(values[8] as? String == "The answer is complete.")
            #expect(values[9] as? String == "false")
            #expect(values[10] as? String == "question")
            #expect(values[11] as? Bool == false)
            #expect(try #require(values[12] as? [String]) == [])

            let asked = try #require(app.proxy.requests.first)
            #expect(asked.text == #"{"question":"How do we begin?\n<i>Now</i>"}"#)
        }
    }

    @Test func `Stop ends the answer, and the proxy's work`() async throws {
        let closes = Locked(0)
        let script: ScriptedServer.Script = { _, socket in
            try socket.beginChunks()
            try socket.chunk(#"data: {"delta":"And so on"}"# + "\n\n")
            _ = try socket.waitForClose()
            closes.change { $0 += 1 }
        }
        try await withApp(proxy: script) { app in
            var steps: [[String: Any]] = [["load": app.url]]
            for stop in [["click": "#stop"], ["press": "Escape"]] {
                steps += [
                    ["type": "Go on"], ["click": "#send"],
                    ["wait": "[...document.querySelectorAll('.answer')].at(-1)?.textContent === 'And so on'"],
                    stop,
                    ["wait": "[...document.querySelectorAll('article')].at(-1).querySelector('.note')"],
                    ["evaluate": "[...document.querySelectorAll('.note')].at(-1).textContent"],
                    ["evaluate": "document.activeElement.id"],
                ]
            }
            let values = try await Browser.run(steps + shots("stopped"))
            #expect(values[0] as? String == "Stopped.")
            #expect(values[1] as? String == "question")
            #expect(values[2] as? String == "Stopped.")
            try await eventually("the proxy sees the end") { closes.current == 2 }
        }
    }

    @Test func `errors are told in words`() async throws {
        let script: ScriptedServer.Script = { request, socket in
            let word = request.text.split(separator: "\"").last { $0.contains("case") } ?? ""
            let json = ["Content-Type: application/json", "Retry-After: 1"]
            switch word {
            case "case 429": try socket.respond("{}", status: "429 Too Many Requests", headers: json)
            case "case 504": try socket.respond("{}", status: "504 Gateway Timeout", headers: Array(json.prefix(1)))
            case "case 400": try socket.respond(#"{"error":"no such thing"}"#, status: "400 Bad Request")
            case "case error":
                try socket.beginChunks()
                try socket.chunk("data: {\"delta\":\"Half\"}\n\nevent: error\ndata: {\"error\":\"it broke off\"}\n\n")
                try socket.chunk("")
            case "case end":
                try socket.beginChunks()
                try socket.chunk("")
            case "case reset":
                try socket.beginChunks()
                try socket.chunk("data: {\"delta\":\"Half\"}\n\n")
                usleep(50_000)
                socket.reset()
            default: socket.reset()
            }
        }
        let expected = [
            ("429", "The assistant has been asked too much. Try again in 1 second."),
            ("504", "The assistant took too long to answer. Try again later."),
            ("400", "No such thing."), ("error", "It broke off."), ("end", "The answer broke off."),
            ("reset", "The connection was lost. Try again."),
            ("gone", "The assistant can't be reached. Try again later."),
        ]
        try await withApp(proxy: script) { app in
            var steps: [[String: Any]] = [
                ["load": app.url], ["press": "Enter"], ["evaluate": "document.getElementById('status').textContent"],
            ]
            for (index, (word, _)) in expected.enumerated() {
                steps += [
                    ["evaluate": "document.getElementById('question').value = ''"],
                    ["type": "case \(word)"], ["press": "Enter"],
                    ["wait": "document.querySelectorAll('.note.alarm').length === \(index + 1)"],
                    ["evaluate": "[...document.querySelectorAll('.note.alarm')].at(-1).textContent"],
                    ["evaluate": "document.getElementById('question').value"],
                ]
            }
            let values = try await Browser.run(steps + shots("errors"))
            #expect(values[0] as? String == "Write a question first.")
            for (index, (word, words)) in expected.enumerated() {
                #expect(values[3 * index + 2] as? String == words)
                // The question can be sent once more.
                #expect(values[3 * index + 3] as? String == "case \(word)")
            }
        }
    }

    @Test func `nothing moves for who wants no motion, and text keeps its contrast in both schemes`() async throws {
        try await withApp { app in
            var steps: [[String: Any]] = [["load": app.url]]
            let animation = """
                (() => { const p = document.createElement('p'); p.className = 'answer'; p.setAttribute('aria-busy', 'true');
                document.getElementById('answers').append(p);
                const name = getComputedStyle(p, '::after').animationName; p.remove(); return name })()
                """
            for motion in ["reduce", "no-preference"] {
                steps += [["media": ["prefers-reduced-motion": motion]], ["evaluate": animation]]
            }
            for scheme in ["light", "dark"] {
                steps += [["media": ["prefers-color-scheme": scheme]], ["evaluate": Self.contrasts]]
            }
            steps += [
                ["size": [320, 480]],
                ["evaluate": "document.documentElement.scrollWidth <= document.documentElement.clientWidth"],
            ]
            let values = try await Browser.run(steps)
            #expect(values[0] as? String == "none")
            #expect(values[1] as? String == "pulse")
            for value in values[2...3] {
                let contrasts = try #require(value as? [Double])
                // WCAG 2.2, 1.4.3: 4.5 to 1.
                #expect(contrasts.count == 6)
                #expect(contrasts.allSatisfy { $0 >= 4.5 }, "\(contrasts)")
            }
            #expect(values[4] as? Bool == true)
        }
    }

    /// The contrast of the page's pairs of colours, as WCAG 2.2 defines it.
    private static let contrasts = """
        (() => {
          const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const probe = document.body.appendChild(document.createElement('i'));
          const light = (name) => {
            probe.style.setProperty('color', `var(--${name})`);
            paint.fillStyle = getComputedStyle(probe).color;
            paint.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((value) => {
              const part = value / 255;
              return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const pairs = [['ink', 'paper'], ['quiet', 'paper'], ['accent', 'paper'], ['on-accent', 'accent'],
            ['ink', 'tint'], ['alarm', 'paper']];
          const contrasts = pairs.map(([text, ground]) => {
            const [a, b] = [light(text), light(ground)];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          });
          probe.remove();
          return contrasts;
        })()
        """
}

/// Steps that take pictures, where a folder for them is named.
private func shots(_ name: String) -> [[String: Any]] {
    Browser.pictures(name, [("light", 900, 700), ("dark", 900, 700), ("light", 360, 640)])
}
