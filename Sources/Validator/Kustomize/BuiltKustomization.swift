import Diagnostics

/// What a kustomization builds, ready to be validated.
public struct BuiltKustomization: Sendable {
    /// Where a finding in what was built belongs; `nil` when that isn't known.
    let origin: @Sendable (SourcePosition) -> SourceLocation?
    /// The suppressions of the sources.
    let suppressions: [Suppression]
    /// What is wrong with suppressions of the sources.
    let problems: [Diagnostic]
    let folder: String
    let bytes: [UInt8]

    /// What another program built; its findings are told with places in what it printed.
    public init(folder: String, output: [UInt8]) {
        self.init(folder: folder, bytes: output, suppressions: [], problems: []) { _ in nil }
    }

    init(
        folder: String,
        bytes: [UInt8],
        suppressions: [Suppression],
        problems: [Diagnostic],
        origin: @escaping @Sendable (SourcePosition) -> SourceLocation?
    ) {
        self.folder = folder
        self.bytes = bytes
        self.suppressions = suppressions
        self.problems = problems
        self.origin = origin
    }

    /// The files of it: a single one, named after the folder.
    public var tree: ManifestTree {
        let file = SourceFile(path: "\(folder) (built)", bytes: bytes)
        return ManifestTree(files: [file], otherPaths: [], roots: [""], globs: [], problems: [])
    }

    /// The finding at the place in the sources that its place comes from. Edits would be to what was built.
    func traced(_ finding: Diagnostic) -> Diagnostic {
        var finding = finding
        guard let place = finding.location?.range.flatMap({ origin($0.start) }) else { return finding }
        finding.location = place
        finding.fix?.edits = []
        for index in finding.notes.indices {
            guard let range = finding.notes[index].location?.range else { continue }
            finding.notes[index].location = origin(range.start) ?? finding.notes[index].location
        }
        return finding
    }
}

extension Validator {
    /// Everything that the rules find fault with in what a kustomization builds, told with places in its sources where they
    /// are known.
    ///
    /// Suppressions of the sources count. None of them is found to be unused: another kustomization may need it.
    public func report(on built: BuiltKustomization) async -> ValidationReport {
        let tree = built.tree
        let (findings, own) = await check(tree)
        let isTraced = !built.bytes.isEmpty && built.origin(SourcePosition(line: 2, column: 1)) != nil
        var ledger = SuppressionLedger(isTraced ? built.suppressions : own, policy: policy, today: today)
        let asked = rules.rules.filter { $0.category != .drift && $0.id != "unused-suppression" }.map(\.id)
        return ledger.settle(
            findings.map(built.traced) + built.problems.filter { asked.contains($0.id) },
            asked: Set(asked),
            tree: tree
        )
    }
}
