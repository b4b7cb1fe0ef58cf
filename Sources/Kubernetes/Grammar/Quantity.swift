public import YAML

/// An amount of a resource: `500m`, `2`, `4Gi`, `1e3`. Exact, and of any size.
///
/// The grammar and the canonical form are those of `ParseQuantity` and `CanonicalizeBytes` in
/// `k8s.io/apimachinery/pkg/api/resource/quantity.go`: a finer value than nano is rounded away from zero to nano, a
/// binary one is capped at ±(2⁶³ - 1), and ``text`` has no fraction and the largest suffix that keeps the value.
///
/// Equality, hash and order are by value: `1Ki` equals `1024`, though each keeps its ``format`` and is written with it.
///
/// Stricter than Go in two ways, neither of which a writer can miss: a number has a digit (Go takes `Gi` and `-` for 0),
/// and a decimal exponent has at most four (Go takes `1e2147483647`, and runs out of memory adding to it).
/// ``text`` is canonical always: Go keeps `+1`, `01` and `1.234` as they were written until it calculates with them.
public struct Quantity: TextValue {
    /// How a quantity is written.
    public enum Format: Hashable, Sendable {
        /// With a suffix of a power of 1024: `12Mi`.
        case binarySI
        /// With a suffix of a power of 1000: `12M`, `500m`.
        case decimalSI
        /// With a decimal exponent: `12e6`.
        case decimalExponent
    }

    /// A power of ten that quantities have a suffix for.
    public enum Scale: Int, Hashable, Sendable, CaseIterable {
        case nano = -9
        case micro = -6
        case milli = -3
        case one = 0
        case kilo = 3
        case mega = 6
        case giga = 9
        case tera = 12
        case peta = 15
        case exa = 18
    }

    var number: ExactDecimal

    /// How the quantity is written, as long as its value can be.
    public private(set) var format: Format

    /// What a quantity looks like; the pattern is the one that the API server puts into schemas of custom resources
    /// (`controller-tools/pkg/crd/known_types.go`), without fractions in the exponent, which Go refuses.
    public static let grammar = TextGrammar(
        example: "512Mi",
        pattern: #"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,4})?$"#,
        acceptsNumbers: true
    )

    /// A whole number of units: cores, bytes, objects.
    public init(_ value: Int64, format: Format = .decimalSI) {
        self.init(ExactDecimal(value, exponent: 0), format: format)
    }

    /// A number of units of a scale: `Quantity(500, .milli)` is `500m`.
    public init(_ value: Int64, _ scale: Scale, format: Format = .decimalSI) {
        self.init(ExactDecimal(value, exponent: scale.rawValue), format: format)
    }

    init(_ number: ExactDecimal, format: Format) {
        self.number = number
        self.format = format
    }
}

extension Quantity: Comparable {
    /// By value: formats don't matter.
    public static func == (left: Self, right: Self) -> Bool { left.number == right.number }

    /// By value, exactly.
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// By value, as equality.
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension Quantity: ExpressibleByIntegerLiteral {
    /// A whole number of units.
    public init(integerLiteral value: Int64) { self.init(value) }
}
