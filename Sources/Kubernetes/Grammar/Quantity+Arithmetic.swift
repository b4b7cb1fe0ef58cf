extension Quantity: AdditiveArithmetic {
    /// Nothing at all.
    public static let zero = Quantity(0)

    /// The exact sum, in the format of the left side, or of the right where the left is zero, as Go's `Add`.
    public static func + (left: Self, right: Self) -> Self {
        Quantity(left.number + right.number, format: left.number.isZero ? right.format : left.format)
    }

    /// The exact difference, in the format of the left side, or of the right where the left is zero, as Go's `Sub`.
    public static func - (left: Self, right: Self) -> Self {
        Quantity(left.number + -right.number, format: left.number.isZero ? right.format : left.format)
    }

    /// The exact product: what so many replicas need.
    public static func * (quantity: Self, factor: Int) -> Self {
        Quantity(quantity.number * Int64(factor), format: quantity.format)
    }

    /// The exact product: what so many replicas need.
    public static func * (factor: Int, quantity: Self) -> Self { quantity * factor }

    /// The same amount with the other sign.
    public static prefix func - (quantity: Self) -> Self {
        Quantity(-quantity.number, format: quantity.format)
    }
}

extension Quantity {
    /// Whether the quantity is below zero, which no request, limit or quota may be.
    public var isNegative: Bool { number.isNegative }

    /// Whether the quantity is a whole number of units.
    public var isInteger: Bool { number.exponent >= 0 }

    /// The whole units, rounded away from zero as Go's `Value`; `nil` beyond 64 bits, where Go overflows.
    public var value: Int64? { value(in: .one) }

    /// The thousandths, rounded away from zero as Go's `MilliValue`; `nil` beyond 64 bits, where Go overflows.
    public var milliValue: Int64? { value(in: .milli) }

    /// The quantity in units of a scale, rounded away from zero as Go's `ScaledValue`; `nil` beyond 64 bits.
    public func value(in scale: Scale) -> Int64? {
        number.roundedUp(to: scale.rawValue).scaled(to: scale.rawValue)
    }

    /// The quantity rounded away from zero to a multiple of a scale, as Go's `RoundUp`.
    public func roundedUp(to scale: Scale) -> Self {
        Quantity(number.roundedUp(to: scale.rawValue), format: format)
    }

    /// The same amount, written in another format.
    public func formatted(as format: Format) -> Self { Quantity(number, format: format) }
}
