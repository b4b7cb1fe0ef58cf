import Foundation
import TestSupport
import Testing

@testable import Preview

/// The page in a real browser. `TENANTRY_SCREENSHOTS` names a folder to look at what it looks like.
@Suite(.enabled(if: Tool.isAvailable(.chromium)), .serialized)
struct BrowserTests {
    /// The page of dashboards as a file; gives the folder that keeps it, and its URL.
    private func file(_ preview: Preview) async throws -> (folder: TemporaryFolder, url: String) {
        let folder = try TemporaryFolder()
        let file = try folder.write(await preview.page(at: 1_767_614_400), to: "preview.html")
        return (folder, file.absoluteString)
    }

    /// The keys of panels in which nothing is drawn, by type.
    private static let undrawn = """
        [...document.querySelectorAll('.panel')].filter((panel) => !panel.closest('[hidden]') && !panel.querySelector(
          'svg .line, svg .bar, svg .cell, svg .state, svg .slice, svg .gauge-value, .stat b, .bar-value, table td, .text p, .unknown'
        )).map((panel) => `${panel.dataset.type}: ${panel.querySelector('h3').textContent}`)
        """

    @Test func `draws each type of panel, and says which it can't`() async throws {
        let page = try await file(try Preview([try everyPanelDashboard()]))
        let values = try await Browser.run(
            [
                ["size": [1400, 1000]], ["load": page.url],
                ["wait": "document.querySelectorAll('.panel').length === 15"],
                ["evaluate": Self.undrawn], ["names": true],
                ["evaluate": "document.querySelector('[data-type=nodeGraph] .unknown').textContent"],
                ["evaluate": "[...document.querySelectorAll('.problem')].map((p) => p.textContent)"],
                [
                    "evaluate":
                        "[...document.querySelectorAll('[data-type=table] thead th')].map((th) => th.textContent)"
                ],
                ["evaluate": "document.querySelector('.banner').textContent"],
                ["evaluate": "document.querySelector('h3').textContent"],
                ["evaluate": "document.querySelectorAll('.threshold').length"],
                ["evaluate": "[...document.querySelectorAll('h2 button')].map((b) => b.ariaExpanded)"],
            ] as [[String: Any]]
                + Browser.pictures("every-panel", [("light", 1400, 2250), ("dark", 1400, 2250), ("light", 320, 2400)])
        )
        #expect(values[0] as? [String] == ["timeseries: Broken query", "timeseries: Logs"])
        let names = try #require(values[1] as? [String])
        for name in ["main: ", "heading: Every panel", "heading: Numbers", "heading: Stacked", "heading: Quota"] {
            #expect(names.contains(name), "\(name)")
        }
        let unknown = try #require(values[2] as? String)
        #expect(unknown.contains("nodeGraph"))
        #expect(unknown.contains("sum(rate(calls_total[5m]))"))
        let problems = try #require(values[3] as? [String])
        #expect(problems.count == 2)
        #expect(problems[0].contains("parse error"))
        #expect(values[4] as? [String] == ["Tenant", "pod", "Restarts", "Memory"])
        #expect((values[5] as? String)?.contains("Sample data") == true)
        #expect(values[6] as? String == "Latency of All")
        #expect(values[7] as? Int == 1)
        #expect(values[8] as? [String] == ["true", "true", "true", "false"])
        #expect(try #require(values.last as? [String]) == [])
    }

    @Test func `can be used with keys alone`() async throws {
        let page = try await file(try Preview([try everyPanelDashboard()]))
        let values = try await Browser.run(
            [
                ["size": [1400, 1000]], ["load": page.url], ["wait": "document.querySelector('svg.chart')"],
                // The first Tab offers to go to the panels.
                ["press": "Tab"], ["evaluate": "document.activeElement.className"],
                ["evaluate": "document.querySelector('svg.chart').focus()"], ["press": "End"], ["press": "ArrowLeft"],
                ["evaluate": "document.querySelector('.hover [aria-live]').textContent"],
                ["evaluate": "document.querySelector('.tip').hidden"], ["press": "Escape"],
                ["evaluate": "document.querySelector('.tip').hidden"],
                ["evaluate": "document.querySelector('.more').focus()"], ["press": "Enter"],
                ["evaluate": "document.getElementById('details').open"],
                ["evaluate": "document.querySelectorAll('#details pre').length"],
                ["evaluate": "document.querySelectorAll('#details tbody tr').length"], ["press": "Escape"],
                ["evaluate": "document.getElementById('details').open"],
                ["evaluate": "document.activeElement.className"],
                ["evaluate": "[...document.querySelectorAll('h2 button')].at(-1).focus()"], ["press": "Enter"],
                ["wait": "document.querySelector('[data-type=stat]:last-child .stat b')"],
                ["evaluate": "[...document.querySelectorAll('h2 button')].at(-1).ariaExpanded"],
            ] as [[String: Any]]
        )
        #expect(values[0] as? String == "skip")
        #expect((values[2] as? String)?.hasPrefix("2026-01-05 11:59:45: ") == true, "\(values[2])")
        #expect((values[2] as? String)?.contains("acme-corp ") == true)
        #expect(values[3] as? Bool == false)
        #expect(values[4] as? Bool == true)
        #expect(values[6] as? Bool == true)
        // As it is written, and with its variables filled in.
        #expect(values[7] as? Int == 2)
        #expect(values[8] as? Int == 241)
        #expect(values[9] as? Bool == false)
        #expect(values[10] as? String == "more")
        #expect(values[12] as? String == "true")
        #expect(try #require(values.last as? [String]) == [])
    }

    @Test func `shows a reviewer what differs`() async throws {
        let old = try dashboard(
            panels: [panel("A", "sum(up)", id: 1), panel("Gone", "sum(gone)", id: 2)].joined(separator: ",")
        )
        let new = try dashboard(
            panels: [panel("A", "sum(down)", id: 1), panel("New", "sum(new)", id: 3)].joined(separator: ",")
        )
        let page = try await file(try Preview([new], comparedWith: .init(revision: "origin/main", dashboards: [old])))
        let values = try await Browser.run(
            [
                ["size": [1400, 1000]], ["load": page.url],
                ["wait": "document.querySelectorAll('.panel svg').length === 3"],
                ["evaluate": "[...document.querySelectorAll('.panel')].map((p) => p.className)"],
                ["evaluate": "document.querySelector('.summary').textContent"],
            ] + Browser.pictures("changes", [("light", 1400, 900)]) + [
                ["click": "button.badge.changed"], ["wait": "document.querySelectorAll('.side svg').length === 2"],
                [
                    "evaluate":
                        "[...document.querySelectorAll('.changes tbody th, .changes tbody td')].map((c) => c.textContent)"
                ],
                ["evaluate": "[document.querySelector('del').textContent, document.querySelector('ins').textContent]"],
            ] as [[String: Any]] + Browser.pictures("change", [("light", 1400, 900), ("dark", 320, 700)])
        )
        #expect(values[0] as? [String] == ["panel changed", "panel added", "panel removed"])
        let summary = try #require(values[1] as? String)
        #expect(summary.contains("Changes since origin/main"))
        #expect(summary.contains("1 panel added, 1 panel changed, 1 panel removed"))
        #expect(values[2] as? [String] == ["query A", "sum(up)", "sum(down)"])
        #expect(values[3] as? [String] == ["up", "down"])
        #expect(try #require(values.last as? [String]) == [])
    }

    @Test func `loads a served page's values, and those of other variables and ranges`() async throws {
        try await withServer { port in
            let count = "document.querySelectorAll('[data-key=\"1\"] .legend tbody tr').length"
            let values = try await Browser.run(
                [
                    ["size": [1400, 1000]], ["load": "http://127.0.0.1:\(port)/"], ["wait": "\(count) === 2"],
                    ["wait": "!document.querySelector('main[aria-busy]')"], ["evaluate": Self.undrawn],
                    ["evaluate": "document.querySelector('.choices summary').click()"],
                    ["evaluate": "document.querySelector('.choice input[value=acme-corp]').click()"],
                    ["wait": "\(count) === 1"],
                    ["evaluate": "document.querySelector('h3').textContent"],
                    ["evaluate": "document.querySelectorAll('.controls select').length"],
                    [
                        "evaluate":
                            "(s => { s.value = 'now-24h|now'; s.dispatchEvent(new Event('change')) })(document.querySelectorAll('.controls select')[1])"
                    ],
                    [
                        "wait":
                            "!document.querySelector('main[aria-busy]') && /[0-9]/.test(document.querySelector('.facts').textContent)"
                    ],
                    ["evaluate": "document.querySelector('.facts span').textContent"],
                ] as [[String: Any]] + Browser.pictures("served", [("light", 1400, 900), ("dark", 320, 900)])
            )
            #expect(values[0] as? [String] == ["timeseries: Broken query", "timeseries: Logs"])
            #expect(values[3] as? String == "Latency of acme-corp")
            #expect(values[4] as? Int == 3)
            let problems = try #require(values.last as? [String])
            #expect(problems == [])
        }
    }

    @Test func `fits a narrow page, and keeps its contrast in both schemes`() async throws {
        let page = try await file(try Preview([try everyPanelDashboard()]))
        let steps: [[String: Any]] = [
            ["size": [320, 800]], ["load": page.url], ["wait": "document.querySelector('svg.chart')"],
            ["evaluate": "document.documentElement.scrollWidth <= document.documentElement.clientWidth"],
            ["media": ["prefers-color-scheme": "light"]], ["evaluate": Self.contrasts],
            ["media": ["prefers-color-scheme": "dark"]], ["evaluate": Self.contrasts],
        ]
        let values = try await Browser.run(steps)
        #expect(values[0] as? Bool == true)
        for value in values[1...2] {
            let contrasts = try #require(value as? [String: Double])
            #expect(contrasts.count == 26)
            for (name, contrast) in contrasts {
                // WCAG 2.2: 1.4.3 asks 4.5 to 1 of text, 1.4.11 asks 3 to 1 of what is drawn.
                #expect(contrast >= (name.hasPrefix("c") ? 3 : 4.5), "\(name): \(contrast)")
            }
        }
        #expect(try #require(values.last as? [String]) == [])
    }

    /// The contrasts of the page's colours with what is behind them, as WCAG 2.2 defines it.
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
          const texts = ['ink', 'quiet', 'accent', 'green', 'yellow', 'orange', 'red', 'blue', 'purple', 'gray'];
          const pairs = [...texts.map((name) => [name, 'surface']), ...['ink', 'quiet', 'accent', 'red', 'green', 'yellow'].map((name) => [name, 'paper']),
            ...Array.from({ length: 10 }, (_, index) => [`c${index}`, 'surface'])];
          const contrasts = Object.fromEntries(pairs.map(([text, ground]) => {
            const [a, b] = [light(text), light(ground)];
            return [`${text} on ${ground}`, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
          }));
          probe.remove();
          return contrasts;
        })()
        """
}
