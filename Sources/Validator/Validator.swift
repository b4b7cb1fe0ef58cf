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

    private let table: RuleTable
    private let server: ServerPass

    /// A validator of some rules.
    ///
    /// - Parameters:
    ///   - versions: the versions of Kubernetes whose API server is asked; by default the newest.
    ///   - workers: how many files are looked at in parallel; by default one a core.
    public init(
        _ rules: RuleSelection = .all,
        versions: [KubernetesVersion] = [.newest],
        workers: Int? = nil
    ) {
        self.rules = rules
        self.versions = versions
        server = ServerPass(versions: versions, rules: rules.rules)
        self.workers = max(1, workers ?? Processors.count)
        table = RuleTable(rules.rules)
    }

    /// Everything that the rules find fault with, in the order of a report.
    ///
    /// The result doesn't depend on how many workers there are. A file that can't be read is a finding too
    /// (`unreadable-file`), whatever rules are selected.
    public func validate(_ tree: ManifestTree) async -> [Diagnostic] {
        var (findings, facts) = await checkFiles(of: tree)
        guard table.needsIndex else { return findings.sortedAndUnique() }
        let index = ManifestIndex(tree: tree, facts: &facts)
        let files = facts.unsettledFiles(index)
        let passes = await inParallel(0..<files.count) { positions in
            var pass = ObjectPass(index: index, rules: table)
            for position in positions { pass.check(Int(files[position])) }
            return pass
        }
        findings += passes.flatMap(\.findings.diagnostics)
        var whole = Findings()
        for rule in table.tree { rule(index, &whole) }
        return (findings + whole.diagnostics).sortedAndUnique()
    }

    /// What rules about files find, and what the rules about the tree need to know.
    private func checkFiles(of tree: ManifestTree) async -> ([Diagnostic], TreeFacts) {
        let checked = Set(table.object.keys)
        let covered = Expectations.coveredKinds(rules.rules)
        var passes = await inParallel(0..<tree.files.count) { files in
            var pass = FilePass(
                tree: tree,
                rules: table,
                server: server,
                facts: FactReader(checked: checked, covered: covered)
            )
            for file in files { pass.check(file) }
            return pass
        }
        var findings = tree.problems
        var facts = TreeFacts()
        facts.reserveObjects(passes.reduce(0) { $0 + $1.facts.pieces.reduce(0) { $0 + $1.count } })
        // One after the other, so that what is taken is not held twice.
        while var pass = passes.popLast() {
            findings += pass.findings.diagnostics
            pass.handOver(to: &facts)
        }
        return (findings, facts)
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
