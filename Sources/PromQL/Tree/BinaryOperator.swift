/// An operator between two expressions.
public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case modulo = "%"
    case power = "^"
    case atan2
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and
    case or
    case unless

    /// How tightly it binds, 1 to 6 (prometheus: `promql/parser/generated_parser.y`).
    public var precedence: Int {
        switch self {
        case .or: 1
        case .and, .unless: 2
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
        case .plus, .minus: 4
        case .times, .divided, .modulo, .atan2: 5
        case .power: 6
        }
    }

    /// Whether it compares: `==` and its like.
    public var isComparison: Bool { precedence == 3 }

    /// Whether it joins sets of series: `and`, `or`, `unless`.
    public var isSet: Bool { precedence <= 2 }
}
