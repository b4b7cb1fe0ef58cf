import ArgumentParser
import Diagnostics
import Files
import Glibc
import Logging
import NIOCore
import Preview
import ServiceRuntime

struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show the dashboards of a tree in a browser, without a Grafana.",
        discussion: """
            Serves the dashboards on this machine, or writes them as one HTML file that needs \
            nothing beside itself. The values come from a Prometheus, or are made up and \
            marked as such. With --base the page marks what differs from a Git revision, \
            panel by panel: queries, titles, thresholds.

              tenantry preview --prometheus http://localhost:9090
              tenantry preview --output preview.html --base origin/main

            Any dashboard in Grafana's JSON is shown, whoever wrote it.
            """
    )

    @Option(help: ArgumentHelp("The folder whose dashboards are shown.", valueName: "folder"))
    var tree = "generated"

    @Option(
        name: .customLong("dashboard"),
        help: ArgumentHelp("Show only the dashboard with this uid; may be repeated.", valueName: "uid")
    )
    var uids: [String] = []

    @Option(
        help: ArgumentHelp(
            "How far back the values go: 15m, 6h, 7d. Each dashboard's own by default.",
            valueName: "time"
        )
    )
    var range: String?

    @Option(
        help: ArgumentHelp(
            "Take the values from the Prometheus at this URL; sample values by default.",
            valueName: "url"
        )
    )
    var prometheus: String?

    @Option(help: ArgumentHelp("Mark what differs from this Git revision.", valueName: "revision"))
    var base: String?

    @Option(help: ArgumentHelp("Write one HTML file instead of serving.", valueName: "file"))
    var output: String?

    @Option(help: "The port to serve on; 0 for any that is free.")
    var port: Int?

    private static let standardPort = 3030

    func validate() throws {
        if output != nil, port != nil { throw ValidationError("--port is for serving, and --output for a file.") }
        if let port, !(0...65_535).contains(port) { throw ValidationError("--port is a number from 0 to 65535.") }
        if let prometheus, PrometheusAddress(prometheus) == nil {
            // It may hold a password, so it isn't repeated.
            throw ValidationError(
                "--prometheus is the address of a Prometheus, without credentials: http://localhost:9090."
            )
        }
    }

    func run() async throws {
        let dashboards = try shownDashboards()
        let preview = try preview(of: dashboards)
        if prometheus != nil { try await reachingSource { try await preview.checkSource() } }
        guard let output else { return try await serve(preview) }
        let page = await preview.page(at: time(nil))
        try await reportingFileErrors { try UserFile(path: output).write(page) }
        let count = dashboards.count
        Console.printError("\(output): \(count) \(count == 1 ? "dashboard" : "dashboards")\n")
    }

    private func shownDashboards() throws -> [Dashboard] {
        let all: [Dashboard]
        do throws(FileProblem) {
            all = try DashboardTree(folder: tree).dashboards
        } catch {
            Console.printError("error: \(error)\n")
            throw ExitCode.inputOutput
        }
        guard !all.isEmpty else {
            Console.printError("error: there is no dashboard in '\(tree)'; name a folder that has some with --tree\n")
            throw ExitCode.inputOutput
        }
        let known = all.map(\.uid)
        for uid in uids where !known.contains(uid) {
            let hint = NearestName.question(for: uid, among: known)
            throw ValidationError("there is no dashboard '\(uid)' in '\(tree)'\(hint)")
        }
        return uids.isEmpty ? all : all.filter { uids.contains($0.uid) }
    }

    private func preview(of dashboards: [Dashboard]) throws -> Preview {
        let base = try base.map { revision in
            Preview.Base(revision: revision, dashboards: try DashboardRevision(revision).dashboards(below: tree))
        }
        let source = prometheus.flatMap { PrometheusAddress($0) }.map(Preview.Source.prometheus) ?? .sample
        do {
            return try Preview(dashboards, comparedWith: shown(base), source: source, range: range)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    /// What was, of those dashboards that are asked for.
    private func shown(_ base: Preview.Base?) -> Preview.Base? {
        guard var base, !uids.isEmpty else { return base }
        base.dashboards.removeAll { !uids.contains($0.uid) }
        return base
    }

    private func reachingSource(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let problem as Preview.Problem {
            Console.printError("error: \(problem)\n")
            throw ExitCode.inputOutput
        }
    }

    private func serve(_ preview: Preview) async throws {
        let logger = Logger(label: "preview") { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = .error
            return handler
        }
        let application = preview.application(port: port ?? Self.standardPort, logger: logger) { port in
            Console.print("http://127.0.0.1:\(port)/\n")
            if Console.isWatched { Console.printError("Ctrl-C ends it.\n") }
        }
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            let port = port ?? Self.standardPort
            Console.printError("error: port \(port) is in use; name another with --port, or 0 for any that is free\n")
            throw ExitCode.inputOutput
        }
    }
}
