import Diagnostics
import YAML

/// A node that a syntax rule looks at, and what is needed to say where it is.
struct NodeSite {
    let node: YAMLNode
    /// Whether it is a key of a mapping.
    let isKey: Bool
    /// The key that it is the value of.
    let key: YAMLNode?
    /// What it is the key of.
    let value: YAMLNode?
    /// The root of its document.
    let document: YAMLNode
    let path: String

    /// Where it is.
    var place: Place {
        Place(
            SourceLocation(path: path, range: node.range),
            object: ObjectIdentity(of: document)?.title,
            pointer: JSONPointer.of(node, in: document)
        )
    }

    /// What it is, for a message: `the key 'no'`.
    var label: String { isKey ? "the key '\(node.text)'" : "'\(node.text)'" }

    /// What replaces the scalar by its text in quotes.
    var quoting: Diagnostic.Fix {
        Diagnostic.Fix(
            isKey ? "quote the key" : "quote the value",
            edits: [Diagnostic.Edit(node.range, replacement: "\"\(node.text)\"")]
        )
    }
}
