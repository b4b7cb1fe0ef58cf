import Foundation
import TestSupport
import Testing

/// `tenantry reach` on the rendered tree of the repository.
struct ReachCommandTests {
    private func line() throws -> CommandLine {
        let line = try CommandLine()
        try FileManager.default.copyItem(
            at: Tool.packageRoot.appending(path: "generated"),
            to: line.folder.url.appending(path: "generated")
        )
        return line
    }

    private struct Map: Decodable {
        struct Node: Decodable {
            var kind: String
            var title: String
            var tenant: String?
        }

        struct Edge: Decodable {
            struct Reason: Decodable {
                var direction: String
                var policy: String?
                var at: String?
            }

            var from: Int
            var to: Int
            var ports: [String]
            var certain: Bool
            var reasons: [Reason]
        }

        var nodes: [Node]
        var edges: [Edge]

        var texts: Set<String> {
            Set(edges.map { "\(nodes[$0.from].title) > \(nodes[$0.to].title) \($0.ports.joined(separator: ", "))" })
        }
    }

    @Test func `every way that is open in the rendered tree is one that the platform needs`() throws {
        let output = try line().run("reach", "--format", "json")
        #expect(output.status == 0, "\(output.errorText)")
        let map = try JSONDecoder().decode(Map.self, from: output.standardOutput)
        let tenants = Set(map.nodes.compactMap(\.tenant))
        #expect(tenants == ["acme-corp", "closed-ai"])
        var expected: Set<String> = []
        for tenant in tenants {
            expected.formUnion([
                "\(tenant)/\(tenant)-app > \(tenant)/llm-proxy TCP 5002",
                "\(tenant)/\(tenant)-app > kube-system/kube-dns TCP 53, UDP 53",
                "\(tenant)/llm-proxy > kube-system/kube-dns TCP 53, UDP 53",
                "\(tenant)/llm-proxy > monitoring/llm-gateway TCP 5000",
                "monitoring/prometheus > \(tenant)/\(tenant)-app TCP 5000",
                "monitoring/prometheus > \(tenant)/llm-proxy TCP 5002",
            ])
        }
        let ofTenants = map.texts.filter { text in tenants.contains { text.contains("\($0)/") } }
        #expect(ofTenants == expected, "\(ofTenants.symmetricDifference(expected).sorted())")
        // Each end that a policy of the tree isolates says which entry lets it through, and where that is.
        for edge in map.edges {
            for reason in edge.reasons where reason.policy != nil {
                let place = try #require(reason.at)
                #expect(place.wholeMatch(of: /generated\/.*\.yaml:[0-9]+:[0-9]+/) != nil, "\(place)")
            }
            #expect(!edge.reasons.isEmpty)
        }
    }

    @Test(arguments: [
        (
            "acme-corp/llm-proxy", "monitoring/llm-gateway:5000", 0,
            "yes: acme-corp/llm-proxy can connect to monitoring/llm-gateway on TCP 5000"
        ),
        (
            "acme-corp/acme-corp-app", "acme-corp/llm:5002", 0,
            "yes: acme-corp/acme-corp-app can connect to acme-corp/llm-proxy on TCP 5002"
        ),
        (
            "acme-corp/acme-corp-app", "monitoring/llm-gateway:5000", 1,
            "not let through by any policy that isolates acme-corp/acme-corp-app"
        ),
        ("acme-corp/llm-proxy", "monitoring/llm-gateway:9464", 1, "no: acme-corp/llm-proxy can't connect"),
        ("acme-corp", "closed-ai", 1, "no: acme-corp/acme-corp-app can't connect to closed-ai/closed-ai-app"),
        ("acme-corp", "169.254.169.254:80", 1, "no: "), ("acme-corp", "metadata", 1, "no: "),
        ("acme-corp", "api-server:443", 1, "no: "), ("acme-corp", "world", 1, "no: "),
        ("monitoring/llm-gateway", "api-server:443", 0, "yes: "), ("monitoring/llm-gateway", "world:443", 0, "yes: "),
        ("monitoring/llm-gateway", "169.254.169.254", 1, "no: "), ("203.0.113.0/24", "acme-corp/llm-proxy", 1, "no: "),
        ("monitoring/prometheus", "acme-corp/llm:5002", 0, "monitoring/prometheus can connect to acme-corp/llm-proxy"),
        (
            "acme-corp/llm-proxy", "kube-system/kube-dns:53", 0,
            "acme-corp/llm-proxy can connect to kube-system/kube-dns"
        ),
    ])
    func `a question with both ends is answered, by its status too`(from: String, to: String, status: Int, says: String)
        throws
    {
        let output = try line().run("reach", "--from", from, "--to", to)
        #expect(output.status == Int32(status), "\(output.text)\(output.errorText)")
        #expect(output.text.contains(says), "\(output.text)")
        let json = try line().run("reach", "--from", from, "--to", to, "--format", "json")
        let object = try JSONSerialization.jsonObject(with: json.standardOutput) as? [String: Any]
        #expect(object?["reachable"] as? Bool == (status == 0))
    }

    @Test(arguments: [
        (["--from", "acme-crop/llm-proxy", "--to", "monitoring"], "did you mean 'acme-corp'?"),
        (["--from", "acme-corp/llm-prxy", "--to", "monitoring"], "did you mean 'llm-proxy'?"),
        (["--from", "acme-corp:80"], "only what is connected to has one"),
        (["--to", "acme-corp/llm:none"], "'none' is no port"), (["--to", "acme-corp/llm:70000"], "'70000' is no port"),
        (["--to", "a/b/c"], "is no end of a connection"), (["--to", "/x"], "is no end of a connection"),
        (["--from", "acme-corp", "--to", "closed-ai", "--format", "html"], "shows many ways"),
    ])
    func `an end that there is not is bad usage, with the nearest name`(arguments: [String], says: String) throws {
        let output = try line().run(["reach"] + arguments)
        #expect(output.status == 64)
        #expect(output.errorText.contains(says), "\(output.errorText)")
    }

    @Test func `a file that can't be read leaves no answer`() throws {
        let line = try line()
        try line.folder.write("a: [", to: "generated/tenants/acme-corp/boundary/broken.yaml")
        let output = try line.run("reach")
        #expect(output.status == 74)
        #expect(output.errorText.contains("broken.yaml:2:1: error: "), "\(output.errorText)")
        #expect(try line.run("reach", "nowhere").status == 74)
    }

    @Test func `the table and the flowchart have every way`() throws {
        let line = try line()
        let table = try line.run("reach", "--from", "acme-corp").text
        #expect(table.hasPrefix("FROM"))
        #expect(table.split(separator: "\n").count == 5, "\(table)")
        #expect(table.contains("generated/monitoring/network-policies.yaml:19"), "\(table)")
        let chart = try line.run("reach", "--format", "mermaid").text
        #expect(chart.hasPrefix("flowchart LR\n"))
        #expect(chart.contains("subgraph"))
        #expect(!chart.contains("linkStyle"), "no way should not be open")
    }
}

/// The page in a real browser. `TENANTRY_SCREENSHOTS` names a folder to look at what it looks like.
@Suite(.enabled(if: Tool.isAvailable(.chromium)), .serialized)
struct ReachPageTests {
    private func page(_ change: (CommandLine) throws -> Void = { _ in }) throws -> (line: CommandLine, url: String) {
        let line = try CommandLine()
        try FileManager.default.copyItem(
            at: Tool.packageRoot.appending(path: "generated"),
            to: line.folder.url.appending(path: "generated")
        )
        try change(line)
        let output = try line.run("reach", "--format", "html", "--output", "reach.html")
        #expect(output.status == 0, "\(output.errorText)")
        return (line, line.folder.url.appending(path: "reach.html").absoluteString)
    }

    @Test func `shows the ways, and those of chosen pods alone, with the keyboard too`() async throws {
        let page = try page()
        let rows =
            "[...document.querySelectorAll('#ways-table tbody tr')].filter((row) => row.checkVisibility()).length"
        let values = try await Browser.run(
            [
                ["size": [1280, 1000]], ["load": page.url], ["names": true],
                ["evaluate": rows],
                ["evaluate": "document.querySelector('input[type=search]').focus()"], ["type": "closed-ai llm-proxy"],
                ["evaluate": rows], ["evaluate": "document.querySelector('[role=status]').textContent"],
                [
                    "evaluate":
                        "(f => { f.value = ''; f.dispatchEvent(new Event('input')) })(document.querySelector('input[type=search]'))"
                ],
                ["evaluate": "document.querySelector('a[aria-label=\"acme-corp/llm-proxy\"]').focus()"],
                ["press": "Enter"], ["evaluate": rows],
                ["evaluate": "document.querySelectorAll('.way.on').length"],
                ["press": "Enter"], ["evaluate": rows],
                ["evaluate": "document.querySelectorAll('svg .way[data-ends]').length"],
                ["evaluate": "document.querySelectorAll('.way.suspicious[data-ends]').length"],
                ["evaluate": "document.querySelector('strong').textContent"],
            ] as [[String: Any]]
                + Browser.pictures("reach", [("light", 1280, 1500), ("dark", 1280, 1500), ("light", 320, 1400)])
        )
        let names = try #require(values[0] as? [String])
        for name in ["main: ", "heading: Who reaches whom", "link: acme-corp/llm-proxy", "searchbox: Filter"] {
            #expect(names.contains(name), "\(name) in \(names)")
        }
        let all = try #require(values[1] as? Int)
        #expect(all >= 12)
        // Each step that evaluates gives a value: those that only do something give null.
        #expect(values[3] as? Int == 4)
        #expect(values[4] as? String == "4 of \(all) rows")
        #expect(values[7] as? Int == 4)
        #expect(values[8] as? Int == 4)
        #expect(values[9] as? Int == all)
        #expect(values[10] as? Int == all)
        #expect(values[11] as? Int == 0)
        #expect((values[12] as? String)?.hasPrefix("No way leads between tenants") == true)
        #expect(try #require(values.last as? [String]) == [])
    }

    @Test func `marks ways that should not be open, and lets no text out of its place`() async throws {
        let page = try page { line in
            try line.edit(
                "generated/tenants/acme-corp/boundary/network-policies.yaml",
                "  egress:\n  - ports:\n    - protocol: TCP\n      port: 5002\n    to:\n",
                "  egress:\n  - ports:\n    - protocol: TCP\n      port: 5002\n    to:\n    - ipBlock: {cidr: 0.0.0.0/0}\n"
                    + "    - podSelector: {matchLabels: {app: \"<img src=x onerror=alert(1)>\"}}\n"
            )
        }
        let values = try await Browser.run([
            ["size": [1280, 1000]], ["load": page.url],
            ["evaluate": "document.querySelectorAll('.way.suspicious[data-ends]').length"],
            ["evaluate": "document.querySelectorAll('main img').length"],
            ["evaluate": "document.querySelector('strong').textContent"],
            ["evaluate": "document.body.textContent.includes('<img src=x')"],
        ])
        #expect(try #require(values[0] as? Int) >= 2)
        #expect(values[1] as? Int == 0)
        #expect((values[2] as? String)?.contains("ways lead between tenants") == true)
        #expect(values[3] as? Bool == true)
        #expect(try #require(values.last as? [String]) == [])
    }

    @Test func `fits a narrow page, and keeps its contrast in both schemes`() async throws {
        let page = try page()
        let values = try await Browser.run([
            ["size": [320, 800]], ["load": page.url],
            ["evaluate": "document.documentElement.scrollWidth <= document.documentElement.clientWidth"],
            ["media": ["prefers-color-scheme": "light"]], ["evaluate": Self.contrasts],
            ["media": ["prefers-color-scheme": "dark"]], ["evaluate": Self.contrasts],
        ])
        #expect(values[0] as? Bool == true)
        for value in values[1...2] {
            let contrasts = try #require(value as? [String: Double])
            #expect(contrasts.count > 8)
            for (name, contrast) in contrasts {
                // WCAG 2.2: 1.4.3 asks 4.5 to 1 of text, 1.4.11 asks 3 to 1 of what is drawn.
                #expect(contrast >= (name.hasPrefix("stroke") ? 3 : 4.5), "\(name): \(contrast)")
            }
        }
        #expect(try #require(values.last as? [String]) == [])
    }

    /// The contrasts of texts and strokes with what is behind them, as WCAG 2.2 defines it.
    private static let contrasts = """
        (() => {
          const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const light = (color) => {
            paint.clearRect(0, 0, 1, 1);
            paint.fillStyle = color;
            paint.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((value) => {
              const part = value / 255;
              return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const color = getComputedStyle(at).backgroundColor;
              if (color !== 'rgba(0, 0, 0, 0)') return color;
            }
            return 'white';
          };
          const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
          const result = {};
          for (const element of document.querySelectorAll('h1, h2, p, strong, th, td, td code, caption, label, .quiet, .legend li')) {
            if (!element.textContent.trim()) continue;
            const style = getComputedStyle(element);
            result[`${element.tagName} ${element.className} ${style.color} on ${behind(element)}`] = ratio(style.color, behind(element));
          }
          for (const element of document.querySelectorAll('.picture svg .way, .picture svg .node, .picture svg .box')) {
            const style = getComputedStyle(element);
            result[`stroke ${element.getAttribute('class')} ${style.stroke}`] = ratio(style.stroke, behind(element.closest('.picture')));
          }
          for (const element of document.querySelectorAll('.picture svg text')) {
            const style = getComputedStyle(element);
            result[`text ${element.getAttribute('class')} ${style.fill}`] = ratio(style.fill, behind(element.closest('.picture')));
          }
          return result;
        })()
        """
}
