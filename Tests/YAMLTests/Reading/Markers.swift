import Diagnostics
import Testing
import YAML

/// A text with numbered markers, each of which names the place of what follows it.
struct MarkedText {
    var text = ""
    var places: [Character: SourcePosition] = [:]

    init(_ marked: String) {
        var position = SourcePosition(line: 1, column: 1)
        for character in marked {
            if "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣".contains(character) {
                places[character] = position
                continue
            }
            text.append(character)
            if character.isNewline {
                position = SourcePosition(line: position.line + 1, column: 1)
            } else {
                position.column += character.unicodeScalars.count
            }
        }
    }
}

/// A text with markers, printed as its own failing case.
struct PositionCase: CustomTestStringConvertible, Sendable {
    var text: String
    var path: [Step]

    /// A way down the tree.
    enum Step: Sendable {
        case key(String), value(String), element(Int)
    }

    var testDescription: String { text.debugDescription }

    init(_ text: String, _ path: Step...) {
        self.text = text
        self.path = path
    }
}

extension YAMLNode {
    /// The node that a path leads to.
    func at(_ path: [PositionCase.Step]) -> YAMLNode? {
        path.reduce(self as YAMLNode?) { node, step in
            switch step {
            case .key(let key): node?.writtenEntries.first { $0.key.text == key }?.key
            case .value(let key): node?[key]
            case .element(let index): node?[index]
            }
        }
    }

    /// The node in a short form that shows structure and types.
    var summary: String {
        switch kind {
        case .scalar: "\(scalar)"
        case .sequence: "[" + elements.map(\.summary).joined(separator: ", ") + "]"
        case .mapping:
            "{" + entries.map { "\($0.key.keyText ?? "?"): \($0.value.summary)" }.joined(separator: ", ") + "}"
        }
    }
}
