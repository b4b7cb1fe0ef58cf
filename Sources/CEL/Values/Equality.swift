/// When values are the same (cel-spec: doc/langdef.md, "Equality"): values of different types never are, except numbers.
enum Equality {
    static func areEqual(_ left: CELValue, _ right: CELValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        // Bytes are compared: Swift takes different ways to write an accented letter for the same.
        case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
        case (.bytes(let one), .bytes(let other)): one == other
        case (.list(let one), .list(let other)): one.count == other.count && zip(one, other).allSatisfy(areEqual)
        case (.map(let one), .map(let other)):
            one.count == other.count
                && one.keys.allSatisfy { key in
                    guard let first = one.value(of: key), let second = other.value(of: key) else { return false }
                    return areEqual(first, second)
                }
        case (.duration(let one), .duration(let other)): one == other
        case (.timestamp(let one), .timestamp(let other)): one == other
        case (.type(let one), .type(let other)), (.format(let one), .format(let other)): one == other
        case (.optional(let one), .optional(let other)):
            switch (one, other) {
            case (nil, nil): true
            case (let one?, let other?): areEqual(one, other)
            default: false
            }
        case (.quantity(let one), .quantity(let other)): one == other
        case (.address(let one), .address(let other)): one == other
        case (.network(let one), .network(let other)): one == other
        default: order(left, right) == .equal && left.isNumber && right.isNumber
        }
    }

    /// How two values stand to each other.
    enum Order: Equatable {
        case ascending, equal, descending
        /// One of them is no number.
        case unordered
    }

    /// The order of two values of a type that has one; `nil` for others.
    static func order(_ left: CELValue, _ right: CELValue) -> Order? {
        switch (left, right) {
        case (.int(let one), .int(let other)): order(one, other)
        case (.uint(let one), .uint(let other)): order(one, other)
        case (.int(let one), .uint(let other)): one < 0 ? .ascending : order(UInt64(one), other)
        case (.uint(let one), .int(let other)): other < 0 ? .descending : order(one, UInt64(other))
        case (.double(let one), .double(let other)): order(one, other)
        case (.double(let one), .int(let other)): order(one, other)
        case (.double(let one), .uint(let other)): order(one, other)
        case (.int(let one), .double(let other)): order(other, one).reversed
        case (.uint(let one), .double(let other)): order(other, one).reversed
        case (.bool(let one), .bool(let other)): order(one ? 1 : 0, other ? 1 : 0)
        case (.string(let one), .string(let other)):
            one.utf8.elementsEqual(other.utf8)
                ? .equal : one.utf8.lexicographicallyPrecedes(other.utf8) ? .ascending : .descending
        case (.bytes(let one), .bytes(let other)):
            one == other ? .equal : one.lexicographicallyPrecedes(other) ? .ascending : .descending
        case (.duration(let one), .duration(let other)): order(one, other)
        case (.timestamp(let one), .timestamp(let other)): order(one, other)
        case (.quantity(let one), .quantity(let other)): order(one, other)
        default: nil
        }
    }

    private static func order<Value: Comparable>(_ one: Value, _ other: Value) -> Order {
        one < other ? .ascending : one > other ? .descending : .equal
    }

    private static func order(_ one: Double, _ other: Double) -> Order {
        one < other ? .ascending : one > other ? .descending : one == other ? .equal : .unordered
    }

    /// Exactly, without rounding the whole number.
    private static func order<Whole: FixedWidthInteger>(_ one: Double, _ other: Whole) -> Order {
        if one.isNaN { return .unordered }
        if let whole = Whole(exactly: one) { return order(whole, other) }
        if let down = Whole(exactly: one.rounded(.down)) { return down < other ? .ascending : .descending }
        return one < 0 ? .ascending : .descending
    }
}

extension Equality.Order {
    fileprivate var reversed: Self {
        switch self {
        case .ascending: .descending
        case .descending: .ascending
        case .equal, .unordered: self
        }
    }
}

extension CELValue {
    fileprivate var isNumber: Bool {
        switch self {
        case .int, .uint, .double: true
        default: false
        }
    }
}
