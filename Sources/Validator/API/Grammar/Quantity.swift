import YAML

/// An amount of something: `500m`, `1.5Gi`, `1e3` (apimachinery: pkg/api/resource/quantity.go).
///
/// It is held in billionths, which is as exact as Kubernetes is: anything finer is rounded up.
struct Quantity: Hashable, Sendable {
    /// How an amount is written, which it keeps when Kubernetes writes it again.
    enum Format: Sendable {
        /// `m`, nothing, `k`, `M` and so on.
        case decimal
        /// `Ki`, `Mi` and so on.
        case binary
        /// `e3`.
        case exponent
    }

    /// The amount, in billionths; the highest or lowest there is for what is beyond.
    let nano: Int128
    /// How it is written.
    let format: Format

    init(nano: Int128, format: Format) {
        self.nano = nano
        self.format = format
    }

    /// The amount that a string or number of a manifest says; `nil` when it says none.
    init?(_ node: YAMLNode) {
        guard node.kind == .scalar else { return nil }
        if node.nonString == nil, node.tag == nil, node.withUTF8(Self.hasNoSpaceAround) {
            guard let parsed = node.withUTF8({ Quantity($0) }) else { return nil }
            self = parsed
            return
        }
        switch node.scalar {
        case .string(let text): self.init(trimming: text)
        case .int(let value): self.init(nano: Int128(value) * 1_000_000_000, format: .decimal)
        case .unsignedInt(let value): self.init(nano: Int128(value) * 1_000_000_000, format: .decimal)
        case .float(let value): self.init("\(value)")
        case .null, .bool: return nil
        }
    }

    /// Whether a text starts and ends with a character of ASCII that is no space.
    private static func hasNoSpaceAround(_ text: UTF8Bytes) -> Bool {
        guard let first = text.first, let last = text.last else { return true }
        return first > 0x20 && first < 0x7F && last > 0x20 && last < 0x7F
    }

    /// The amount that a text says, spaces around it aside (`UnmarshalJSON`).
    private init?(trimming text: String) {
        var text = text
        while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.unicodeScalars.removeLast() }
        let start = text.unicodeScalars.firstIndex { !$0.properties.isWhitespace } ?? text.startIndex
        self.init(start == text.startIndex ? text : String(text[start...]))
    }

    /// The amount that a text says.
    init?(_ text: String) {
        var text = text
        guard let parsed = text.withUTF8({ Quantity($0) }) else { return nil }
        self = parsed
    }

    static let zero = Quantity(nano: 0, format: .decimal)

    var isNegative: Bool { nano < 0 }
    var isPositive: Bool { nano > 0 }

    /// Whether it is a whole number (`MilliValue()%1000 == 0`: of thousandths, anything finer counts as one).
    var isWhole: Bool { roundedToMilli.nano % 1_000_000_000 == 0 }

    /// The same, rounded up to thousandths, as the server's defaults do with resources (`SetDefaults_ResourceList`).
    var roundedToMilli: Quantity {
        let rest = nano % 1_000_000
        guard rest != 0 else { return self }
        let (rounded, isTooMuch) = (nano - rest).addingReportingOverflow(nano < 0 ? -1_000_000 : 1_000_000)
        return isTooMuch ? self : Quantity(nano: rounded, format: format)
    }

    /// Whether the amount is beyond what is held exactly.
    var isExtreme: Bool { nano == .max || nano == -.max }

    /// The sum of two amounts, in the first one's format.
    static func + (left: Quantity, right: Quantity) -> Quantity {
        let (sum, isTooMuch) = left.nano.addingReportingOverflow(right.nano)
        guard !isTooMuch, !left.isExtreme, !right.isExtreme else {
            return Quantity(nano: left.isNegative ? -.max : .max, format: left.format)
        }
        return Quantity(nano: sum, format: left.format)
    }
}

/// Amounts compare as numbers, however they are written; those beyond bounds are all the same.
extension Quantity: Comparable {
    static func < (left: Quantity, right: Quantity) -> Bool { left.nano < right.nano }
    static func == (left: Quantity, right: Quantity) -> Bool { left.nano == right.nano }
    func hash(into hasher: inout Hasher) { hasher.combine(nano) }
}
