/// What the value of a label must be for a series to be selected.
public enum LabelMatch: Hashable, Sendable {
    /// Exactly this.
    case equal(String)
    /// Anything but this; of an empty text: the label must be there.
    case notEqual(String)
    /// What the regular expression (RE2) matches as a whole.
    case matching(String)
    /// What the regular expression (RE2) does not match as a whole.
    case notMatching(String)

    /// The operator and the quoted value: `="acme-corp"`.
    public var text: String {
        switch self {
        case .equal(let value): "=" + Self.quote(value)
        case .notEqual(let value): "!=" + Self.quote(value)
        case .matching(let pattern): "=~" + Self.quote(pattern)
        case .notMatching(let pattern): "!~" + Self.quote(pattern)
        }
    }

    /// A string literal of PromQL, which follows Go's escaping
    /// (https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals).
    private static func quote(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if isPlain { return "\"" + text + "\"" }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": quoted += "\\\\"
            case "\"": quoted += "\\\""
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\x" + String(repeating: "0", count: 2 - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension LabelMatch: ExpressibleByStringInterpolation {
    /// Exactly this.
    public init(stringLiteral value: String) {
        self = .equal(value)
    }
}
