import ArgumentParser
import Diagnostics
import KubernetesSchemas
import Validator

/// What one run of `validate` looks at, and how: the command line, and the configuration where that is silent.
struct ValidationRun: Sendable {
    let selection: RuleSelection
    let policy: RulePolicy
    let versions: [KubernetesVersion]
    /// Folders and files of custom resource definitions.
    let crds: [String]
    /// What is validated: files, folders, globs, `-`.
    let paths: [String]
    private let excluded: [Glob]

    /// The tree that is validated when nothing is named.
    static let tree = "generated"

    init(_ command: ValidateCommand) async throws {
        let folder = PathNames.workingDirectory
        let file = try await ConfigurationFile(
            command.configurationOptions,
            workingDirectory: folder,
            reporting: { try await command.reports.report($0, rules: []) }
        )
        let spec = file?.configuration.spec
        let included = command.paths.isEmpty ? file?.included(from: folder) ?? [] : command.paths
        let isDefault = included.isEmpty && command.kustomizations.isEmpty
        paths = isDefault ? [Self.tree] : command.kustomizations.isEmpty ? included : []
        policy =
            file.map { file in
                RulePolicy(
                    file.configuration,
                    root: file.root,
                    workingDirectory: folder,
                    overridesRules: command.rules != nil,
                    isWhole: command.paths.isEmpty && command.kustomizations.isEmpty
                )
            } ?? RulePolicy()
        selection = policy.selection(from: try Self.selection(command.rules))
        excluded = spec?.paths.exclude ?? []
        let configured = (spec?.crds ?? []).map { path in
            file.map { PathNames.relative(PathNames.absolute(path, in: $0.root), from: folder) } ?? path
        }
        crds = configured + command.cluster.crds
        let named = try command.cluster.namedVersions()
        let defaults = Set((spec?.kubernetesVersions ?? []).map(\.version)).sorted()
        versions =
            [named, defaults, isDefault ? Self.platformVersion(command.specs) : []].first { !$0.isEmpty } ?? [.newest]
    }

    /// Whether the run compares the tree with the specs, if its rules ask for that.
    var looksAtTree: Bool {
        paths.contains { PathNames.absolute($0, in: "/") == "/\(Self.tree)" }
    }

    /// A validator that has been told all of this.
    func validator(progress: Progress?) -> Validator {
        var validator = Validator(selection, versions: versions)
        validator.policy = policy
        validator.today = Today.day
        if let progress { validator.onFile = { progress.advance() } }
        return validator
    }

    /// The files to look at.
    func loadTree() throws -> ManifestTree {
        if paths.contains("-"), Console.readsFromTerminal {
            Console.printError("reading manifests from the terminal; end them with Ctrl-D\n")
        }
        do throws(TreeError) {
            return try ManifestTree.load(paths: paths) { policy.isExcluded($0, by: excluded) }
        } catch {
            Console.printError("error: \(error)\n")
            throw ExitCode.inputOutput
        }
    }

    private static func selection(_ rules: String?) throws -> RuleSelection {
        guard let rules else { return .all }
        do throws(UnknownRule) {
            return try RuleSelection(names: rules.split(separator: ",").map(String.init))
        } catch {
            throw ValidationError("\(error)")
        }
    }

    /// The version of the cluster that the specs are for. What is wrong with the specs is told when they are compared.
    private static func platformVersion(_ specs: SpecOptions) -> [KubernetesVersion] {
        guard let version = specs.kubernetesVersion else { return [] }
        guard let known = KubernetesVersion(version) else {
            Console.printError(
                "warning: Kubernetes \(version) of the platform's spec is not known; asking \(KubernetesVersion.newest)\n"
            )
            return []
        }
        return [known]
    }
}
