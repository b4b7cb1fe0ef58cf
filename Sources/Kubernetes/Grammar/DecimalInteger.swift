/// A natural number of any size, as limbs of nine decimal digits.
///
/// Quantities scale by powers of ten far more often than they do anything else, so the base is a power of ten:
/// text, shifts and trailing zeros are linear in the number of digits, however hostile the input.
struct DecimalInteger: Hashable, Sendable {
    static let base: UInt64 = 1_000_000_000
    static let digitsPerLimb = 9

    /// The limbs, least significant first, without leading zeros: zero has none.
    private(set) var limbs: [UInt32]

    init(_ value: UInt64) {
        limbs = []
        var rest = value
        while rest > 0 {
            limbs.append(UInt32(rest % Self.base))
            rest /= Self.base
        }
    }

    /// - Parameter digits: ASCII digits, the most significant first.
    init(digits: some BidirectionalCollection<UInt8>) {
        limbs = []
        var limb: UInt32 = 0
        var unit: UInt32 = 1
        for digit in digits.reversed() {
            limb += UInt32(digit &- UInt8(ascii: "0")) * unit
            if unit == UInt32(Self.base / 10) {
                limbs.append(limb)
                (limb, unit) = (0, 1)
            } else {
                unit *= 10
            }
        }
        limbs.append(limb)
        trim()
    }

    var isZero: Bool { limbs.isEmpty }

    /// The value where it fits.
    var asUInt64: UInt64? {
        var value: UInt64 = 0
        for limb in limbs.reversed() {
            let (high, overflow) = value.multipliedReportingOverflow(by: Self.base)
            let (sum, carry) = high.addingReportingOverflow(UInt64(limb))
            if overflow || carry { return nil }
            value = sum
        }
        return value
    }

    /// The ASCII digits, the most significant first.
    var digits: [UInt8] {
        guard let first = limbs.last else { return [UInt8(ascii: "0")] }
        var digits = Array(String(first).utf8)
        digits.reserveCapacity(limbs.count * Self.digitsPerLimb)
        for limb in limbs.dropLast().reversed() {
            var unit = UInt32(Self.base / 10)
            while unit > 0 {
                digits.append(UInt8(ascii: "0") + UInt8(limb / unit % 10))
                unit /= 10
            }
        }
        return digits
    }

    /// How many zeros the number ends with; 0 for zero.
    var trailingZeros: Int {
        guard let first = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
        var count = first * Self.digitsPerLimb
        var limb = limbs[first]
        while limb % 10 == 0 {
            limb /= 10
            count += 1
        }
        return count
    }

    private mutating func trim() {
        while limbs.last == 0 { limbs.removeLast() }
    }
}

extension DecimalInteger: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        guard left.limbs.count == right.limbs.count else { return left.limbs.count < right.limbs.count }
        return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
    }
}

extension DecimalInteger {
    static func + (left: Self, right: Self) -> Self {
        var sum = left
        var carry: UInt64 = 0
        for index in 0..<max(left.limbs.count, right.limbs.count) {
            if index == sum.limbs.count { sum.limbs.append(0) }
            let addend = index < right.limbs.count ? UInt64(right.limbs[index]) : 0
            let limb = UInt64(sum.limbs[index]) + addend + carry
            sum.limbs[index] = UInt32(limb % base)
            carry = limb / base
        }
        if carry > 0 { sum.limbs.append(UInt32(carry)) }
        return sum
    }

    /// - Precondition: `left` is not less than `right`.
    static func - (left: Self, right: Self) -> Self {
        var difference = left
        var borrow: Int64 = 0
        for index in left.limbs.indices {
            let subtrahend = index < right.limbs.count ? Int64(right.limbs[index]) : 0
            let limb = Int64(left.limbs[index]) - subtrahend - borrow
            borrow = limb < 0 ? 1 : 0
            difference.limbs[index] = UInt32(limb + borrow * Int64(base))
        }
        difference.trim()
        return difference
    }

    static func * (left: Self, factor: UInt64) -> Self {
        let right = Self(factor)
        var product = Self(0)
        product.limbs = Array(repeating: 0, count: left.limbs.count + right.limbs.count)
        for (shift, factor) in right.limbs.enumerated() {
            var carry: UInt64 = 0
            for (index, limb) in left.limbs.enumerated() {
                let value = UInt64(product.limbs[shift + index]) + UInt64(limb) * UInt64(factor) + carry
                product.limbs[shift + index] = UInt32(value % base)
                carry = value / base
            }
            product.limbs[shift + left.limbs.count] = UInt32(carry)
        }
        product.trim()
        return product
    }

    /// The quotient and remainder of a division by a number below 2³².
    func dividedWithRemainder(by divisor: UInt32) -> (quotient: Self, remainder: UInt32) {
        var quotient = self
        var remainder: UInt64 = 0
        for index in limbs.indices.reversed() {
            let value = remainder * Self.base + UInt64(limbs[index])
            quotient.limbs[index] = UInt32(value / UInt64(divisor))
            remainder = value % UInt64(divisor)
        }
        quotient.trim()
        return (quotient, UInt32(remainder))
    }

    /// The number times ten to the power of `count`.
    func shiftedLeft(by count: Int) -> Self {
        guard !isZero, count > 0 else { return self }
        var shifted = self * Self.powerOfTen(count % Self.digitsPerLimb)
        shifted.limbs.insert(contentsOf: repeatElement(0, count: count / Self.digitsPerLimb), at: 0)
        return shifted
    }

    /// The number without its last `count` digits, and whether any of these was not zero.
    func shiftedRight(by count: Int) -> (quotient: Self, isInexact: Bool) {
        guard count > 0 else { return (self, false) }
        let whole = min(count / Self.digitsPerLimb, limbs.count)
        let lost = limbs[..<whole].contains { $0 != 0 }
        var rest = self
        rest.limbs.removeFirst(whole)
        guard !rest.isZero else { return (rest, lost) }
        let (quotient, remainder) = rest.dividedWithRemainder(
            by: UInt32(Self.powerOfTen(count % Self.digitsPerLimb))
        )
        return (quotient, lost || remainder != 0)
    }

    /// Ten to the power of `exponent`.
    ///
    /// - Precondition: `exponent` is 0 to 19.
    static func powerOfTen(_ exponent: Int) -> UInt64 {
        var power: UInt64 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
