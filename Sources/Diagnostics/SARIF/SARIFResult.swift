/// One finding (SARIF 3.27).
struct SARIFResult: Encodable {
    struct Fix: Encodable {
        var description: SARIFMessage
        var artifactChanges: [ArtifactChange]
    }

    struct ArtifactChange: Encodable {
        struct Replacement: Encodable {
            var deletedRegion: SARIFLocation.Region
            var insertedContent: SARIFMessage
        }

        var artifactLocation: SARIFLocation.Artifact
        var replacements: [Replacement]
    }

    var ruleId: String
    var ruleIndex: Int?
    var level: SARIFLevel
    var message: SARIFMessage
    var locations: [SARIFLocation]?
    var relatedLocations: [SARIFLocation]?
    var partialFingerprints: [String: String]
    var fixes: [Fix]?

    init(_ diagnostic: Diagnostic, ruleIndex: Int?, fingerprint: String) {
        ruleId = diagnostic.id.rawValue
        self.ruleIndex = ruleIndex
        level = SARIFLevel(diagnostic.severity)
        // A related location has a place; what has none belongs to the text.
        let remarks = diagnostic.notes.filter { $0.location == nil }.map(\.message)
        message = SARIFMessage(text: ([diagnostic.message] + remarks).joined(separator: "; "))
        if let location = diagnostic.location {
            locations = [SARIFLocation(location, object: diagnostic.object, pointer: diagnostic.pointer)]
            if let fix = diagnostic.fix, !fix.edits.isEmpty {
                fixes = [Fix(fix, in: location.path)]
            }
        }
        let related = diagnostic.notes.compactMap { note in
            note.location.map { SARIFLocation($0, message: note.message) }
        }
        relatedLocations = related.isEmpty ? nil : related
        partialFingerprints = ["tenantryFinding/v1": fingerprint]
    }
}

extension SARIFResult.Fix {
    fileprivate init(_ fix: Diagnostic.Fix, in path: String) {
        description = SARIFMessage(text: fix.summary)
        artifactChanges = [
            SARIFResult.ArtifactChange(
                artifactLocation: SARIFLocation.Artifact(path: path),
                replacements: fix.edits.map { edit in
                    SARIFResult.ArtifactChange.Replacement(
                        deletedRegion: SARIFLocation.Region(edit.range),
                        insertedContent: SARIFMessage(text: edit.replacement)
                    )
                }
            )
        ]
    }
}
