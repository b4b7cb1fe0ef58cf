import Diagnostics

/// The text of what a kustomization builds, and where in the sources each piece of it comes from.
struct BuiltText {
    /// The places of one line, in its order.
    private struct Line {
        var places: [(column: Int, origin: SourceLocation)] = []
    }

    private(set) var text = ""
    private var lines: [Line] = [Line()]
    private var column = 1

    init(_ objects: [BuiltNode]) {
        for object in objects {
            append("---")
            endLine()
            write(object, indent: 0)
        }
    }

    /// Where a place of the text comes from; `nil` for one that there is not.
    func origin(of position: SourcePosition) -> SourceLocation? {
        guard position.line >= 1, position.line <= lines.count else { return nil }
        let places = lines[position.line - 1].places
        return places.last { $0.column <= position.column }?.origin ?? places.first?.origin
    }

    /// Writes a value whose first line has started already, at an indentation.
    private mutating func write(_ node: BuiltNode, indent: Int) {
        switch node.content {
        case .plain(let text): writeScalar(text, node)
        case .string(let text): writeScalar(Self.quoted(text), node)
        case .sequence(let items) where items.isEmpty: writeScalar("[]", node)
        case .mapping(let entries) where entries.isEmpty: writeScalar("{}", node)
        case .sequence(let items):
            for item in items {
                pad(to: indent)
                note(item.origin)
                append("- ")
                write(item, indent: indent + 2)
            }
        case .mapping(let entries):
            for entry in entries {
                pad(to: indent)
                note(entry.keyOrigin)
                append(Self.quoted(entry.key))
                append(":")
                if entry.value.isNested { endLine() } else { append(" ") }
                write(entry.value, indent: indent + 2)
            }
        }
    }

    private mutating func writeScalar(_ text: String, _ node: BuiltNode) {
        note(node.origin)
        append(text)
        endLine()
    }

    private mutating func note(_ origin: SourceLocation) {
        lines[lines.count - 1].places.append((column, origin))
    }

    private mutating func pad(to indent: Int) {
        guard column <= indent else { return }
        append(String(repeating: " ", count: indent + 1 - column))
    }

    private mutating func append(_ piece: String) {
        text += piece
        column += piece.unicodeScalars.count
    }

    private mutating func endLine() {
        text += "\n"
        lines.append(Line())
        column = 1
    }

    /// The text in double quotes, on one line, as JSON and YAML read it.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case " "..."~", "\u{A0}"..."\u{2027}", "\u{2030}"..."\u{D7FF}", "\u{E000}"..."\u{FEFE}":
                quoted.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return quoted + "\""
    }
}

extension BuiltNode {
    /// Whether it takes lines of its own.
    fileprivate var isNested: Bool {
        switch content {
        case .plain, .string: false
        case .sequence(let items): !items.isEmpty
        case .mapping(let entries): !entries.isEmpty
        }
    }
}
