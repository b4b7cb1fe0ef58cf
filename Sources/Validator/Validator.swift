public import Diagnostics
public import KubernetesSchemas
import Synchronization
import YAML

/// Asks rules about a tree.
///
/// Every file is read and parsed once for the rules about files, and what others may refer to is taken down. Files with
/// references that lead nowhere, or may, are then read again, one at a time, so that no more than a few trees are in memory
/// at once.
public struct Validator: Sendable {
    /// The rules that are asked.
    public let rules: RuleSelection
    /// How many files are looked at in parallel.
    public let workers: Int

    /// The versions of Kubernetes whose API server is asked.
    public let versions: [KubernetesVersion]

    /// What a configuration makes of the findings.
    public var policy = RulePolicy()
    /// What rules are told beside the tree.
    public var settings = ValidationSettings()
    /// The day on which suppressions are judged.
    public var today = CalendarDay.today
    /// Told of each file that was looked at.
    public var onFile: (@Sendable () -> Void)?

    private let table: RuleTable
    private let server: ServerPass

    /// A validator of some rules.
    ///
    /// - Parameters:
    ///   - versions: the versions of Kubernetes whose API server is asked; by default the newest.
    ///   - schemas: the schemas of kinds; those of definitions in the tree are added to them.
    ///   - workers: how many files are looked at in parallel; by default one a core.
    public init(
        _ rules: RuleSelection = .all,
        versions: [KubernetesVersion] = [.newest],
        schemas: KubernetesSchemas = .embedded,
        workers: Int? = nil
    ) {
        self.rules = rules
        self.versions = versions
        server = ServerPass(versions: versions, rules: rules.rules, schemas: schemas)
        self.workers = max(1, workers ?? Processors.count)
        table = RuleTable(rules.rules)
    }

    /// Everything that the rules find fault with, in the order of a report.
    ///
    /// The result doesn't depend on how many workers there are. A file that can't be read is a finding too
    /// (`unreadable-file`), whatever rules are selected.
    public func validate(_ tree: ManifestTree) async -> [Diagnostic] {
        await report(on: tree).findings
    }

    /// Everything that the rules find fault with, and what of it is suppressed.
    ///
    /// - Parameter drift: what a comparison with the specs found; `nil` when there was none, so that suppressions of that
    ///   are not known to be unused.
    public func report(on tree: ManifestTree, drift: [Diagnostic]? = nil) async -> ValidationReport {
        let (findings, suppressions) = await check(tree)
        let asked = rules.rules.filter { $0.category != .drift || drift != nil }.map(\.id)
        var ledger = SuppressionLedger(suppressions, policy: policy, today: today)
        return ledger.settle(findings + (drift ?? []), asked: Set(asked), tree: tree)
    }

    /// Everything that the rules find, and the suppressions that are in the files.
    func check(_ tree: ManifestTree) async -> ([Diagnostic], [Suppression]) {
        let (findings, suppressions, _) = await examine(tree)
        return (findings, suppressions)
    }

    /// Everything that the rules find, the suppressions that are in the files, and what is known of the tree where a rule asks
    /// for that.
    func examine(_ tree: ManifestTree) async -> ([Diagnostic], [Suppression], ManifestIndex) {
        var (findings, facts, suppressions) = await checkFiles(of: tree)
        let index = ManifestIndex(tree: tree, facts: &facts, settings: completeSettings)
        guard table.needsIndex else { return (findings, suppressions, index) }
        let files = facts.unsettledFiles(index)
        let passes = await inParallel(0..<files.count) { positions in
            var pass = ObjectPass(index: index, rules: table)
            for position in positions { pass.check(Int(files[position])) }
            return pass
        }
        findings += passes.flatMap(\.findings.diagnostics)
        var whole = Findings()
        for rule in table.tree { rule(index, &whole) }
        return (findings + whole.diagnostics, suppressions, index)
    }

    /// The settings, with what else the validator was told.
    private var completeSettings: ValidationSettings {
        var settings = settings
        settings.versions = versions
        return settings
    }

    /// What is known of a tree once every file is read, and what was found while reading; no rule about the tree is asked.
    ///
    /// - Parameter kinds: the only kinds of objects that are wanted; `nil` for all.
    func index(of tree: ManifestTree, kinds: Set<ObjectKind>? = nil) async -> (ManifestIndex, [Diagnostic]) {
        let (findings, read, _) = await checkFiles(of: tree, kinds: kinds)
        var facts = read
        return (ManifestIndex(tree: tree, facts: &facts, settings: settings), findings.sortedAndUnique())
    }

    /// What rules about files find, and what the rules about the tree need to know.
    private func checkFiles(
        of tree: ManifestTree,
        kinds: Set<ObjectKind>? = nil
    ) async -> ([Diagnostic], TreeFacts, [Suppression]) {
        let checked = Set(table.object.keys)
        let covered = Expectations.coveredKinds(rules.rules)
        let settings = completeSettings
        var passes = await inParallel(0..<tree.files.count) { files in
            var pass = FilePass(
                tree: tree,
                rules: table,
                server: server,
                facts: FactReader(checked: checked, covered: covered, parts: table.parts, kinds: kinds),
                settings: settings
            )
            for file in files {
                pass.check(file)
                onFile?()
            }
            return pass
        }
        var findings = tree.problems
        var suppressions: [Suppression] = []
        var facts = TreeFacts()
        var defined = DefinedKinds()
        facts.reserveObjects(passes.reduce(0) { $0 + $1.facts.objectCount })
        // One after the other, so that what is taken is not held twice.
        while var pass = passes.popLast() {
            findings += pass.findings.diagnostics
            defined.take(pass.defined)
            suppressions += pass.suppressions
            pass.handOver(to: &facts)
        }
        findings += await checkCustomResources(of: tree, defined)
        return (findings.filter(OtherFiles(facts.kustomizations).mayHave), facts, suppressions)
    }

    /// What is found in custom resources; those whose kind the tree defines are looked at again.
    private func checkCustomResources(of tree: ManifestTree, _ defined: DefinedKinds) async -> [Diagnostic] {
        let kinds = defined.kinds
        let findings = defined.findings.filter { !kinds.contains($0.kind) }.map(\.diagnostic)
        guard !kinds.isEmpty, !defined.files.isEmpty else { return findings }
        let server = server.adding(defined.definitions)
        let passes = await inParallel(0..<defined.files.count) { positions in
            var pass = FilePass(
                tree: tree,
                rules: table,
                server: server,
                facts: FactReader(checked: [], covered: []),
                settings: settings
            )
            for position in positions { pass.recheck(Int(defined.files[position]), kinds: kinds) }
            return pass
        }
        return findings + passes.flatMap(\.findings.diagnostics)
    }

    /// Does work on a range in chunks, each taken by whichever worker is free.
    private func inParallel<Result: Sendable>(
        _ range: Range<Int>,
        _ body: @escaping @Sendable (ChunkedRange) -> Result
    ) async -> [Result] {
        let chunks = SharedChunks(range)
        return await withTaskGroup(of: Result.self) { group in
            for _ in 0..<min(workers, max(1, range.count)) {
                group.addTask { body(ChunkedRange(chunks)) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }
}
