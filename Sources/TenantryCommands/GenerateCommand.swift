import ArgumentParser
import Diagnostics
import Renderer
import TenantSpecs

struct GenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Render the specs into the tree that Argo CD or Flux syncs.",
        discussion: """
            Only files that differ are written, all in one step: when anything fails, the tree \
            stays as it was. Files that the tree's index.json lists as ours and that are no \
            longer rendered are deleted. A file that was edited by hand, or that somebody else \
            put where ours belongs, stops the run until --force.
            """
    )

    @OptionGroup var specs: SpecOptions
    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp("The folder of the tree.", valueName: "folder"))
    var output = "generated"

    @Flag(help: "Write nothing; print what differs as a unified diff, and exit with 1 if anything does.")
    var check = false

    @Flag(help: "Write nothing; list what would be written and deleted.")
    var dryRun = false

    @Option(
        name: .customLong("tenant"),
        help: ArgumentHelp("Render only this tenant's files; may be repeated.", valueName: "name")
    )
    var tenants: [String] = []

    @Flag(help: "Replace files that were edited by hand or belong to somebody else.")
    var force = false

    /// More files than these are not shown one by one.
    private static let shownDiffs = 200

    func validate() throws {
        if check, dryRun { throw ValidationError("--check and --dry-run exclude each other.") }
        if force, check || dryRun { throw ValidationError("--force changes nothing when nothing is written.") }
    }

    func run() async throws {
        let specs = try await specs.load(reporting: report.print)
        let tree = Renderer(specs).tree(tenants: try chosenTenants(specs))
        let mode: TreeSynchronizer.Mode =
            check ? .compare(diffs: Self.shownDiffs) : dryRun ? .compare(diffs: 0) : .write(isForced: force)
        let progress = Progress("rendered", of: tree.count)
        let result = try await reportingFileErrors {
            try await TreeSynchronizer(root: output, mode: mode).run(tree) { _ in progress.advance() }
        }
        progress.end()
        try GenerateReport(result, root: output, isCheck: check, isForced: force).print(report.format)
        if check, !result.pending.isEmpty { throw ExitCode.failure }
        if !check, !dryRun, !result.isWritten { throw ExitCode.failure }
    }

    private func chosenTenants(_ specs: LoadedSpecs) throws -> Set<TenantName>? {
        guard !tenants.isEmpty else { return nil }
        let known = specs.tenants.map(\.name.text)
        return Set(
            try tenants.map { name in
                guard known.contains(name), let tenant = try? TenantName(parsing: name) else {
                    let hint = NearestName.question(for: name, among: known)
                    throw ValidationError("there is no tenant '\(name)'\(hint)")
                }
                return tenant
            }
        )
    }
}
