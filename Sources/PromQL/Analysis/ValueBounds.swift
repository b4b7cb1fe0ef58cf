/// Between which values a result lies, NaN aside.
public struct ValueBounds: Sendable, Hashable {
    /// The least value.
    public var lower: Double
    /// The greatest value.
    public var upper: Double

    /// Creates bounds.
    public init(_ lower: Double, _ upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// Any value.
    public static let any = ValueBounds(-.infinity, .infinity)
    /// Any value from 0.
    static let notNegative = ValueBounds(0, .infinity)

    /// The one value, where there is only one.
    public var constant: Double? { lower == upper ? lower : nil }

    static func exactly(_ value: Double) -> ValueBounds { value.isNaN ? .any : ValueBounds(value, value) }

    func union(_ other: ValueBounds) -> ValueBounds {
        ValueBounds(min(lower, other.lower), max(upper, other.upper))
    }

    /// What is in both; nothing when they are apart.
    func intersection(_ other: ValueBounds) -> ValueBounds? {
        let both = ValueBounds(max(lower, other.lower), min(upper, other.upper))
        return both.lower <= both.upper ? both : nil
    }

    /// The bounds of what an operation makes of the corners, or any value where that isn't a number.
    func combined(_ other: ValueBounds, _ operation: (Double, Double) -> Double) -> ValueBounds {
        let corners = [
            operation(lower, other.lower), operation(lower, other.upper), operation(upper, other.lower),
            operation(upper, other.upper),
        ]
        guard !corners.contains(where: \.isNaN), let least = corners.min(), let most = corners.max() else {
            return .any
        }
        return ValueBounds(least, most)
    }
}
