import Diagnostics
import YAML

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
        for (file, findings) in Dictionary(grouping: findings, by: \.object.file).sorted(by: { $0.key < $1.key }) {
            let written = WrittenObjects(file, of: index)
            for finding in findings {
                result.report(
                    Diagnostic(
                        finding.rule,
                        finding.message,
                        at: written.place(of: finding, index),
                        severity: finding.severity,
                        notes: finding.notes
                    )
                )
            }
        }
    }
}

/// The objects of one file as they are written.
private struct WrittenObjects {
    private var objects: [SourcePosition: ManifestObject] = [:]

    /// Reads a file again; nothing when somebody changed it since so that it's no YAML any more.
    init(_ file: Int32, of index: ManifestIndex) {
        let file = index.tree.files[Int(file)]
        guard let bytes = try? file.read(), let stream = try? YAMLStream.parse(bytes) else { return }
        for document in stream.documents {
            for object in ManifestObject.all(in: document, path: file.path) {
                objects[object.root.at("metadata", "name")?.start ?? object.root.start] = object
            }
        }
    }

    func place(of finding: PendingFindings.Finding, _ index: ManifestIndex) -> Place {
        guard let object = objects[finding.object.position] else {
            return Place(index.location(of: finding.object), object: finding.object.identity.title)
        }
        let node = finding.isAtKey ? finding.field.key(in: object.root) : finding.field.node(in: object.root)
        return object.moved(to: finding.object.namespace).place(of: node)
    }
}
