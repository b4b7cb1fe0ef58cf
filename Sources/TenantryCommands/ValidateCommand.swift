import ArgumentParser
import Diagnostics
import Files
import Renderer
import TenantSpecs
import Validator

struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check a tree of manifests.",
        discussion: """
            Without a path it checks generated/, and that it is what the specs render. With \
            paths it checks these files, folders and globs, whoever wrote them; - is standard \
            input. `tenantry rules` lists what is checked.

              tenantry validate k8s 'apps/**/*.yaml'
              helm template chart | tenantry validate -
              tenantry validate --kustomize overlays/production
              tenantry validate k8s --changed-since origin/main

            A .tenantry.yaml in the repository says what else there is to say: which rules are \
            asked where, how bad their findings are, and which may stay for a while.
            """
    )

    @Argument(help: ArgumentHelp("Files, folders and globs of manifests; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(
        help: ArgumentHelp(
            "Check only these categories and rules, separated by commas: syntax,references.",
            valueName: "names"
        )
    )
    var rules: String?

    @Option(
        name: .customLong("kustomize"),
        help: ArgumentHelp("Build this kustomization and check what comes out; may be repeated.", valueName: "folder")
    )
    var kustomizations: [String] = []

    @Option(
        help: ArgumentHelp(
            "Report only what is wrong with files that differ from this Git revision, and what the difference broke.",
            valueName: "revision"
        )
    )
    var changedSince: String?

    @Option(help: "The least severity that fails the run, or never.")
    var failOn = FailureThreshold.error

    @OptionGroup var cluster: ClusterOptions
    @OptionGroup var configurationOptions: ConfigurationOptions
    @OptionGroup var specs: SpecOptions
    @OptionGroup var reports: FindingsOptions
    @OptionGroup var fixes: FixOptions

    func validate() throws {
        if !kustomizations.isEmpty, !paths.isEmpty {
            throw ValidationError("--kustomize takes the place of paths; leave one of them out.")
        }
        if fixes.isAsked, paths.isEmpty || paths.contains("-") {
            throw ValidationError(
                paths.isEmpty && kustomizations.isEmpty
                    ? "--fix needs paths: what is wrong in \(ValidationRun.tree)/ is mended in the specs."
                    : "--fix needs paths: it changes files."
            )
        }
        if !kustomizations.isEmpty, changedSince != nil {
            throw ValidationError("--changed-since looks at files, and --kustomize at what is built of them.")
        }
    }

    func run() async throws {
        let run = try ValidationRun(self)
        let inputs = try inputs(of: run)
        let changes = try changedSince.map { try changedFiles(since: $0) }
        var result = ValidationReport()
        for input in inputs { result.add(try await check(input, run, changes)) }
        if fixes.isAsked {
            try await fixes.apply(result.findings) {
                result = ValidationReport()
                for input in inputs { result.add(try await check(input, run, changes)) }
                return result.findings
            }
        }
        try reports.report(result.findings, rules: run.selection.rules) { path in
            inputs.lazy.compactMap { $0.tree.text(of: path) }.first ?? SourceText.read(path)
        }
        if reports.format == .text { summarize(result, files: inputs.map(\.tree.files.count).reduce(0, +)) }
        try exit(result.findings)
    }

    private func inputs(of run: ValidationRun) throws -> [ValidationInput] {
        guard !kustomizations.isEmpty else { return [.files(try run.loadTree())] }
        return try kustomizations.map {
            .built(try KustomizeTool.build($0, report: { try reports.report($0, rules: []) }))
        }
    }

    private func check(
        _ input: ValidationInput,
        _ run: ValidationRun,
        _ changes: ChangedFiles?
    ) async throws -> ValidationReport {
        let progress = Console.isWatched ? Progress("checked", of: input.tree.files.count) : nil
        defer { progress?.end() }
        let validator = run.validator(progress: progress)
        if case .built(let built) = input { return await validator.report(on: built) }
        let drift = try await drift(run)
        let report = await validator.report(on: input.tree, drift: drift)
        guard let changes else { return report }
        guard input.tree.files.contains(where: { changes.isChanged($0.path) }) || changes.hasAny else {
            return report.limited(to: { _ in false }, since: report)
        }
        let before = await run.validator(progress: nil).report(on: changes.before(input.tree), drift: drift)
        return report.limited(to: changes.isChanged, since: before)
    }

    private func changedFiles(since revision: String) throws -> ChangedFiles {
        do {
            return try ChangedFiles(since: revision, workingDirectory: PathNames.workingDirectory)
        } catch let problem as GitRepository.Problem {
            throw ValidationError("\(problem)")
        } catch let error as FileError {
            Console.printError("error: \(error)\n")
            throw ExitCode.inputOutput
        }
    }

    /// What differs from what the specs render; `nil` when that wasn't asked.
    private func drift(_ run: ValidationRun) async throws -> [Diagnostic]? {
        guard run.comparesTree, run.selection.rules.contains(where: { $0.category == .drift }) else { return nil }
        let specs = try await specs.load { try reports.report($0, rules: run.selection.rules) }
        let result = try await reportingFileErrors {
            try await TreeSynchronizer(root: ValidationRun.tree, mode: .compare(diffs: 0)).run(Renderer(specs).tree())
        }
        let wanted = Set(run.selection.rules.map(\.id))
        return result.differences.map { $0.diagnostic(root: ValidationRun.tree) }.filter { wanted.contains($0.id) }
    }

    private func summarize(_ result: ValidationReport, files: Int) {
        let count = result.suppressed.count
        let suppressed = count == 0 ? nil : "\(count) \(count == 1 ? "finding is" : "findings are") suppressed"
        if result.findings.isEmpty {
            Console.printError(
                "\(files) \(files == 1 ? "file" : "files"): no findings\(suppressed.map { "; \($0)" } ?? "")\n"
            )
        } else if let suppressed {
            Console.printError("\(suppressed)\n")
        }
    }

    private func exit(_ findings: [Diagnostic]) throws {
        if findings.contains(where: { $0.id == .unreadableFile }) { throw ExitCode.inputOutput }
        let fails =
            switch failOn {
            case .warning: findings.contains { $0.severity >= .warning }
            case .error: findings.contains { $0.severity == .error }
            case .never: false
            }
        if fails { throw ExitCode.failure }
    }
}
