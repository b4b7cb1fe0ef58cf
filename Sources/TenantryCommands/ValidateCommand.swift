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
            paths it checks these files and folders, whoever wrote them. `tenantry rules` lists \
            what is checked.
            """
    )

    @Argument(help: ArgumentHelp("Files and folders of manifests.", valueName: "path"))
    var paths: [String] = []

    @Option(
        help: ArgumentHelp(
            "Check only these categories and rules, separated by commas: syntax,references.",
            valueName: "names"
        )
    )
    var rules: String?

    @OptionGroup var specs: SpecOptions
    @OptionGroup var reports: FindingsOptions
    @OptionGroup var fixes: FixOptions

    private static let tree = "generated"

    func validate() throws {
        if fixes.isAsked, paths.isEmpty {
            throw ValidationError("--fix needs paths: what is wrong in \(Self.tree)/ is mended in the specs.")
        }
    }

    func run() async throws {
        let selection = try selectedRules()
        let tree = try loadTree()
        let validator = Validator(selection)
        var findings = await validator.validate(tree)
        if fixes.isAsked { findings = try await fixes.apply(findings) { await validator.validate(tree) } }
        if paths.isEmpty, selection.rules.contains(where: { $0.category == .drift }) {
            findings += try await drift(selection)
        }
        findings = findings.sortedAndUnique()
        try await reports.report(findings, rules: selection.rules)
        if reports.format == .text, findings.isEmpty {
            Console.printError("\(tree.files.count) files: no findings\n")
        }
        if findings.contains(where: { $0.id == .unreadableFile }) { throw ExitCode.inputOutput }
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
    }

    private func selectedRules() throws -> RuleSelection {
        guard let rules else { return .all }
        do throws(UnknownRule) {
            return try RuleSelection(names: rules.split(separator: ",").map(String.init))
        } catch {
            throw ValidationError("\(error)")
        }
    }

    private func loadTree() throws -> ManifestTree {
        do throws(TreeError) {
            return try ManifestTree.load(paths: paths.isEmpty ? [Self.tree] : paths)
        } catch {
            Console.printError("error: \(error)\n")
            throw ExitCode.inputOutput
        }
    }

    private func drift(_ selection: RuleSelection) async throws -> [Diagnostic] {
        let specs = try await specs.load { try await reports.report($0, rules: selection.rules) }
        let result = try await reportingFileErrors {
            try await TreeSynchronizer(root: Self.tree, mode: .compare(diffs: 0)).run(Renderer(specs).tree())
        }
        let wanted = Set(selection.rules.map(\.id))
        return result.differences.map { $0.diagnostic(root: Self.tree) }.filter { wanted.contains($0.id) }
    }
}
