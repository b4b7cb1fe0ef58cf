/// An exact decimal number, `coefficient × 10^exponent`, in the one form that each value has.
///
/// The coefficient doesn't end with a zero, and is small where it fits: so equality and hash are of the parts.
/// Numbers that fit 64 bits at their scale, which nearly all are, never touch the heap.
struct ExactDecimal: Hashable, Sendable {
    private enum Coefficient: Hashable {
        case small(Int64)
        case large(isNegative: Bool, DecimalInteger)
    }

    private var coefficient: Coefficient
    private(set) var exponent: Int

    static let zero = ExactDecimal(0, exponent: 0)

    init(_ value: Int64, exponent: Int) {
        guard value != 0 else {
            (self.coefficient, self.exponent) = (.small(0), 0)
            return
        }
        var (value, exponent) = (value, exponent)
        while true {
            let (quotient, remainder) = value.quotientAndRemainder(dividingBy: 10)
            guard remainder == 0 else { break }
            (value, exponent) = (quotient, exponent + 1)
        }
        (self.coefficient, self.exponent) = (.small(value), exponent)
    }

    init(isNegative: Bool, _ magnitude: DecimalInteger, exponent: Int) {
        let zeros = magnitude.trailingZeros
        let magnitude = magnitude.shiftedRight(by: zeros).quotient
        // Wider than the coefficient, because the least Int64 has no positive counterpart.
        let signed = magnitude.asUInt64.map { isNegative ? -Int128($0) : Int128($0) }
        if let small = signed.flatMap(Int64.init(exactly:)) {
            self.init(small, exponent: exponent + zeros)
        } else {
            self.init(.large(isNegative: isNegative, magnitude), exponent: exponent + zeros)
        }
    }

    private init(_ coefficient: Coefficient, exponent: Int) {
        self.coefficient = coefficient
        self.exponent = exponent
    }

    var isZero: Bool { coefficient == .small(0) }

    var isNegative: Bool {
        switch coefficient {
        case .small(let value): value < 0
        case .large(let isNegative, _): isNegative
        }
    }

    /// The coefficient where it is small.
    var smallCoefficient: Int64? {
        if case .small(let value) = coefficient { value } else { nil }
    }

    /// The coefficient without its sign.
    var magnitude: DecimalInteger {
        switch coefficient {
        case .small(let value): DecimalInteger(value.magnitude)
        case .large(_, let magnitude): magnitude
        }
    }

    /// The integer `self × 10^-exponent`, rounded away from zero, without its sign.
    func integer(at exponent: Int) -> (magnitude: DecimalInteger, isExact: Bool) {
        if self.exponent >= exponent {
            return (magnitude.shiftedLeft(by: self.exponent - exponent), true)
        }
        let (quotient, isInexact) = magnitude.shiftedRight(by: exponent - self.exponent)
        return (isInexact ? quotient + DecimalInteger(1) : quotient, !isInexact)
    }

    /// The number, rounded away from zero to a multiple of `10^exponent`.
    func roundedUp(to exponent: Int) -> Self {
        guard self.exponent < exponent else { return self }
        return Self(isNegative: isNegative, integer(at: exponent).magnitude, exponent: exponent)
    }
}

extension ExactDecimal {
    static prefix func - (value: Self) -> Self {
        // The magnitude of the least Int64 is not an Int64.
        if let small = value.smallCoefficient, small != .min { return Self(-small, exponent: value.exponent) }
        return Self(isNegative: !value.isNegative, value.magnitude, exponent: value.exponent)
    }

    static func + (left: Self, right: Self) -> Self {
        if left.isZero { return right }
        if right.isZero { return left }
        let exponent = min(left.exponent, right.exponent)
        if let a = left.scaled(to: exponent), let b = right.scaled(to: exponent) {
            let (sum, overflow) = a.addingReportingOverflow(b)
            if !overflow { return Self(sum, exponent: exponent) }
        }
        let a = left.integer(at: exponent).magnitude
        let b = right.integer(at: exponent).magnitude
        if left.isNegative == right.isNegative { return Self(isNegative: left.isNegative, a + b, exponent: exponent) }
        return a < b
            ? Self(isNegative: right.isNegative, b - a, exponent: exponent)
            : Self(isNegative: left.isNegative, a - b, exponent: exponent)
    }

    static func * (left: Self, factor: Int64) -> Self {
        if let small = left.smallCoefficient {
            let (product, overflow) = small.multipliedReportingOverflow(by: factor)
            if !overflow { return Self(product, exponent: left.exponent) }
        }
        return Self(
            isNegative: left.isNegative != (factor < 0),
            left.magnitude * factor.magnitude,
            exponent: left.exponent
        )
    }

    /// `self × 10^-exponent` where that is an integer of 64 bits.
    func scaled(to exponent: Int) -> Int64? {
        guard let value = smallCoefficient, self.exponent >= exponent else { return nil }
        let shift = self.exponent - exponent
        guard shift <= 18 else { return value == 0 ? 0 : nil }
        let (scaled, overflow) = value.multipliedReportingOverflow(by: Int64(DecimalInteger.powerOfTen(shift)))
        return overflow ? nil : scaled
    }
}

extension ExactDecimal: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        if left.isZero || right.isZero { return left.isZero && !right.isZero && !right.isNegative }
        let exponent = min(left.exponent, right.exponent)
        if let a = left.scaled(to: exponent), let b = right.scaled(to: exponent) { return a < b }
        let a = left.integer(at: exponent).magnitude
        let b = right.integer(at: exponent).magnitude
        return left.isNegative ? b < a : a < b
    }
}
