import ArgumentParser
import Diagnostics
import KubernetesSchemas
import Validator
import YAML

/// What one run of `validate` looks at, and how: the command line, and the configuration where that is silent.
struct ValidationRun: Sendable {
    let selection: RuleSelection
    let policy: RulePolicy
    let versions: [KubernetesVersion]
    /// What rules are told beside the tree.
    let settings: ValidationSettings
    /// Definitions of custom resources, in addition to those of the tree.
    let definitions: [YAMLNode]
    /// What is validated: files, folders, globs, `-`.
    let paths: [String]
    private let excluded: [Glob]

    /// The tree that is validated when nothing is named.
    static let tree = "generated"

    init(_ command: ValidateCommand) throws {
        try self.init(
            paths: command.paths,
            kustomizations: command.kustomizations,
            rules: command.rules,
            configuration: command.configurationOptions,
            cluster: command.cluster,
            specs: command.specs,
            reporting: { try command.reports.report($0, rules: []) }
        )
    }

    /// - Parameters:
    ///   - paths: what the command line names; nothing for what the configuration does.
    ///   - rules: the names of rules and categories; `nil` for all.
    ///   - report: told what is wrong with the configuration.
    init(
        paths named: [String],
        kustomizations: [String] = [],
        rules: String? = nil,
        configuration: ConfigurationOptions,
        cluster: ClusterOptions,
        specs: SpecOptions,
        reporting report: ([Diagnostic]) throws -> Void
    ) throws {
        let folder = PathNames.workingDirectory
        let file = try ConfigurationFile(
            configuration,
            workingDirectory: folder,
            reporting: report
        )
        let spec = file?.configuration.spec
        let included = named.isEmpty ? file?.included(from: folder) ?? [] : named
        let isDefault = included.isEmpty && kustomizations.isEmpty
        paths = isDefault ? [Self.tree] : kustomizations.isEmpty ? included : []
        let hasTree = paths.contains { PathNames.absolute($0, in: "/") == "/\(Self.tree)" }
        comparesTree = hasTree && named.isEmpty
        policy =
            file.map { file in
                RulePolicy(
                    file.configuration,
                    root: file.root,
                    workingDirectory: folder,
                    overridesRules: rules != nil,
                    isWhole: named.isEmpty && kustomizations.isEmpty
                )
            } ?? RulePolicy()
        selection = policy.selection(from: try Self.selection(rules))
        excluded = spec?.paths.exclude ?? []
        let configured = (spec?.crds ?? []).map { path in
            file.map { PathNames.relative(PathNames.absolute(path, in: $0.root), from: folder) } ?? path
        }
        let platform = hasTree ? PlatformDefaults(folder: specs.folder) : PlatformDefaults()
        var settings = spec.map(ValidationSettings.init) ?? ValidationSettings()
        platform.complete(&settings)
        self.settings = settings
        definitions = try Self.reportingTreeErrors { () throws(TreeError) in
            try DefinitionFiles.load(paths: configured + cluster.crds)
        }
        let asked = try cluster.namedVersions()
        let defaults = Set((spec?.kubernetesVersions ?? []).map(\.version)).sorted()
        versions =
            [asked, defaults, Self.version(of: platform)].first { !$0.isEmpty } ?? [.newest]
    }

    /// Whether the run compares the tree with the specs, if its rules ask for that: a tree that the command line names is
    /// one of manifests, whoever wrote them.
    let comparesTree: Bool

    /// A validator that has been told all of this.
    ///
    /// - Parameter other: other rules than those of the run.
    func validator(progress: Progress?, asking other: RuleSelection? = nil) -> Validator {
        var validator = Validator(other ?? selection, versions: versions, schemas: .embedded.adding(definitions))
        validator.policy = policy
        validator.settings = settings
        validator.today = Today.day
        if let progress { validator.onFile = { progress.advance() } }
        return validator
    }

    /// The files to look at.
    func loadTree() throws -> ManifestTree {
        if paths.contains("-"), Console.readsFromTerminal {
            Console.printError("reading manifests from the terminal; end them with Ctrl-D\n")
        }
        return try Self.reportingTreeErrors { () throws(TreeError) in
            try ManifestTree.load(paths: paths) { policy.isExcluded($0, by: excluded) }
        }
    }

    /// Tells why there is nothing to look at, and ends the command with the status for that.
    private static func reportingTreeErrors<Result>(_ load: () throws(TreeError) -> Result) throws -> Result {
        do throws(TreeError) {
            return try load()
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
    private static func version(of platform: PlatformDefaults) -> [KubernetesVersion] {
        guard let version = platform.kubernetesVersion else { return [] }
        guard let known = KubernetesVersion(version) else {
            Console.printError(
                "warning: Kubernetes \(version) of the platform's spec is not known; asking \(KubernetesVersion.newest)\n"
            )
            return []
        }
        return [known]
    }
}
