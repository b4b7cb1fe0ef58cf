import Diagnostics
import YAML

extension Diagnostic.Fix {
    /// Writes another text in the place of a scalar, in the same quotes; `nil` for a block of text.
    ///
    /// - Parameter text: one without quotes and backslashes, whose meaning doesn't depend on quotes.
    static func writing(_ text: String, over node: YAMLNode) -> Self? {
        let quote: String
        switch node.style {
        case .plain: quote = ""
        case .doubleQuoted: quote = "\""
        case .singleQuoted: quote = "'"
        case .literal, .folded: return nil
        }
        return Self("write '\(text)'", edits: [Diagnostic.Edit(node.range, replacement: quote + text + quote)])
    }
}
