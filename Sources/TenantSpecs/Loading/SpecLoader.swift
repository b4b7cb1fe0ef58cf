public import Diagnostics
import Files
import YAML

/// Reads the specs of a folder, and says everything that is wrong with them.
public struct SpecLoader: Sendable {
    /// The most bytes of one spec; the largest sensible one, with a full system prompt, is a tenth of it.
    public static let maximumBytes = 1 << 20
    /// The file of the platform's spec.
    public static let platformFile = "platform.yaml"

    /// The folder, as the user named it.
    public var folder: String

    /// A loader of a folder.
    public init(folder: String) {
        self.folder = folder
    }

    /// Loads every spec of the folder.
    ///
    /// - Returns: the specs, `nil` when anything is wrong with any of them; and what is wrong, sorted.
    /// - Throws: `FileError` when the folder or a file in it can't be read.
    public func load() async throws -> (specs: LoadedSpecs?, diagnostics: [Diagnostic]) {
        guard let directory = try Directory.open(root: folder) else {
            throw FileError("read", folder, reason: "there is no such folder; `tenantry new` makes a first spec in it")
        }
        var diagnostics: [Diagnostic] = []
        let names = try specNames(in: directory, &diagnostics)
        let (platform, problems) = try loadPlatform(in: directory, names)
        diagnostics += problems
        let tenants = try await loadTenants(names.filter { $0 != Self.platformFile }, in: directory, platform: platform)
        diagnostics += tenants.diagnostics
        diagnostics += SpecCollisions.check(tenants.loaded)
        if tenants.loaded.isEmpty, diagnostics.isEmpty { diagnostics.append(.noTenants(in: folder)) }
        guard let platform, diagnostics.isEmpty else { return (nil, diagnostics.sorted()) }
        // Specs are large: their places are sorted, and each is moved once.
        let loaded = tenants.loaded
        let order = loaded.indices.sorted { loaded[$0].name < loaded[$1].name }
        let specs = LoadedSpecs(
            platform: platform,
            platformPath: path(of: Self.platformFile),
            tenants: order.map { loaded[$0] }
        )
        return (specs, [])
    }

    /// The specs of the folder by file name. A file that would be passed over is a problem: it may be somebody's tenant.
    private func specNames(in directory: Directory, _ diagnostics: inout [Diagnostic]) throws -> [String] {
        try directory.entries().compactMap { name, kind in
            if name.hasPrefix(".") { return nil }
            if kind == .file, name.hasSuffix(".yaml") { return name }
            diagnostics.append(.notASpec(path(of: name)))
            return nil
        }
    }

    private func loadPlatform(
        in directory: Directory,
        _ names: [String]
    ) throws -> (platform: Platform?, diagnostics: [Diagnostic]) {
        guard names.contains(Self.platformFile) else { return (nil, [.noPlatform(path(of: Self.platformFile))]) }
        let (platform, source, diagnostics) = try read(Platform.self, "Platform", Self.platformFile, in: directory)
        guard let platform, let source else { return (nil, diagnostics) }
        let tenants = names.filter { $0 != Self.platformFile }.map { String($0.dropLast(".yaml".count)) }
        let receivers = PlatformChecks.checkReceivers(platform.spec.monitoring, tenants: tenants, source)
        return (platform, diagnostics + PlatformChecks.check(platform, source) + receivers)
    }

    private struct Tenants: Sendable {
        var loaded: [LoadedTenant] = []
        var diagnostics: [Diagnostic] = []
    }

    private func loadTenants(_ names: [String], in directory: Directory, platform: Platform?) async throws -> Tenants {
        let queue = WorkQueue(count: names.count)
        return try await withThrowingTaskGroup(of: Tenants.self) { group in
            for _ in 0..<min(WorkQueue.workerCount, names.count) {
                group.addTask {
                    var part = Tenants()
                    while let index = queue.take() {
                        try load(names[index], in: directory, platform: platform, into: &part)
                    }
                    return part
                }
            }
            var all = Tenants()
            for try await part in group {
                all.loaded += part.loaded
                all.diagnostics += part.diagnostics
            }
            return all
        }
    }

    private func load(
        _ name: String,
        in directory: Directory,
        platform: Platform?,
        into part: inout Tenants
    ) throws {
        let (tenant, source, diagnostics) = try read(Tenant.self, "Tenant", name, in: directory)
        part.diagnostics += diagnostics
        guard let tenant, let source else { return }
        part.diagnostics += TenantChecks.check(tenant, source, fileName: name, platform: platform)
        let location = source.location("metadata", "name")
        part.loaded.append(.init(tenant: tenant, path: source.path, nameLocation: location))
    }

    private func path(of name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// Reads one spec; its value is `nil` when something is wrong with it.
    private func read<Spec: Structured>(
        _: Spec.Type,
        _ kind: String,
        _ name: String,
        in directory: Directory
    ) throws -> (spec: Spec?, source: SpecSource?, diagnostics: [Diagnostic]) {
        let path = path(of: name)
        var contents: [UInt8] = []
        guard try directory.read(name, into: &contents, limit: Self.maximumBytes) else {
            throw FileError("read", path, reason: "it was there a moment ago and is gone")
        }
        let stream: YAMLStream
        do throws(YAMLError) {
            stream = try YAMLStream.parse(contents)
        } catch {
            return (nil, nil, [.syntax(error, path: path)])
        }
        if !stream.problems.isEmpty { return (nil, nil, stream.problems.map { .syntax($0, path: path) }) }
        guard let root = stream.documents.first, stream.documents.count == 1 else {
            return (nil, nil, [.documentCount(stream.documents, path: path)])
        }
        let source = SpecSource(path: path, root: root)
        if let found = root["kind"], found.kind == .scalar, found.text != kind {
            return (nil, nil, [.wrongKind(found.text, expected: kind, at: source.location("kind"))])
        }
        let (spec, problems) = FieldReader.read(Spec.self, from: root)
        let diagnostics = problems.map { problem in
            var diagnostic = Diagnostic.spec(
                "spec-field",
                problem.message,
                at: SourceLocation(path: path, range: problem.range)
            )
            diagnostic.pointer = problem.pointer
            return diagnostic
        }
        return (diagnostics.isEmpty ? spec : nil, source, diagnostics)
    }
}

extension Diagnostic {
    fileprivate static func noTenants(in folder: String) -> Diagnostic {
        .spec("spec-none", "no tenant has a spec here; `tenantry new NAME` writes one", at: .init(path: folder))
    }

    fileprivate static func noPlatform(_ path: String) -> Diagnostic {
        .spec("spec-none", "the platform has no spec; `tenantry new --platform` writes one", at: .init(path: path))
    }

    fileprivate static func notASpec(_ path: String) -> Diagnostic {
        .spec("spec-file", "not a spec: only files '*.yaml' belong here", at: .init(path: path))
    }

    fileprivate static func documentCount(_ documents: [YAMLNode], path: String) -> Diagnostic {
        let message = documents.isEmpty ? "the file is empty" : "a file holds one spec; put each in a file of its own"
        let range = documents.count > 1 ? documents[1].range : SourceRange(at: .init(line: 1, column: 1))
        return .spec("spec-document", message, at: .init(path: path, range: range))
    }

    fileprivate static func wrongKind(_ found: String, expected: String, at location: SourceLocation) -> Diagnostic {
        let place = expected == "Platform" ? "this file holds" : "files other than 'platform.yaml' hold"
        let shown = TextError(text: found, expected: "").text
        return .spec("spec-kind", "expected kind '\(expected)', found '\(shown)': \(place) a \(expected)", at: location)
    }
}
