public import YAML

/// Colours by value: each step's from its value upwards.
public struct Thresholds: Structured {
    /// What the steps' values are compared with.
    public enum Mode: String, EnumFieldValue {
        /// The value itself.
        case absolute
        /// The value's place between minimum and maximum, in per cent.
        case percentage
    }

    /// One step.
    public struct Step: Hashable, Sendable {
        /// The colour from here upwards.
        public var color: Color
        /// Where the step begins; `nil` for the first, which has no lower end.
        public var value: Double?
    }

    /// What the values are compared with.
    public var mode: Mode
    /// The steps, ascending, the first without a value.
    public private(set) var steps: [Step]

    /// A colour, and others from their values upwards; the order in which they are given does not matter.
    public init(_ base: Color, _ steps: KeyValuePairs<Double, Color> = [:], mode: Mode = .absolute) {
        self.mode = mode
        let ascending = steps.sorted { $0.key < $1.key }
        self.steps = [Step(color: base, value: nil)] + ascending.map { Step(color: $0.value, value: $0.key) }
    }

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        var thresholds = Thresholds(.green)
        thresholds.mode = try visit.required("mode", value?.mode)
        thresholds.steps = try visit.required("steps", value?.steps)
        return thresholds
    }
}

extension Thresholds.Step: Structured {
    /// The fields in the order in which they are written; the first step's value is `null`, which Grafana reads as minus
    /// infinity.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            color: visit.required("color", value?.color),
            value: visit.optional("value", value.map { Bound($0.value) } as Bound??)?.number
        )
    }
}

/// A number that is written as `null` where there is none.
struct Bound: FieldValue {
    var number: Double?

    static var schema: ValueSchema { Double.schema }
    static var sample: Bound { Bound(Double.sample) }

    init(_ number: Double?) {
        self.number = number
    }

    init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Double.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let number { try container.encode(number) } else { try container.encodeNil() }
    }

    func write<Writer: ValueWriter>(to writer: inout Writer) {
        // The writer has no word for nothing but for numbers that JSON can't hold.
        writer.double(number ?? -.infinity)
    }

    static func read(from reader: inout FieldReader) throws(FieldFailure) -> Bound {
        Bound(try reader.double())
    }
}
