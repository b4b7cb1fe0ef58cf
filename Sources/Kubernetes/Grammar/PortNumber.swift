public import YAML

/// The number of a port, 1 to 65535.
///
/// Source: `IsValidPortNum` in `k8s.io/apimachinery/pkg/util/validation/validation.go`.
public struct PortNumber: Hashable, Sendable {
    /// The number.
    public let value: UInt16

    /// The smallest and the largest port.
    public static let range = 1...65_535

    /// A port from its number.
    ///
    /// - Throws: `TextError` where there is no such port.
    public init(_ number: Int) throws(TextError) {
        guard Self.range.contains(number), let value = UInt16(exactly: number) else {
            throw TextError(text: String(number), expected: "a port number: expected 1 to 65535")
        }
        self.value = value
    }
}

extension PortNumber: ExpressibleByIntegerLiteral {
    /// A port that the program knows; a wrong one is a mistake in the program and traps.
    public init(integerLiteral number: Int) {
        do throws(TextError) {
            try self.init(number)
        } catch {
            preconditionFailure(error.description)
        }
    }
}

extension PortNumber: Comparable {
    /// In the order of the numbers.
    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

extension PortNumber: CustomStringConvertible {
    /// The number in digits.
    public var description: String { String(value) }
}

extension PortNumber: Codable {
    /// Decodes an integer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let number = try container.decode(Int.self)
        do throws(TextError) {
            try self.init(number)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    /// Encodes the number as an integer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
