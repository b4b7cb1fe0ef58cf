import Diagnostics
import YAML

/// One worker's way through files: what rules about files find, and what the rest of the tree needs to know.
struct FilePass: Sendable {
    private(set) var findings = Findings()
    private(set) var facts: FactReader
    private(set) var defined = DefinedKinds()
    private(set) var suppressions: [Suppression] = []

    private var dashboards: DashboardPass

    private let tree: ManifestTree
    private let rules: RuleTable
    private let server: ServerPass
    private let settings: ValidationSettings

    init(
        tree: ManifestTree,
        rules: RuleTable,
        server: ServerPass,
        facts: FactReader,
        settings: ValidationSettings
    ) {
        self.settings = settings
        self.tree = tree
        self.server = server
        self.rules = rules
        self.facts = facts
        dashboards = DashboardPass(rules: rules)
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
        if rules.needsIndex { facts.read(fileSize: bytes.count, file: Int32(index)) }
        var hasLineFacts = !rules.lines.isEmpty
        let hasSuppressions = SuppressionMarkers.isIn(bytes)
        let secrets = rules.bytes.isEmpty ? [] : bytes.withUnsafeBufferPointer(SecretScanner.scan)
        if !hasSuppressions, secrets.isEmpty, let known = dashboards.known(bytes, path: file.path, file: Int32(index)) {
            facts.read(known)
            return
        }
        let found = findings.diagnostics.count
        do throws(YAMLError) {
            let stream = try YAMLStream.parse(bytes)
            if stream.isCommon, !stream.hasMarkers { hasLineFacts = false }
            if hasSuppressions { readSuppressions(bytes, stream, in: file) }
            for problem in stream.problems { report(problem, in: file) }
            SyntaxWalk(path: file.path, rules: rules).check(stream, &findings)
            for document in stream.documents { read(document, bytes, of: file, Int32(index)) }
            report(secrets, in: bytes, of: file, stream.documents)
        } catch {
            report(error, in: file)
            report(secrets, in: bytes, of: file, [])
            if hasSuppressions { readSuppressions(bytes, nil, in: file) }
        }
        if hasLineFacts {
            let lines = LineFacts(path: file.path, bytes: bytes)
            for rule in rules.lines { rule(lines, &findings) }
        }
        if let dashboard = dashboards.check(bytes, path: file.path, &findings) {
            facts.read(DashboardFacts(dashboard, file: Int32(index)))
            if !hasSuppressions, findings.diagnostics.count == found { dashboards.learn(dashboard, file: Int32(index)) }
        }
    }

    private mutating func read(_ document: YAMLNode, _ bytes: [UInt8], of file: SourceFile, _ index: Int32) {
        guard !KustomizationFacts.isKustomization(file.path) else {
            for check in rules.kustomization { check(document, file.path, &findings) }
            // Which files are no manifests, only kustomizations say.
            if rules.needsIndex || server.isNeeded {
                facts.readKustomization(document, path: file.path, file: index)
            }
            return
        }
        if server.isNeeded { server.checkKind(of: document, path: file.path, &findings) }
        for object in ManifestObject.all(in: document, path: file.path) {
            if server.isNeeded { ask(about: object, file: index) }
            for check in rules.manifest[object.kind] ?? [] { check(object, &findings) }
            for check in rules.configured[object.kind] ?? [] { check(object, settings, &findings) }
            for check in rules.anyManifest { check(object, &findings) }
            if rules.needsIndex { facts.read(object, file: index, fileSize: bytes.count) }
            for dashboard in dashboards.check(object, in: bytes, &findings) {
                facts.read(DashboardFacts(dashboard, file: index))
            }
        }
    }

    private mutating func ask(about object: ManifestObject, file: Int32) {
        var found: [Diagnostic] = []
        let isCustom = server.check(object) { found.append($0()) }
        if isCustom {
            defined.note(object.kind, file: file, found)
        } else {
            for diagnostic in found { findings.report(diagnostic) }
        }
        if object.kind == DefinedKinds.definition { defined.define(object) }
    }

    /// Asks again about custom resources of some kinds.
    mutating func recheck(_ index: Int, kinds: Set<ObjectKind>) {
        let file = tree.files[index]
        guard let bytes = try? file.read(), let stream = try? YAMLStream.parse(bytes) else { return }
        findings.startFile()
        for document in stream.documents {
            for object in ManifestObject.all(in: document, path: file.path) where kinds.contains(object.kind) {
                _ = server.check(object) { findings.report($0()) }
            }
        }
    }

    private mutating func readSuppressions(_ bytes: [UInt8], _ stream: YAMLStream?, in file: SourceFile) {
        var reader = SuppressionReader(path: file.path)
        reader.read(bytes, stream, &findings)
        suppressions += reader.suppressions
    }

    private mutating func report(
        _ secrets: [SecretFinding],
        in bytes: [UInt8],
        of file: SourceFile,
        _ documents: [YAMLNode]
    ) {
        guard !secrets.isEmpty else { return }
        let places = SecretPlaces(bytes, path: file.path, documents)
        for secret in secrets where rules.bytes.contains(secret.kind.rule) {
            findings.report(.secret(secret, at: places.place(of: secret)))
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
