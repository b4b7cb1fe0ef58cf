/// What the query of a variable asks for.
enum VariableQuery: Hashable, Sendable {
    case labelValues(label: String, selector: String?)
    case metrics
    case result(String)
    case series(String)
    case unknown

    init(_ text: String) {
        let text = text.trimmed
        guard let open = text.firstIndex(of: "("), text.last == ")" else {
            self = text.isEmpty ? .unknown : .series(String(text))
            return
        }
        let inner = text[text.index(after: open)..<text.index(before: text.endIndex)].trimmed
        switch text[..<open].trimmed {
        case "label_values":
            // The label is what follows the last comma: the selector before it may have some.
            guard let comma = inner.lastIndex(of: ",") else {
                self = Self.isLabel(inner) ? .labelValues(label: String(inner), selector: nil) : .unknown
                return
            }
            let label = inner[inner.index(after: comma)...].trimmed
            let selector = inner[..<comma].trimmed
            self =
                Self.isLabel(label)
                ? .labelValues(label: String(label), selector: selector.isEmpty ? nil : String(selector)) : .unknown
        case "metrics": self = .metrics
        case "query_result": self = inner.isEmpty ? .unknown : .result(String(inner))
        default: self = .series(String(text))
        }
    }

    private static func isLabel(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return text.unicodeScalars.allSatisfy {
            $0 == "_" || ($0.isASCII && $0.properties.isAlphabetic) || ("0"..."9").contains($0)
        }
    }
}
