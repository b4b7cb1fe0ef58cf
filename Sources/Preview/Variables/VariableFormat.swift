/// How a variable's values are written into a query: the part after the colon of `${name:format}`.
///
/// The forms are Grafana's (`public/app/features/templating/formatVariableValue.ts`; without a format, what the data source
/// does: `packages/grafana-prometheus/src/escaping.ts`).
enum VariableFormat: String, Sendable {
    case regex, pipe, csv, raw, glob, json, text, doublequote, singlequote, percentencode, queryparam

    /// The values in this format.
    func text(of value: VariableValue) -> String {
        let values = value.values
        let isOne = values.count == 1
        switch self {
        case .regex:
            let escaped = values.map(Self.escapedForExpression)
            return isOne ? escaped[0] : "(" + escaped.joined(separator: "|") + ")"
        case .pipe: return values.joined(separator: "|")
        case .csv, .raw: return values.joined(separator: ",")
        case .glob: return isOne ? values[0] : "{" + values.joined(separator: ",") + "}"
        case .json: return isOne ? Self.quoted(values[0]) : "[" + values.map(Self.quoted).joined(separator: ",") + "]"
        case .text: return value.text
        case .doublequote:
            return values.map { "\"" + Self.escaped($0, "\"") + "\"" }.joined(separator: ",")
        case .singlequote: return values.map { "'" + Self.escaped($0, "'") + "'" }.joined(separator: ",")
        case .percentencode:
            return PercentEncoding.encoded(isOne ? values[0] : "{" + values.joined(separator: ",") + "}")
        case .queryparam:
            let name = "var-" + PercentEncoding.encoded(value.variable.name)
            return values.map { "\(name)=\(PercentEncoding.encoded($0))" }.joined(separator: "&")
        }
    }

    /// The values as Grafana's data source of Prometheus writes them where no format is named.
    static func promQL(_ value: VariableValue) -> String {
        let variable = value.variable
        // Several values, or all, are for `=~`, so they are escaped as an expression is, within a string of PromQL.
        guard variable.isMulti || variable.includesAll else {
            return escaped(value.values.first ?? "", "\"")
        }
        let values = value.values.map { text in
            text.reduce(into: "") { result, character in
                switch character {
                case "\\": result += "\\\\\\\\"
                case "\"": result += "\\\\\\\""
                case "$", "^", "*", "{", "}", "[", "]", "'", "+", "?", ".", "(", ")", "|": result += "\\\\\(character)"
                default: result.append(character)
                }
            }
        }
        return values.count == 1 ? values[0] : "(" + values.joined(separator: "|") + ")"
    }

    private static func escapedForExpression(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if #"\^$*+?.()|[]{}/"#.contains(character) { result += "\\" }
            result.append(character)
        }
    }

    private static func escaped(_ text: String, _ quote: Character) -> String {
        text.reduce(into: "") { result, character in
            if character == "\\" || character == quote { result += "\\" }
            result.append(character)
        }
    }

    private static func quoted(_ text: String) -> String { "\"" + escaped(text, "\"") + "\"" }
}
