import Foundation
import TestSupport
import Testing

/// The page in a real browser. `TENANTRY_SCREENSHOTS` names a folder to look at what it looks like.
@Suite(.enabled(if: Tool.isAvailable(.chromium)), .serialized)
struct AuditPageTests {
    /// A tree of tenants, the first of which has no quota, and hostile text in one of its names.
    private func page(tenants: Int) throws -> (line: CommandLine, url: String) {
        let line = try CommandLine(specs: false)
        var text = ""
        for number in 0..<tenants {
            text += """
                apiVersion: v1
                kind: Namespace
                metadata: {name: tenant-\(number), labels: {tenantry.dev/tenant: tenant-\(number)}}
                ---
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: "\(number == 0 ? "</script><b>" : "quota")", namespace: tenant-\(number)}
                spec: {hard: {pods: 1}}
                ---

                """
        }
        try line.folder.write(text, to: "tree/tenants.yaml")
        let output = try line.run("audit", "tree", "--format", "html", "--output", "audit.html", "--no-config")
        #expect(output.status == 1, "\(output.errorText)")
        return (line, line.folder.url.appending(path: "audit.html").absoluteString)
    }

    /// The contrast of each text with what is behind it, by its look; WCAG 2.2, 1.4.3 asks 4.5 to 1.
    private static let contrasts = """
        (() => {
          const parse = (color) => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
          const light = (color) => {
            const [r, g, b] = parse(color).map((value) => {
              const part = value / 255;
              return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = (element) => {
            for (let node = element; node; node = node.parentElement) {
              const color = getComputedStyle(node).backgroundColor;
              if (!/, 0\\)$/.test(color) && color !== 'transparent') return color;
            }
            return 'rgb(255, 255, 255)';
          };
          const result = {};
          for (const look of ['h1', 'h2', 'caption', 'thead th', 'td.bad', 'td.good', 'td.warn', 'td.quiet', '#matrix .bad',
            '#matrix .good', '#matrix .quiet', '#matrix a', 'dt', 'summary', '.signature .line']) {
            const element = document.querySelector(look);
            if (!element) continue;
            const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
            result[look] = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          }
          return result;
        })()
        """

    @Test func `shows tenants and controls, and leads to what shows them`() async throws {
        let (line, url) = try page(tenants: 3)
        defer { _ = line }
        let values = try await Browser.run(
            [
                ["size": [1400, 1000]], ["load": url], ["wait": "document.querySelector('#matrix tbody tr')"],
                ["evaluate": "[...document.querySelectorAll('#matrix tbody th')].map((th) => th.textContent)"],
                [
                    "evaluate":
                        "document.querySelectorAll('#matrix tbody tr:first-child td').length === document.querySelectorAll('#matrix thead th').length - 1"
                ],
                [
                    "evaluate":
                        "[...document.querySelectorAll('#matrix tbody tr:first-child td')].every((td) => td.querySelector('.unseen').textContent)"
                ],
                ["names": true],
                // Keys alone: skip, then along the links of the matrix.
                ["press": "Tab"], ["evaluate": "document.activeElement.className"],
                ["evaluate": "document.querySelectorAll('#matrix a')[1].focus()"], ["press": "Enter"],
                ["wait": "document.activeElement.tagName === 'SUMMARY'"],
                ["evaluate": "document.activeElement.parentElement.id"],
                ["press": "Enter"], ["evaluate": "document.getElementById('row-1').open"],
                ["evaluate": "document.querySelectorAll('b').length"],
                ["media": ["prefers-color-scheme": "light"]], ["evaluate": Self.contrasts],
                ["media": ["prefers-color-scheme": "dark"]], ["evaluate": Self.contrasts],
                ["size": [320, 800]],
                ["evaluate": "document.documentElement.scrollWidth <= document.documentElement.clientWidth"],
                // On paper everything is open.
                ["evaluate": "dispatchEvent(new Event('beforeprint'))"],
                ["evaluate": "document.querySelectorAll('details:not([open])').length"],
                ["evaluate": "scrollTo(0, 0)"],
            ] as [[String: Any]]
                + Browser.pictures("audit", [("light", 1400, 1400), ("dark", 1400, 1400), ("light", 320, 1400)])
        )
        #expect(values[0] as? [String] == ["tenant-0", "tenant-1", "tenant-2", "(platform)"])
        #expect(values[1] as? Bool == true)
        #expect(values[2] as? Bool == true)
        let names = try #require(values[3] as? [String])
        for name in [
            "heading: Audit", "heading: Outcome", "heading: Summary", "heading: Controls", "heading: Evidence",
        ] {
            #expect(names.contains(name), "\(name)")
        }
        #expect(values[4] as? String == "skip")
        #expect(values[6] as? String == "row-1")
        #expect(values[7] as? Bool == false)
        #expect(values[8] as? Int == 0)
        for value in values[9...10] {
            let contrasts = try #require(value as? [String: Double])
            #expect(contrasts.count >= 12, "\(contrasts)")
            for (look, contrast) in contrasts { #expect(contrast >= 4.5, "\(look): \(contrast)") }
        }
        #expect(values[11] as? Bool == true)
        #expect(values[13] as? Int == 0)
        #expect(try #require(values.last as? [String]) == [])
    }

    @Test func `holds a thousand tenants`() async throws {
        let (line, url) = try page(tenants: 1_000)
        defer { _ = line }
        #expect(try line.folder.read("audit.html").utf8.count < 16_000_000)
        let values = try await Browser.run(
            [
                ["size": [1400, 1000]], ["load": url],
                ["wait": "document.querySelectorAll('#matrix tbody tr').length === 1001"],
                ["evaluate": "document.querySelectorAll('details').length"],
                ["evaluate": "document.querySelector('[data-filter=matrix]').focus()"], ["type": "tenant-999"],
                [
                    "wait":
                        "[...document.querySelectorAll('#matrix tbody tr')].filter((row) => !row.hidden).length === 1"
                ],
            ] as [[String: Any]]
        )
        #expect(values[0] as? Int == 1_001)
        #expect(try #require(values.last as? [String]) == [])
    }
}
