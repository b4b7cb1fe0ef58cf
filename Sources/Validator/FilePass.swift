import Diagnostics
import YAML

/// One worker's way through files: what rules about files find, and what the rest of the tree needs to know.
struct FilePass: Sendable {
    private(set) var findings = Findings()
    private(set) var facts: FactReader

    private let tree: ManifestTree
    private let rules: RuleTable
    private let server: ServerPass

    init(tree: ManifestTree, rules: RuleTable, server: ServerPass, facts: FactReader) {
        self.tree = tree
        self.server = server
        self.rules = rules
        self.facts = facts
    }

    /// Hands over what was taken down.
    mutating func handOver(to facts: inout TreeFacts) {
        facts.take(&self.facts)
    }

    mutating func check(_ index: Int) {
        let file = tree.files[index]
        findings.startFile()
        let bytes: [UInt8]
        do throws(FileReader.Failure) {
            bytes = try file.read()
        } catch {
            findings.report(.unreadable(path: file.path, error))
            return
        }
        var hasLineFacts = !rules.lines.isEmpty
        do throws(YAMLError) {
            let stream = try YAMLStream.parse(bytes)
            if stream.isCommon, !stream.hasMarkers { hasLineFacts = false }
            for problem in stream.problems { report(problem, in: file) }
            SyntaxWalk(path: file.path, rules: rules).check(stream, &findings)
            for document in stream.documents { read(document, of: file, Int32(index)) }
        } catch {
            report(error, in: file)
        }
        if hasLineFacts {
            let lines = LineFacts(path: file.path, bytes: bytes)
            for rule in rules.lines { rule(lines, &findings) }
        }
    }

    private mutating func read(_ document: YAMLNode, of file: SourceFile, _ index: Int32) {
        guard !KustomizationFacts.isKustomization(file.path) else {
            if rules.needsIndex { facts.readKustomization(document, path: file.path, file: index) }
            return
        }
        for object in ManifestObject.all(in: document, path: file.path) {
            server.check(object, &findings)
            if rules.needsIndex { facts.read(object, file: index) }
        }
    }

    private mutating func report(_ error: YAMLError, in file: SourceFile) {
        guard let rule = rules.reader[error.kind] else { return }
        findings.report(.reader(rule, error, path: file.path))
    }
}

extension SourceFile {
    /// What is in it.
    func read() throws(FileReader.Failure) -> [UInt8] {
        if let bytes { return bytes }
        return try FileReader.read(path)
    }
}

extension Diagnostic {
    fileprivate static func reader(_ rule: Rule, _ error: YAMLError, path: String) -> Diagnostic {
        Diagnostic(
            rule,
            error.message,
            at: Place(path: path, range: error.range),
            notes: error.related.map {
                [Note($0.message, at: SourceLocation(path: path, range: $0.range))]
            } ?? []
        )
    }

    fileprivate static func unreadable(path: String, _ failure: FileReader.Failure) -> Diagnostic {
        switch failure {
        case .system(let reason): .unreadableFile(path: path, reason: reason)
        case .tooLarge(let bytes): .fileTooLarge(path: path, bytes: bytes)
        }
    }
}
