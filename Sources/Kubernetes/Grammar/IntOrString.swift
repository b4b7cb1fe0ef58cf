/// A whole number or a text: a port by number or name, a count or a percentage (`25%`).
///
/// Source: `IntOrString` in `k8s.io/apimachinery/pkg/util/intstr/intstr.go`. `80` and `"80"` are two values.
public enum IntOrString: Hashable, Sendable {
    /// A number of 32 bits.
    case int(Int32)
    /// A text.
    case string(String)
}

extension IntOrString: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// A number.
    public init(integerLiteral value: Int32) { self = .int(value) }

    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }

    /// A port by its number.
    public init(_ port: PortNumber) { self = .int(Int32(port.value)) }

    /// A port by its name.
    public init(_ name: PortName) { self = .string(name.text) }
}

extension IntOrString: CustomStringConvertible {
    /// The number in digits, or the text.
    public var description: String {
        switch self {
        case .int(let value): String(value)
        case .string(let value): value
        }
    }
}

extension IntOrString: Codable {
    /// Decodes a string or an integer of 32 bits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .string(text)
        } else {
            self = .int(try container.decode(Int32.self))
        }
    }

    /// Encodes a string or an integer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .int(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        }
    }
}
