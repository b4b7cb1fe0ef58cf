public import YAML

/// The least and the greatest of an integer.
public protocol IntegerBounds: Sendable {
    /// The legal values.
    static var range: ClosedRange<Int> { get }
}

/// An integer that lies within bounds.
public struct Bounded<Bounds: IntegerBounds>: FieldValue, ExpressibleByIntegerLiteral {
    /// The number.
    public let value: Int

    /// The number, `nil` when it is out of bounds.
    public init?(_ value: Int) {
        guard Bounds.range.contains(value) else { return nil }
        self.value = value
    }

    /// A literal; one that is out of bounds is a mistake in the program and traps.
    public init(integerLiteral value: Int) {
        precondition(Bounds.range.contains(value), "\(value) is not in \(Bounds.range)")
        self.value = value
    }

    /// Decodes an integer and checks its bounds.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(Int.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected \(Bounds.range)")
        }
        self = value
    }

    /// Encodes the integer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// An integer within the bounds.
    public static var schema: ValueSchema {
        .integer(minimum: Int64(Bounds.range.lowerBound), maximum: Int64(Bounds.range.upperBound))
    }

    /// The least value.
    public static var sample: Self { Self(integerLiteral: Bounds.range.lowerBound) }

    /// Writes the digits.
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        writer.integer(Int64(value))
    }

    /// Reads an integer and checks its bounds.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> Self {
        let number = try reader.integer()
        guard let value = Int(exactly: number).flatMap(Self.init) else {
            let range = Bounds.range
            throw reader.fail("expected a number from \(range.lowerBound) to \(range.upperBound), found \(number)")
        }
        return value
    }
}

/// Pods of a workload.
public typealias ReplicaCount = Bounded<ReplicaBounds>
/// Calls or tokens that a tenant may make; a day's tokens are the largest that anyone needs.
public typealias Allowance = Bounded<AllowanceBounds>
/// Streams that a tenant may have open at once.
public typealias StreamCount = Bounded<StreamBounds>
/// The share of a provider among those of a model.
public typealias UpstreamWeight = Bounded<WeightBounds>
/// A whole percentage of what was requested, as autoscalers aim at.
public typealias Utilization = Bounded<UtilizationBounds>
/// Nodes of a group.
public typealias NodeCount = Bounded<NodeBounds>

/// 1 to 500: beyond that a tenant wants a cluster of its own.
public enum ReplicaBounds: IntegerBounds {
    /// The legal values.
    public static var range: ClosedRange<Int> { 1...500 }
}

/// 1 to 10^12.
public enum AllowanceBounds: IntegerBounds {
    /// The legal values.
    public static var range: ClosedRange<Int> { 1...1_000_000_000_000 }
}

/// 1 to 100,000: more connections than the gateway's pods hold.
public enum StreamBounds: IntegerBounds {
    /// The legal values.
    public static var range: ClosedRange<Int> { 1...100_000 }
}

/// 0 to 1000.
public enum WeightBounds: IntegerBounds {
    /// The legal values.
    public static var range: ClosedRange<Int> { 0...1000 }
}

/// 1 to 100.
public enum UtilizationBounds: IntegerBounds {
    /// The legal values.
    public static var range: ClosedRange<Int> { 1...100 }
}

/// 0 to 1000.
public enum NodeBounds: IntegerBounds {
    /// The legal values.
    public static var range: ClosedRange<Int> { 0...1000 }
}
