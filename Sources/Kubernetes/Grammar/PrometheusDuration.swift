public import YAML

/// A duration as Prometheus and its operator write it: `30s`, `1h30m`, `90d`.
///
/// Source: `ParseDuration` and `Duration.String` in `prometheus/common/model/time.go`, which the pattern of `Duration` in
/// `prometheus-operator/pkg/apis/monitoring/v1/types.go` follows. A year has 365 days. ``text`` is canonical.
public struct PrometheusDuration: TextValue {
    /// The length in milliseconds.
    public let milliseconds: Int64

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "30s",
        pattern: "^(0|(?=.)([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$"
    )

    /// A duration of milliseconds.
    ///
    /// - Precondition: not negative, and at most 292 years.
    public init(milliseconds: Int64) {
        precondition((0...Self.longest).contains(milliseconds), "no duration of \(milliseconds) ms can be written")
        self.milliseconds = milliseconds
    }

    /// A duration of seconds.
    ///
    /// - Precondition: not negative, and at most 292 years.
    public static func seconds(_ seconds: Int64) -> Self {
        precondition((0...longest / 1000).contains(seconds), "no duration of \(seconds) s can be written")
        return Self(milliseconds: seconds * 1000)
    }

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        if text == "0" {
            milliseconds = 0
            return
        }
        var rest = text.utf8[...]
        var sum: Int64 = 0
        var previous = Int64.max
        guard !rest.isEmpty else { throw Self.error(text, "is empty") }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.decimalDigit != nil }
            guard !digits.isEmpty else { throw Self.error(text, text.problem(at: rest.startIndex)) }
            let letters = rest[digits.endIndex...].prefix { $0.isLetter }
            guard !letters.isEmpty else {
                let end = letters.endIndex
                throw Self.error(text, end == text.endIndex ? "has no unit at its end" : text.problem(at: end))
            }
            guard let unit = Self.units.first(where: { letters.elementsEqual($0.name.utf8) }) else {
                throw Self.error(text, "has the unknown unit '\(String(decoding: letters.prefix(20), as: UTF8.self))'")
            }
            guard unit.milliseconds < previous else { throw Self.error(text, "has its units out of order") }
            previous = unit.milliseconds
            let count = digits.reduce(Int64?.some(0)) { count, digit in
                count.flatMap { $0.appending(digit: digit & 0xF) }
            }
            let (length, overflow) = (count ?? .max).multipliedReportingOverflow(by: unit.milliseconds)
            guard count != nil, !overflow, length <= Self.longest - sum else {
                throw Self.error(text, "is longer than 292 years")
            }
            sum += length
            rest = rest[letters.endIndex...]
        }
        milliseconds = sum
    }

    /// The canonical form, as Prometheus prints it: years and weeks only where nothing remains.
    public var text: String {
        if milliseconds == 0 { return "0s" }
        var text = ""
        var rest = milliseconds
        for unit in Self.units {
            if unit.isWholeOnly, rest % unit.milliseconds != 0 { continue }
            let count = rest / unit.milliseconds
            guard count > 0 else { continue }
            text += String(count) + unit.name
            rest -= count * unit.milliseconds
        }
        return text
    }

    /// Go keeps a duration as nanoseconds in 64 bits.
    private static let longest = Int64.max / 1_000_000

    private struct Unit {
        var name: String
        var milliseconds: Int64
        var isWholeOnly = false
    }

    private static let units = [
        Unit(name: "y", milliseconds: 365 * 86_400_000, isWholeOnly: true),
        Unit(name: "w", milliseconds: 7 * 86_400_000, isWholeOnly: true),
        Unit(name: "d", milliseconds: 86_400_000),
        Unit(name: "h", milliseconds: 3_600_000),
        Unit(name: "m", milliseconds: 60_000),
        Unit(name: "s", milliseconds: 1_000),
        Unit(name: "ms", milliseconds: 1),
    ]

    private static func error(_ text: String, _ problem: String) -> TextError {
        TextError(
            text,
            isNot: "a Prometheus duration",
            "whole numbers of y w d h m s ms in this order, such as 30s or 1h30m",
            because: problem
        )
    }
}

extension PrometheusDuration: Comparable {
    /// The shorter first.
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}
