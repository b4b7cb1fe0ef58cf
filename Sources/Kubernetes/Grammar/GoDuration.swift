public import YAML

/// A duration as Go and `metav1.Duration` write it: `1h0m0s`, `1.5s`, `300ms`.
///
/// Source: `ParseDuration` and `Duration.String` in Go's `time` package; `metav1.Duration` is in
/// `k8s.io/apimachinery/pkg/apis/meta/v1/duration.go`. ``text`` is canonical.
public struct GoDuration: TextValue {
    /// The length in nanoseconds.
    public let nanoseconds: Int64

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "1h0m0s",
        pattern: #"^[-+]?(0|(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+)$"#
    )

    /// A duration of nanoseconds.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// A duration of seconds.
    ///
    /// - Precondition: at most 292 years.
    public static func seconds(_ seconds: Int64) -> Self { Self(nanoseconds: seconds * 1_000_000_000) }

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        if rest.elementsEqual("0".utf8) {
            nanoseconds = 0
            return
        }
        guard !rest.isEmpty else { throw Self.error(text, text.isEmpty ? "is empty" : "has no number") }
        // One more than the largest positive value may be negative.
        var sum: UInt64 = 0
        while !rest.isEmpty {
            sum = try Self.adding(&rest, of: text, to: sum)
        }
        guard let value = Int64(exactly: isNegative ? -Int128(sum) : Int128(sum)) else {
            throw Self.error(text, "is longer than 292 years")
        }
        nanoseconds = value
    }

    /// Reads one number with its unit.
    private static func adding(
        _ rest: inout Substring.UTF8View,
        of text: String,
        to sum: UInt64
    ) throws(TextError) -> UInt64 {
        let whole = rest.prefix { $0.decimalDigit != nil }
        rest = rest[whole.endIndex...]
        var fraction = rest.prefix(0)
        let point = rest.startIndex
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix { $0.decimalDigit != nil }
            rest = rest[fraction.endIndex...]
        }
        guard !whole.isEmpty || !fraction.isEmpty else { throw error(text, text.problem(at: point)) }
        let name = rest.prefix { $0.decimalDigit == nil && $0 != UInt8(ascii: ".") }
        guard !name.isEmpty else { throw error(text, "has a number without a unit") }
        guard let unit = units.first(where: { name.elementsEqual($0.name.utf8) })?.nanoseconds else {
            throw error(text, "has the unknown unit '\(String(decoding: name.prefix(20), as: UTF8.self))'")
        }
        rest = rest[name.endIndex...]
        let count = whole.reduce(UInt64?.some(0)) { count, digit in count.flatMap { $0.appending(digit: digit & 0xF) } }
        let (product, overflow) = (count ?? .max).multipliedReportingOverflow(by: unit)
        let (part, partOverflow) = product.addingReportingOverflow(nanoseconds(fraction, unit: unit))
        let (total, totalOverflow) = sum.addingReportingOverflow(part)
        guard count != nil, !overflow, !partOverflow, !totalOverflow, total <= 1 << 63 else {
            throw error(text, "is longer than 292 years")
        }
        return total
    }

    /// The fraction of a unit, in floating point as `leadingFraction` and its caller calculate it, digit for digit.
    private static func nanoseconds(_ fraction: Substring.UTF8View, unit: UInt64) -> UInt64 {
        var value: Int64 = 0
        var scale = 1.0
        for digit in fraction {
            guard let next = value.appending(digit: digit & 0xF) else { break }
            value = next
            scale *= 10
        }
        return UInt64(Double(value) * (Double(unit) / scale))
    }

    private static let units: [(name: String, nanoseconds: UInt64)] = [
        ("ns", 1), ("us", 1_000), ("\u{B5}s", 1_000), ("\u{3BC}s", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]

    private static func error(_ text: String, _ problem: String) -> TextError {
        TextError(
            text,
            isNot: "a Go duration",
            "numbers with units of h m s ms us ns, such as 1h0m0s or 1.5s",
            because: problem
        )
    }
}

extension GoDuration {
    /// The canonical form, as Go's `String`: hours, minutes and seconds, or the largest unit below a second.
    public var text: String {
        let length = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        switch length {
        case 0: return "0s"
        case ..<1_000: return sign + String(length) + "ns"
        case ..<1_000_000: return sign + Self.decimal(length, unit: 1_000) + "\u{B5}s"
        case ..<1_000_000_000: return sign + Self.decimal(length, unit: 1_000_000) + "ms"
        default: break
        }
        let minutes = length / 60_000_000_000
        let seconds = Self.decimal(length % 60_000_000_000, unit: 1_000_000_000) + "s"
        if minutes == 0 { return sign + seconds }
        let hours = minutes / 60
        return sign + (hours > 0 ? "\(hours)h" : "") + "\(minutes % 60)m" + seconds
    }

    /// The length in a unit that is a power of ten, without trailing zeros.
    private static func decimal(_ length: UInt64, unit: UInt64) -> String {
        let fraction = length % unit
        guard fraction > 0 else { return String(length / unit) }
        // The unit before the digits keeps their leading zeros.
        var digits = String(unit + fraction).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(length / unit).\(digits)"
    }
}

extension GoDuration: Comparable {
    /// The shorter first.
    public static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}
