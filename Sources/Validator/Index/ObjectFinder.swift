import Diagnostics
import YAML

/// Reads objects again that a rule over the whole tree has something to say about: of each, the facts know only where it is.
///
/// What is said is rare, and so this costs less than to keep the place of every field.
struct ObjectFinder {
    private let tree: ManifestTree
    private var file: Int32?
    private var objects: [SourcePosition: ManifestObject] = [:]

    init(_ tree: ManifestTree) {
        self.tree = tree
    }

    /// The object that is named at a place of a file; `nil` when it isn't there any more: whoever changed the file will validate
    /// it again.
    ///
    /// Those of the last file are kept, so that it is best to ask in the order of files.
    mutating func object(at position: SourcePosition, in file: Int32) -> ManifestObject? {
        if self.file != file {
            self.file = file
            objects = read(tree.files[Int(file)])
        }
        return objects[position]
    }

    /// The object in the namespace that it ends up in; `nil` when it isn't written in the tree, or no more.
    mutating func object(_ facts: ObjectFacts) -> ManifestObject? {
        guard let found = object(at: facts.position, in: facts.file), found.kind == facts.kind else { return nil }
        return facts.namespace.isEmpty ? found : found.moved(to: facts.namespace)
    }

    /// Where an object is, or a node of it.
    mutating func place(of facts: ObjectFacts, _ node: (ManifestObject) -> YAMLNode? = { _ in nil }) -> Place {
        guard let object = object(facts) else {
            let path = tree.files[Int(facts.file)].path
            return Place(
                SourceLocation(path: path, range: SourceRange(at: facts.position)),
                object: facts.identity.title
            )
        }
        return object.place(of: node(object) ?? object.root.at("metadata", "name") ?? object.root)
    }

    private func read(_ file: SourceFile) -> [SourcePosition: ManifestObject] {
        guard let bytes = try? file.read(), let stream = try? YAMLStream.parse(bytes) else { return [:] }
        let objects = stream.documents.flatMap { ManifestObject.all(in: $0, path: file.path) }
        return Dictionary(objects.map { ($0.namePosition, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
