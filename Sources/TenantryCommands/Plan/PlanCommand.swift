import ArgumentParser
import Diagnostics
import Files
import KubernetesSchemas
import Plan
import TenantSpecs
import Validator

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Say what a change does to the cluster.",
        discussion: """
            Compares the tree at a Git revision with what the specs render now, object by object \
            and field by field: the order of keys, of lists that are maps or sets, and the way in \
            which an amount is written mean nothing. The same change of many tenants is told \
            once. What somebody has to want comes first: deletions, fields that never change, \
            rights, connections, lost guards.

              tenantry plan                    since the branch left origin's default branch
              tenantry plan HEAD               what is not committed yet
              tenantry plan main...            since the branch left main
              tenantry plan --format markdown  a comment for a pull request

            Only specs that differ from the revision's, and those of tenants whose files do, are \
            rendered and compared with the files: `tenantry generate --check` checks all.

            Exit status: 0; with --detailed-exitcode 2 when anything changes; 1 when the specs or \
            the tree can't be read.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The Git revision to compare with; with ... after it, where HEAD parted from it.",
            valueName: "base"
        )
    )
    var base: String?

    @OptionGroup var specs: SpecOptions
    @OptionGroup var configurationOptions: ConfigurationOptions

    @Option(help: ArgumentHelp("The folder of the tree.", valueName: "folder"))
    var tree = "generated"

    @Flag(help: "Compare the files of the tree as they are, and render nothing.")
    var treeOnly = false

    @Option(help: "How to report on standard output: text for people, json for tools, markdown for a comment.")
    var format = PlanFormat.text

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp(
            "Write a report to a file too, as in markdown=plan.md; may be repeated.",
            valueName: "format=file"
        )
    )
    var files: [PlanReportFile] = []

    @Option(help: ArgumentHelp("Show at most so many groups of changes as text; 0 for all.", valueName: "number"))
    var limit = 100

    @Flag(help: "Exit with 2 when anything changes.")
    var detailedExitcode = false

    @Option(
        name: .customLong("kubernetes-version"),
        help: ArgumentHelp("The version whose schemas count; by default the platform's.", valueName: "version")
    )
    var version: String?

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit is 0 or more.") }
        if let version, KubernetesVersion(version) == nil {
            throw ValidationError(
                "'\(version)' is no version of Kubernetes that is known; those from \(KubernetesVersion.oldest) to "
                    + "\(KubernetesVersion.newest) are."
            )
        }
    }

    func run() async throws {
        let plan = try await reportingFileErrors { try await makePlan() }
        Console.print(format.report(plan, color: Console.wantsColor, limit: limit))
        try await reportingFileErrors {
            for file in files {
                try UserFile(path: file.path).write(file.format.report(plan, color: false, limit: limit))
            }
        }
        if plan.problems.contains(where: { !$0.isOld }) { throw ExitCode.failure }
        if detailedExitcode, !plan.isEmpty { throw ExitCode(2) }
    }

    private func makePlan() async throws -> Plan {
        let folder = tree.hasSuffix("/") && tree.count > 1 ? String(tree.dropLast()) : tree
        var input = try PlanInput(base, tree: folder, specs: treeOnly ? nil : specs.folder)
        var plan = Plan(base: input.base.commit, baseName: input.base.name, tree: folder)
        do {
            if !treeOnly, input.hasChanges {
                plan.staleFiles = try await input.render(try await loadSpecs())
                let changes = try input.specChanges()
                plan.offboardings = SpecChange.offboardings(changes)
                plan.risks = SpecChange.risks(changes)
            }
            let wantsPatches = format == .json || files.contains { $0.format == .json }
            let builder = PlanBuilder(input.tree, schemas: schemas, includingPatches: wantsPatches)
            let units = try await builder.units()
            for unit in units { plan.add(unit) }
            let network = try builder.openedEdges(units, settings: try settings())
            plan.risks += network.risks
            plan.notes += network.notes
        } catch let problem as GitRepository.Problem {
            throw ValidationError("\(problem)")
        }
        plan.sort()
        return plan
    }

    /// Loads the specs. What is wrong with all of them together `tenantry generate` tells.
    private func loadSpecs() async throws -> LoadedSpecs {
        let (loaded, diagnostics) = try await SpecLoader(folder: specs.folder).load()
        guard let loaded else {
            try report(diagnostics)
            throw ExitCode.failure
        }
        return loaded
    }

    /// What is around the network, and whose namespaces are whose.
    private func settings() throws -> ValidationSettings {
        let file = try ConfigurationFile(
            configurationOptions,
            workingDirectory: PathNames.workingDirectory,
            reporting: report
        )
        var settings = file.map { ValidationSettings($0.configuration.spec) } ?? ValidationSettings()
        PlatformDefaults(folder: specs.folder).complete(&settings)
        return settings
    }

    private var schemas: PlanSchemas {
        let named = version ?? PlatformDefaults(folder: specs.folder).kubernetesVersion
        return PlanSchemas(.embedded, version: named.flatMap { KubernetesVersion($0) } ?? .newest)
    }

    /// Tells what is wrong with the specs on standard error: standard output is for the plan.
    private func report(_ diagnostics: [Diagnostic]) throws {
        try TextReporter(color: false, sources: SourceText.read).report(diagnostics, to: Console.printError)
    }
}
