/// A quantity of Kubernetes (apimachinery: pkg/api/resource/quantity.go), in billionths.
public struct CELQuantity: Hashable, Comparable, Sendable {
    /// The value times 1,000,000,000.
    var billionths: Int128

    /// Whether it is the smaller one.
    public static func < (left: Self, right: Self) -> Bool {
        left.billionths < right.billionths
    }

    private static let unit: Int128 = 1_000_000_000
    /// Larger ones get too large when they are added up.
    private static let limit: Int128 = 1_000_000_000_000_000_000_000_000_000_000
}

extension CELQuantity {
    /// What a text is.
    enum Parsed {
        case quantity(CELQuantity)
        case none
        /// It has too many digits for this module.
        case tooLarge
    }

    /// Reads `<number><suffix>`; what is finer than a billionth is rounded away from zero, as Kubernetes does.
    static func parse(_ text: String) -> Parsed {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        let whole = bytes.prefix(while: \.isDigit)
        bytes = bytes.dropFirst(whole.count)
        var fraction = bytes.prefix(0)
        if bytes.first == UInt8(ascii: ".") {
            bytes = bytes.dropFirst()
            fraction = bytes.prefix(while: \.isDigit)
            bytes = bytes.dropFirst(fraction.count)
        }
        guard whole.count + fraction.count > 0, let scale = scale(of: bytes) else { return .none }
        guard whole.count + fraction.count <= 18, abs(scale.exponent) <= 18 else { return .tooLarge }
        var value = (whole + fraction).reduce(Int128(0)) { $0 * 10 + Int128($1 - UInt8(ascii: "0")) }
        var overflow = false
        (value, overflow) = value.multipliedReportingOverflow(by: scale.factor)
        var exponent = scale.exponent - fraction.count + 9
        while exponent > 0, !overflow {
            (value, overflow) = value.multipliedReportingOverflow(by: 10)
            exponent -= 1
        }
        guard !overflow else { return .tooLarge }
        var rest = false
        while exponent < 0 {
            if value % 10 != 0 { rest = true }
            value /= 10
            exponent += 1
        }
        if rest { value += 1 }
        guard value <= limit else { return .tooLarge }
        return .quantity(CELQuantity(billionths: isNegative ? -value : value))
    }

    /// The factor and the power of ten of a suffix; `nil` when it is none.
    private static func scale(of suffix: ArraySlice<UInt8>) -> (factor: Int128, exponent: Int)? {
        switch String(decoding: suffix, as: UTF8.self) {
        case "": return (1, 0)
        case "n": return (1, -9)
        case "u": return (1, -6)
        case "m": return (1, -3)
        case "k": return (1, 3)
        case "M": return (1, 6)
        case "G": return (1, 9)
        case "T": return (1, 12)
        case "P": return (1, 15)
        case "E": return (1, 18)
        case "Ki": return (1 << 10, 0)
        case "Mi": return (1 << 20, 0)
        case "Gi": return (1 << 30, 0)
        case "Ti": return (1 << 40, 0)
        case "Pi": return (1 << 50, 0)
        case "Ei": return (1 << 60, 0)
        default:
            guard let first = suffix.first, first | 0x20 == UInt8(ascii: "e") else { return nil }
            let digits = String(decoding: suffix.dropFirst(), as: UTF8.self)
            guard suffix.count <= 6, let exponent = Int(digits) else { return nil }
            return (1, exponent)
        }
    }

    /// The sign: -1, 0, 1.
    var sign: Int64 { Int64(billionths.signum()) }

    /// The whole number that it is; `nil` when it's none, or too large.
    var integer: Int64? {
        billionths % Self.unit == 0 ? Int64(exactly: billionths / Self.unit) : nil
    }

    /// The nearest floating-point number.
    var approximation: Double { Double(billionths) / Double(Self.unit) }

    /// The sum; `nil` when it gets too large.
    func adding(_ other: CELQuantity, sign: Int128) -> CELQuantity? {
        let sum = billionths + sign * other.billionths
        return abs(sum) <= Self.limit ? CELQuantity(billionths: sum) : nil
    }

    /// A whole number.
    init?(_ value: Int64) {
        self.init(billionths: Int128(value) * Self.unit)
    }
}
