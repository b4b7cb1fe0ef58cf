/// A use of a variable in a string (grafana: packages/grafana-data and public/app/features/variables/utils.ts, `variableRegex`):
/// `$name`, `${name}`, `${name:format}`, `${name.field}`, `[[name]]`.
struct VariableReference {
    var name: String
    /// The string that it stands in.
    var node: JSONNode
    /// Where, in UTF-8 bytes of the string.
    var range: Range<Int>
    /// The name of the member that the string is the value of.
    var field: String
    /// The index of the variable in whose definition it stands.
    var variable: Int?
}

extension VariableReference {
    /// Every use in a dashboard.
    static func all(in root: JSONNode) -> [VariableReference] {
        var references: [VariableReference] = []
        for (name, value) in root.members {
            guard name.string == "templating" else {
                collect(value, field: name.string ?? "", variable: nil, &references)
                continue
            }
            for (index, variable) in (value["list"]?.elements ?? []).enumerated() {
                collect(variable, field: "", variable: index, &references)
            }
        }
        return references
    }

    private static func collect(
        _ node: JSONNode,
        field: String,
        variable: Int?,
        _ references: inout [VariableReference]
    ) {
        switch node.kind {
        case .object:
            for (name, value) in node.members {
                let field = name.string ?? ""
                // Values that were chosen when it was saved.
                if variable != nil, field == "current" || field == "options" { continue }
                collect(value, field: field, variable: variable, &references)
            }
        case .array: for element in node.elements { collect(element, field: field, variable: variable, &references) }
        case .string:
            guard
                node.text.bytes[node.range].contains(where: {
                    $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\\")
                }) || field == "repeat",
                let text = node.string
            else { return }
            if field == "repeat" {
                references.append(
                    VariableReference(
                        name: text,
                        node: node,
                        range: 0..<text.utf8.count,
                        field: field,
                        variable: variable
                    )
                )
                return
            }
            for (name, range) in names(in: text) {
                references.append(
                    VariableReference(name: name, node: node, range: range, field: field, variable: variable)
                )
            }
        case .boolean, .null, .number: return
        }
    }

    /// The names in a text, and where each use stands.
    static func names(in text: String) -> [(name: String, range: Range<Int>)] {
        let bytes = Array(text.utf8)
        var found: [(name: String, range: Range<Int>)] = []
        var position = 0
        func word(from start: Int) -> Int {
            var end = start
            while end < bytes.count, bytes[end].isWord { end += 1 }
            return end
        }
        func add(_ name: Range<Int>, _ whole: Range<Int>) {
            // `$1` is what a regular expression matched, and so is `${1}`.
            guard let first = bytes[name].first, !first.isASCIIDigit else { return }
            found.append((String(decoding: bytes[name], as: UTF8.self), whole))
        }
        while position < bytes.count {
            let start = position
            if bytes[position] == UInt8(ascii: "$"), position + 1 < bytes.count {
                if bytes[position + 1] == UInt8(ascii: "{") {
                    let end = word(from: position + 2)
                    guard let close = bytes[end...].firstIndex(of: UInt8(ascii: "}")) else {
                        position += 2
                        continue
                    }
                    add(position + 2..<end, start..<close + 1)
                    position = close + 1
                } else {
                    let end = word(from: position + 1)
                    if end > position + 1 { add(position + 1..<end, start..<end) }
                    position = max(end, position + 1)
                }
            } else if bytes[position...].starts(with: [UInt8(ascii: "["), UInt8(ascii: "[")]) {
                let end = word(from: position + 2)
                guard bytes[end...].first == UInt8(ascii: "]") || bytes[end...].first == UInt8(ascii: ":"),
                    let close = bytes[end...].firstIndex(of: UInt8(ascii: "]")),
                    close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: "]")
                else {
                    position += 2
                    continue
                }
                add(position + 2..<end, start..<close + 2)
                position = close + 2
            } else {
                position += 1
            }
        }
        return found
    }
}
