import Foundation
import TestSupport
import Testing

@testable import Preview

/// A Prometheus that watches itself, and a preview of it.
@Suite(.enabled(if: Tool.isAvailable(prometheus)))
struct RealPrometheusTests {
    @Test func `shows the values that Prometheus's own API gives`() async throws {
        let server = try RunningPrometheus()
        defer { server.stop() }
        try await eventually("Prometheus has scraped itself") {
            // In a second that is over, as those are that the preview asks for; and more than once, since its first answer
            // is from before it held any series.
            let time = Int(Date().timeIntervalSince1970)
            let query = "prometheus_tsdb_head_series%3E100&time=\(time)"
            return try await server.answer("/api/v1/query?query=\(query)").contains("\"result\":[{")
        }
        let board = try dashboard(
            panels: [
                panel("Series", "sum(prometheus_tsdb_head_series{job=~\"$job\"})", id: 1),
                panel("Up", "up{job=~\"$job\"}", id: 2, more: #", "interval": "1s""#),
                panel("Broken", "sum(up", id: 3),
            ].joined(separator: ",").replacing(
                "\"refId\": \"A\", \"expr\": \"sum(prom",
                with: "\"refId\": \"A\", \"instant\": true, \"expr\": \"sum(prom"
            ),
            variables:
                #"{"name": "job", "type": "query", "query": "label_values(up, job)", "multi": true, "includeAll": true}"#
        )
        let address = try #require(PrometheusAddress("http://127.0.0.1:\(server.port)"))
        let preview = try Preview([board], source: .prometheus(address))
        try await preview.checkSource()

        let now = Int(Date().timeIntervalSince1970)
        let span = TimeSpan(last: 60, before: now)
        let variables = await VariableResolver(source: preview.source, span: span).values(of: board, chosen: [:])
        #expect(variables[0].values == ["self"])
        let loader = PanelLoader(source: preview.source, span: span, variables: variables)

        let count = await loader.data(of: board.panels[0])
        #expect(count.queries[0].expression == #"sum(prometheus_tsdb_head_series{job=~"self"})"#)
        let value = try #require(count.queries[0].series.first?.values.first ?? nil)
        let query = "sum(prometheus_tsdb_head_series)&time=\(now)"
        #expect(try await server.answer("/api/v1/query?query=\(query)").contains("\"\(Int(value))\"]"))
        #expect(value > 100)

        let up = await loader.data(of: board.panels[1])
        let series = try #require(up.queries[0].series.first)
        #expect(series.step == 1_000)
        #expect(series["job"] == "self")
        #expect(series.values.compactMap { $0 }.allSatisfy { $0 == 1 })
        #expect(series.values.contains { $0 == 1 })

        let broken = await loader.data(of: board.panels[2])
        #expect(broken.queries[0].problem?.contains("parse error") == true)

        let page = await preview.page(at: now)
        #expect(page.contains("\"source\":\"\(address.text)\""))
    }
}

private let prometheus: Tool? = {
    let path = Tool.packageRoot.appending(path: ".tools/bin/prometheus").path
    return FileManager.default.isExecutableFile(atPath: path) ? Tool(path: path) : nil
}()

/// A process of Prometheus on a free port, which scrapes itself each second.
private final class RunningPrometheus: Sendable {
    let port: Int
    private let folder: TemporaryFolder
    private let identifier: pid_t

    init() throws {
        // A port that was free a moment ago.
        let place = try ScriptedServer { _, _ in }
        let port = place.port
        place.stop()
        self.port = port
        folder = try TemporaryFolder()
        try folder.write(
            """
            global: {scrape_interval: 1s}
            scrape_configs:
            - job_name: self
              static_configs: [{targets: ["127.0.0.1:\(port)"]}]
            """,
            to: "prometheus.yml"
        )
        let process = Process()
        process.executableURL = URL(filePath: try prometheus.required().path)
        process.arguments = [
            "--config.file=\(folder.url.path)/prometheus.yml", "--storage.tsdb.path=\(folder.url.path)/data",
            "--web.listen-address=127.0.0.1:\(port)", "--log.level=error",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        identifier = process.processIdentifier
    }

    func stop() {
        kill(identifier, SIGKILL)
    }

    /// What its API answers; nothing while it starts.
    func answer(_ path: String) async throws -> String {
        (try? await exchange(port, "GET", path))?.text ?? ""
    }
}
