/// A number in an expression.
public struct NumberLiteral: Sendable {
    /// Its value; of a duration, the seconds.
    public var value: Double
    /// Whether it is written as a duration, `1h30m`. Prometheus takes durations as numbers from version 3.
    public var isDuration: Bool
}

extension NumberLiteral: Hashable {
    /// Whether both are the same number; unlike in arithmetic, NaN is NaN.
    public static func == (left: NumberLiteral, right: NumberLiteral) -> Bool {
        left.isDuration == right.isDuration
            && (left.value == right.value && left.value.sign == right.value.sign
                || left.value.isNaN && right.value.isNaN)
    }

    /// Hashes the number.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(isDuration)
        hasher.combine(value.isNaN ? Double.nan.bitPattern : value.bitPattern)
    }
}

/// A text in an expression.
public struct StringLiteral: Sendable, Hashable {
    /// The text, with its escapes resolved. Bytes that aren't UTF-8 become U+FFFD.
    public var value: String
    /// The variables of Grafana in it; in Prometheus' own dialect none.
    public var variables: [GrafanaVariable] { derivedVariables.value }
    private var derivedVariables: Derived<[GrafanaVariable]>

    init(value: String, variables: [GrafanaVariable]) {
        self.value = value
        derivedVariables = Derived(variables)
    }

    /// Whether a variable of Grafana stands in it.
    public var isTemplated: Bool { !variables.isEmpty }
}
