import Diagnostics

/// What a configuration makes of findings: which rules count where, how bad their findings are, what is suppressed.
public struct RulePolicy: Sendable {
    /// A suppression, and where it is written.
    struct LocatedSuppression: Sendable {
        var value: ConfiguredSuppression
        var place: Place
    }

    let suppressions: [LocatedSuppression]
    private let settings: [RuleSetting]
    /// Whether the command line says which rules are asked, so that settings for all files don't.
    private let overridesRules: Bool
    /// The folder of the configuration, and the one that paths of findings start at; both absolute.
    private let root: String
    private let workingDirectory: String
    /// Whether the run looks at all that the configuration is about.
    private let isWhole: Bool

    /// Every rule counts everywhere.
    public init() {
        settings = []
        suppressions = []
        overridesRules = false
        root = "/"
        workingDirectory = "/"
        isWhole = false
    }

    /// What a configuration says.
    ///
    /// - Parameters:
    ///   - workingDirectory: the absolute path of the folder at which paths of findings start.
    ///   - root: the absolute path of the configuration's folder.
    ///   - overridesRules: whether the command line names the rules; then settings without paths don't say which are asked.
    ///   - isWhole: whether the files are those that the configuration names, or all.
    public init(
        _ configuration: LoadedConfiguration,
        root: String,
        workingDirectory: String,
        overridesRules: Bool = false,
        isWhole: Bool = false
    ) {
        settings = configuration.spec.rules
        suppressions = zip(configuration.spec.suppressions, configuration.suppressionPlaces).map {
            LocatedSuppression(value: $0, place: Place($1))
        }
        self.overridesRules = overridesRules
        self.root = root
        self.workingDirectory = workingDirectory
        self.isWhole = isWhole
    }

    /// The rules that count anywhere.
    ///
    /// - Parameter selection: those that may count.
    public func selection(from selection: RuleSelection) -> RuleSelection {
        guard settings.contains(where: { $0.enabled != nil }) else { return selection }
        return RuleSelection(selection.rules.filter(mayBeOn))
    }

    /// Whether a file is left out.
    public func isExcluded(_ path: String, by globs: [Glob]) -> Bool {
        guard !globs.isEmpty, let relative = relative(path) else { return false }
        return globs.contains { $0.covers(relative) }
    }

    /// The finding as the configuration wants it; `nil` when its rule doesn't count there.
    func adjusted(_ finding: Diagnostic) -> Diagnostic? {
        guard !settings.isEmpty, let rule = RuleCatalogue.rule(finding.id) else { return finding }
        var finding = finding
        var isOn = true
        let path = finding.location.flatMap { relative($0.path) }
        for setting in settings where setting.names.contains(where: { $0.includes(rule) }) {
            guard setting.counts(for: path) else { continue }
            if let enabled = setting.enabled, !isOverridden(setting) { isOn = enabled }
            if let severity = setting.severity { finding.severity = severity.severity }
        }
        // What can't be read was not checked, and no setting changes that.
        return isOn || finding.id == .unreadableFile ? finding : nil
    }

    /// Whether a rule counts in a file.
    func isOn(_ id: Diagnostic.ID, path: String) -> Bool {
        guard !settings.isEmpty, let rule = RuleCatalogue.rule(id) else { return true }
        let path = relative(path)
        var isOn = true
        for setting in settings where setting.names.contains(where: { $0.includes(rule) }) && setting.counts(for: path)
        {
            if let enabled = setting.enabled, !isOverridden(setting) { isOn = enabled }
        }
        return isOn
    }

    /// Whether a suppression covers a finding.
    func covers(_ suppression: LocatedSuppression, _ finding: Diagnostic) -> Bool {
        guard suppression.value.rule.id == finding.id else { return false }
        if let object = suppression.value.object, object != finding.object { return false }
        guard !suppression.value.paths.isEmpty else { return true }
        guard let path = finding.location.flatMap({ relative($0.path) }) else { return false }
        return suppression.value.paths.contains { $0.covers(path) }
    }

    /// Whether all was looked at that a suppression may cover, so that it's known to be unused.
    func isSettled(_ suppression: LocatedSuppression, by tree: ManifestTree) -> Bool {
        if isWhole { return true }
        guard !suppression.value.paths.isEmpty else { return false }
        return suppression.value.paths.allSatisfy { glob in
            let base = TreePath.resolve(glob.base, in: root)
            return [base, fromWorkingDirectory(base)].compactMap(\.self).contains(where: tree.wouldHold)
        }
    }

    /// The rules that some setting switches off, for all files or for some.
    var rulesThatAreOffSomewhere: Set<Diagnostic.ID> {
        let names = settings.filter { $0.enabled == false }.flatMap(\.names)
        guard !names.isEmpty else { return [] }
        return Set(RuleCatalogue.all.filter { rule in names.contains { $0.includes(rule) } }.map(\.id))
    }

    private func mayBeOn(_ rule: Rule) -> Bool {
        var mayBeOn = true
        for setting in settings where setting.names.contains(where: { $0.includes(rule) }) {
            guard let enabled = setting.enabled, !isOverridden(setting) else { continue }
            if setting.isEverywhere { mayBeOn = enabled } else if enabled { mayBeOn = true }
        }
        return mayBeOn
    }

    private func isOverridden(_ setting: RuleSetting) -> Bool {
        overridesRules && setting.isEverywhere
    }

    /// The path from the configuration's folder; `nil` for one elsewhere.
    private func relative(_ path: String) -> String? {
        Self.path(TreePath.resolve(path, in: workingDirectory), below: root)
    }

    /// The path of findings for an absolute one; `nil` for one elsewhere.
    private func fromWorkingDirectory(_ path: String) -> String? {
        Self.path(path, below: workingDirectory)
    }

    private static func path(_ path: String, below folder: String) -> String? {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        guard path.utf8.starts(with: prefix.utf8) else { return path == folder ? "" : nil }
        return String(path.dropFirst(prefix.count))
    }
}

extension RuleSetting {
    /// Whether it's about all files.
    fileprivate var isEverywhere: Bool { include.isEmpty && exclude.isEmpty }

    /// Whether it's about a file; one without a path, or elsewhere, is of none that globs name.
    fileprivate func counts(for path: String?) -> Bool {
        guard let path else { return include.isEmpty }
        return (include.isEmpty || include.contains { $0.covers(path) }) && !exclude.contains { $0.covers(path) }
    }
}
