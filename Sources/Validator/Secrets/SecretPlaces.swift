import Diagnostics
import YAML

/// Where secrets of a file are: the bytes, and the field of an object that they are in, when they are in one.
struct SecretPlaces {
    private let text: SourceText
    private let path: String
    private let documents: [YAMLNode]

    /// - Parameter documents: those of the file; none when it can't be parsed.
    init(_ bytes: [UInt8], path: String, _ documents: [YAMLNode]) {
        text = SourceText(bytes)
        self.path = path
        self.documents = documents
    }

    /// The place of a secret.
    func place(of secret: SecretFinding) -> Place {
        let start = text.position(of: secret.range.lowerBound)
        let range = SourceRange(start: start, end: text.position(of: secret.range.upperBound))
        let location = SourceLocation(path: path, range: range)
        guard let document = documents.last(where: { $0.start <= start }) else { return Place(location) }
        let node = Self.node(at: start, in: document)
        let object = ManifestObject.all(in: document, path: path).last { $0.root.start <= start }
        // A name or a key may be the secret.
        let value = String(decoding: text.bytes[secret.range], as: UTF8.self)
        let shows = { (text: String) in text.contains(value) || text.contains(JSONPointer.escaped(value)) }
        return Place(
            location,
            object: (object?.title).flatMap { shows($0) ? nil : $0 },
            pointer: node.flatMap { JSONPointer.of($0, in: document) }.flatMap { shows($0) ? nil : $0 }
        )
    }

    /// The scalar at a position; `nil` in a comment, and between values.
    private static func node(at position: SourcePosition, in root: YAMLNode) -> YAMLNode? {
        var node = root
        while true {
            guard !node.isAlias, node.range.start <= position, position < node.range.end else { return nil }
            let children: [YAMLNode]
            switch node.kind {
            case .scalar: return node
            case .sequence: children = Array(node.elements)
            case .mapping: children = node.writtenEntries.flatMap { [$0.key, $0.value] }
            }
            guard let child = children.last(where: { $0.start <= position }) else { return nil }
            node = child
        }
    }
}
