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
            edits: [Diagnostic.Edit(node.range, replacement: Self.quoted(node.text))]
        )
    }

    /// A text in double quotes. After a date anything may come, and a scalar may have several lines.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\u{2028}": quoted += "\\L"
            case "\u{2029}": quoted += "\\P"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
