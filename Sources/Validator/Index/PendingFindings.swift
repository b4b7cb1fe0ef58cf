import Diagnostics

/// Findings that facts tell of, before it's known where in their files they are.
///
/// Facts of a large tree hold no places of fields. Once there is something to say, the files that it's about are read again, each
/// once.
struct PendingFindings {
    /// A finding, and the field that it's about.
    struct Finding {
        var rule: Rule
        var message: String
        var object: ObjectFacts
        /// The field; where it is missing, the place is the last that is there of what leads to it.
        var field: FieldPath
        /// Whether it is about the field's key rather than its value.
        var isAtKey = false
        var severity: Diagnostic.Severity?
        var notes: [Diagnostic.Note] = []
    }

    private(set) var findings: [Finding] = []
    private var counts: [Int32: Int] = [:]

    /// Adds a finding, if there is room for it.
    mutating func report(_ finding: Finding) {
        guard !isFull(finding.object) else { return }
        counts[finding.object.file, default: 0] += 1
        findings.append(finding)
    }

    /// Whether the file of an object has as many findings as are reported.
    func isFull(_ object: ObjectFacts) -> Bool {
        counts[object.file] ?? 0 >= Findings.limitPerFile
    }

    /// Reports them, file by file.
    func settle(_ index: ManifestIndex, _ result: inout Findings) {
        var finder = ObjectFinder(index.tree)
        for (_, findings) in Dictionary(grouping: findings, by: \.object.file).sorted(by: { $0.key < $1.key }) {
            for finding in findings {
                let field = finding.field
                result.report(
                    Diagnostic(
                        finding.rule,
                        finding.message,
                        at: finder.place(of: finding.object) { object in
                            finding.isAtKey ? field.key(in: object.root) : field.node(in: object.root)
                        },
                        severity: finding.severity,
                        notes: finding.notes
                    )
                )
            }
        }
    }
}
