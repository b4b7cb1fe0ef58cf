import Diagnostics
public import YAML

/// Definitions of custom resources, which are not validated themselves.
public enum DefinitionFiles: Sendable {
    /// The definitions in files, in folders, and in what globs match. Other objects in them are passed over.
    ///
    /// - Throws: `TreeError` for what can't be found or read, and for what is no YAML: with less than all definitions, what
    ///   isn't checked would pass for valid.
    public static func load(paths: [String]) throws(TreeError) -> [YAMLNode] {
        guard !paths.isEmpty else { return [] }
        let kind = ObjectKind("CustomResourceDefinition", "apiextensions.k8s.io")
        var definitions: [YAMLNode] = []
        for file in try ManifestTree.load(paths: paths).files {
            for document in try documents(of: file) {
                let objects = ManifestObject.all(in: document, path: file.path)
                definitions += objects.filter { $0.kind == kind }.map(\.root)
            }
        }
        return definitions
    }

    private static func documents(of file: SourceFile) throws(TreeError) -> [YAMLNode] {
        let bytes: [UInt8]
        do throws(FileReader.Failure) {
            bytes = try file.read()
        } catch {
            switch error {
            case .system(let reason): throw .unreadable(path: file.path, reason: reason)
            case .tooLarge(let size): throw .unreadable(path: file.path, reason: "it has \(size) bytes")
            }
        }
        do throws(YAMLError) {
            return try YAMLStream.parse(bytes).documents
        } catch {
            throw .unreadable(path: "\(file.path):\(error.range.start)", reason: error.message)
        }
    }
}
