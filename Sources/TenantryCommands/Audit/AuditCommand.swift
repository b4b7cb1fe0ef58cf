import ArgumentParser
import Diagnostics
import Files
import Validator

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Hold every tenant to every control, for whoever signs for their isolation.",
        discussion: """
            Each control passes, fails, does not apply, or can't be shown by the tree alone, \
            with the files and lines that show it: the multi-tenancy benchmarks by their ids, \
            Pod Security, and what tenantry checks beyond them. What somebody has accepted for \
            a while is listed with the reason and the last day.

              tenantry audit
              tenantry audit --tenant acme-corp --format markdown
              tenantry audit --format html --output audit.html

            The report holds no date: it names the SHA-256 of the tree and the commit, so that \
            it can be made again and compared. Exit status: 0 no control fails, 1 some does, \
            64 bad usage, 74 nothing to audit, or a file that can't be read or written.
            """
    )

    @Argument(help: ArgumentHelp("The folder of the tree; what the configuration names by default.", valueName: "tree"))
    var tree: String?

    @Option(help: "How to report: text or html for people, markdown for a review, json for tools.")
    var format = AuditFormat.text

    @Option(help: ArgumentHelp("Write the report to a file instead of standard output.", valueName: "file"))
    var output: String?

    @Option(
        name: .customLong("tenant"),
        help: ArgumentHelp("Report on this tenant alone; may be repeated.", valueName: "name")
    )
    var tenants: [String] = []

    @OptionGroup var cluster: ClusterOptions
    @OptionGroup var configurationOptions: ConfigurationOptions
    @OptionGroup var specs: SpecOptions

    func run() async throws {
        let run = try ValidationRun(
            paths: tree.map { [$0] } ?? [],
            configuration: configurationOptions,
            cluster: cluster,
            specs: specs,
            reporting: { try FindingsOptions.text($0) }
        )
        let files = try run.loadTree()
        let progress = Console.isWatched ? Progress("checked", of: files.files.count) : nil
        let validator = run.validator(progress: progress, asking: run.policy.selection(from: .audit))
        var report = await validator.audit(files, source: source(of: files, run))
        progress?.end()
        try limit(&report)
        let text = try format.text(of: report)
        if let output {
            try await reportingFileErrors { try UserFile(path: output).write(text) }
        } else {
            Console.print(text)
        }
        if !report.passes { throw ExitCode.failure }
    }

    /// What the report is of: the files, and the commit that they are at.
    private func source(of tree: ManifestTree, _ run: ValidationRun) -> AuditSource {
        var source = AuditSource(paths: run.paths, files: tree.files.count, digest: tree.digest())
        let folder = PathNames.workingDirectory
        guard let repository = try? GitRepository(containing: folder),
            let changes = try? ChangedFiles(since: "HEAD", workingDirectory: folder)
        else { return source }
        source.revision = try? repository.commit("HEAD")
        source.isModified = tree.files.contains { changes.isChanged($0.path) }
        return source
    }

    /// Leaves the tenants that were asked for.
    private func limit(_ report: inout AuditReport) throws {
        let known = report.rows.compactMap(\.tenant)
        guard !known.isEmpty else {
            Console.printError(
                """
                error: there is no tenant in \(report.source.paths.map { "'\($0)'" }.joined(separator: ", ")); a Namespace is one's \
                by the label 'tenantry.dev/tenant', or another that 'tenancy' of the configuration names

                """
            )
            throw ExitCode.inputOutput
        }
        guard !tenants.isEmpty else { return }
        for tenant in tenants where !known.contains(tenant) {
            throw ValidationError("there is no tenant '\(tenant)'\(NearestName.question(for: tenant, among: known))")
        }
        report.rows.removeAll { row in row.tenant.map { !tenants.contains($0) } ?? true }
    }
}

extension FindingsOptions {
    /// Prints findings for people.
    fileprivate static func text(_ diagnostics: [Diagnostic]) throws {
        try TextReporter(color: Console.wantsColor, sources: SourceText.read).report(
            diagnostics,
            to: Console.printError
        )
    }
}
