/// The values that an expression can have.
struct ValueRange: Hashable {
    var low: Double
    var high: Double

    init(_ low: Double, _ high: Double) {
        self.low = low
        self.high = high
    }

    static let any = ValueRange(-.infinity, .infinity)
    static let notNegative = ValueRange(0, .infinity)
    static let share = ValueRange(0, 1)

    static func exactly(_ value: Double) -> ValueRange { value.isNaN ? .any : ValueRange(value, value) }

    /// The value, where there is only one.
    var constant: Double? { low == high ? low : nil }

    /// What either can have.
    func union(_ other: ValueRange) -> ValueRange { ValueRange(min(low, other.low), max(high, other.high)) }

    static func + (left: Self, right: Self) -> Self { checked(left.low + right.low, left.high + right.high) }
    static func - (left: Self, right: Self) -> Self { checked(left.low - right.high, left.high - right.low) }

    static func * (left: Self, right: Self) -> Self {
        let corners = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]
        // 0 * Inf: with a bound that is never reached, the product is 0.
        let known = corners.map { $0.isNaN ? 0 : $0 }
        return ValueRange(known.min() ?? -.infinity, known.max() ?? .infinity)
    }

    static func / (left: Self, right: Self) -> Self {
        if let divisor = right.constant, divisor != 0, divisor.isFinite {
            return divisor > 0
                ? checked(left.low / divisor, left.high / divisor) : checked(left.high / divisor, left.low / divisor)
        }
        return left.low >= 0 && right.low >= 0 ? .notNegative : .any
    }

    /// Infinity minus infinity, and the like, are anything.
    private static func checked(_ low: Double, _ high: Double) -> Self {
        ValueRange(low.isNaN ? -.infinity : low, high.isNaN ? .infinity : high)
    }
}
