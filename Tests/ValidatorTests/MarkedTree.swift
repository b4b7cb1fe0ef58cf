import Diagnostics
import Testing
import Validator

/// A tree whose files have numbered markers, each of which names the place of what follows it.
struct MarkedTree {
    private(set) var files: [SourceFile] = []
    private(set) var places: [Character: Diagnostics.SourceLocation] = [:]

    init(_ marked: KeyValuePairs<String, String>) {
        for (path, text) in marked { add(text, path: path) }
    }

    private mutating func add(_ marked: String, path: String) {
        var text = ""
        var position = SourcePosition(line: 1, column: 1)
        for character in marked {
            if "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣🔟".contains(character) {
                places[character] = Diagnostics.SourceLocation(path: path, range: SourceRange(at: position))
                continue
            }
            text.append(character)
            if character.isNewline {
                position = SourcePosition(line: position.line + 1, column: 1)
            } else {
                position.column += character.unicodeScalars.count
            }
        }
        files.append(SourceFile(path: path, text: text))
    }
}

/// A tree, and the findings of one rule that it should give: one at each marker, and no other of any rule.
struct RuleCase: CustomTestStringConvertible, Sendable {
    var rule: Diagnostic.ID
    var tree: @Sendable () -> MarkedTree
    var label: String
    /// What each finding says, in part.
    var message: String?
    var severity: Diagnostic.Severity?

    var testDescription: String { "\(rule): \(label)" }

    init(
        _ rule: Diagnostic.ID,
        _ label: String,
        _ text: String,
        says message: String? = nil,
        _ severity: Diagnostic.Severity? = nil
    ) {
        self.init(rule, label, tree: ["manifest.yaml": text], says: message, severity)
    }

    init(
        _ rule: Diagnostic.ID,
        _ label: String,
        tree: KeyValuePairs<String, String>,
        says message: String? = nil,
        _ severity: Diagnostic.Severity? = nil
    ) {
        self.rule = rule
        self.label = label
        self.message = message
        self.severity = severity
        let files = tree.map { ($0.key, $0.value) }
        self.tree = { MarkedTree(files) }
    }

    /// Validates the tree, and fails for every finding that is missing, and for every one that isn't expected.
    func check(_ selection: RuleSelection, sourceLocation: Testing.SourceLocation = #_sourceLocation) async {
        let tree = tree()
        var findings = await Validator(selection).validate(ManifestTree(tree.files))
        for (marker, place) in tree.places.sorted(by: { $0.key < $1.key }) {
            let found = findings.firstIndex { finding in
                finding.id == rule && finding.location?.path == place.path
                    && finding.location?.range?.start == place.range?.start
            }
            guard let found else {
                Issue.record("no \(rule) at \(marker) (\(place))", sourceLocation: sourceLocation)
                continue
            }
            let finding = findings.remove(at: found)
            if let message { #expect(finding.message.contains(message), sourceLocation: sourceLocation) }
            if let severity { #expect(finding.severity == severity, sourceLocation: sourceLocation) }
        }
        for finding in findings {
            Issue.record("unexpected: \(finding.line)", sourceLocation: sourceLocation)
        }
    }
}

extension MarkedTree {
    init(_ files: [(String, String)]) {
        for (path, text) in files { add(text, path: path) }
    }
}

extension Diagnostic {
    /// The finding in one line.
    var line: String {
        "\(location.map(String.init(describing:)) ?? "-"): \(severity): \(message) [\(id)] \(object ?? "-") \(pointer ?? "-")"
    }
}

/// The findings of some rules in a tree of files, each in one line.
func findings(_ selection: RuleSelection, in files: KeyValuePairs<String, String>, workers: Int = 1) async -> [String] {
    let tree = ManifestTree(files.map { SourceFile(path: $0.key, text: $0.value) })
    return await Validator(selection, workers: workers).validate(tree).map(\.line)
}
