public import Diagnostics
import YAML

/// Builds kustomizations that use no more than what generated trees do: `resources`, `namespace`, `labels` of objects alone,
/// `commonAnnotations`, and ConfigMaps of files and literals whose names keep no hash.
///
/// What is done to objects is what kustomize does (api/krusty/kusttarget.go, api/internal/konfig/builtinpluginconsts). A
/// kustomization that has anything else is not built in part.
public struct KustomizationBuilder: Sendable {
    /// Why nothing is built.
    public enum Failure: Error, Sendable {
        /// The kustomization uses something that only kustomize itself builds.
        case beyond(what: String, at: SourceLocation)
        /// Something is wrong with it.
        case invalid([Diagnostic])
    }

    private var pending: Set<String> = []
    private var suppressions: [Suppression] = []
    private var findings = Findings()

    /// Builds the kustomization of a folder.
    public static func build(folder: String) throws(Failure) -> BuiltKustomization {
        var builder = KustomizationBuilder()
        builder.findings.startFile()
        let name = TreePath.resolve(folder, in: "")
        let start = SourceLocation(path: folder)
        let text = BuiltText(try builder.objects(of: name.isEmpty ? "." : name, namedAt: start))
        return BuiltKustomization(
            folder: folder,
            bytes: Array(text.text.utf8),
            suppressions: builder.suppressions,
            problems: builder.findings.diagnostics,
            origin: { text.origin(of: $0) }
        )
    }

    private mutating func objects(of folder: String, namedAt place: SourceLocation) throws(Failure) -> [BuiltNode] {
        guard pending.count < 100, pending.insert(folder).inserted else {
            throw .problem("the kustomizations go round in a circle", at: place)
        }
        defer { pending.remove(folder) }
        let names = KustomizationFacts.fileNames.map { TreePath.join(folder, $0) }.filter(FileReader.isThere)
        guard let path = names.first, names.count == 1 else {
            let problem =
                names.isEmpty
                ? "there is no kustomization in '\(folder)'; write a kustomization.yaml"
                : "there is more than one kustomization in '\(folder)'; delete all but one"
            throw .problem(problem, at: place)
        }
        let documents = try read(path, namedAt: place).documents
        guard let root = documents.first, documents.count == 1, root.kind == .mapping else {
            throw .problem("a kustomization is one mapping", at: SourceLocation(path: path))
        }
        let file = KustomizationFile(root: root, path: path, folder: folder)
        try file.checkFields()
        var objects: [BuiltNode] = []
        for entry in file.elements("resources") {
            objects += try resource(try file.text(entry), folder: folder, at: file.location(entry))
        }
        for generator in file.elements("configMapGenerator") { objects.append(try file.configMap(generator)) }
        return try KustomizationTransformer(file).transformed(objects)
    }

    private mutating func resource(
        _ text: String,
        folder: String,
        at place: SourceLocation
    ) throws(Failure) -> [BuiltNode] {
        let path = TreePath.resolve(text, in: folder)
        if FileReader.isFolder(path) { return try objects(of: path, namedAt: place) }
        guard FileReader.isThere(path) else {
            if text.contains(":") || text.contains("?") || text.hasPrefix("github.com/") {
                throw .beyond(what: "a remote resource", at: place)
            }
            throw .problem("there is no '\(text)'", at: place)
        }
        guard KustomizationFile.isBelow(path, folder) else {
            throw .problem("kustomize reads no file outside of the kustomization's folder; put it there", at: place)
        }
        var objects: [BuiltNode] = []
        for document in try read(path, namedAt: place).documents {
            let found = ManifestObject.all(in: document, path: path)
            guard !found.isEmpty || document.field("items") != nil else {
                throw .problem(
                    "this is no object; write its apiVersion and kind",
                    at: SourceLocation(path: path, range: document.range)
                )
            }
            for object in found { objects.append(try BuiltNode(object.root, path: path)) }
        }
        return objects
    }

    /// Reads a file, and takes down its suppressions.
    private mutating func read(_ path: String, namedAt place: SourceLocation) throws(Failure) -> YAMLStream {
        let bytes: [UInt8]
        do throws(FileReader.Failure) {
            bytes = try FileReader.read(path)
        } catch {
            switch error {
            case .system(let reason): throw .problem("'\(path)' cannot be read: \(reason)", at: place)
            case .tooLarge(let size): throw .problem("'\(path)' has \(size) bytes, which is too much", at: place)
            }
        }
        let stream: YAMLStream
        do throws(YAMLError) {
            stream = try YAMLStream.parse(bytes)
        } catch {
            throw .problem(error.message, at: SourceLocation(path: path, range: error.range))
        }
        // kustomize refuses duplicate keys, and whatever else is left to chance.
        guard stream.problems.isEmpty else {
            throw .invalid(
                stream.problems.map { .kustomization($0.message, at: SourceLocation(path: path, range: $0.range)) }
            )
        }
        if SuppressionMarkers.isIn(bytes) {
            var reader = SuppressionReader(path: path)
            reader.read(bytes, stream, &findings)
            suppressions += reader.suppressions
        }
        return stream
    }
}

extension KustomizationBuilder.Failure {
    static func problem(_ message: String, at place: SourceLocation) -> Self {
        .invalid([.kustomization(message, at: place)])
    }
}

extension Diagnostic {
    static func kustomization(_ message: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic("kustomize-build", .error, message, at: place)
    }
}
