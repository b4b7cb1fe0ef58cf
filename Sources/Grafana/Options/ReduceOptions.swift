public import YAML

/// How a series becomes one value.
public struct ReduceOptions: Structured {
    /// What is made of a series' values.
    public enum Calculation: String, EnumFieldValue {
        /// The last value.
        case lastNotNull
        /// The mean.
        case mean
        /// The largest value.
        case max
        /// The smallest value.
        case min
        /// The sum.
        case sum
    }

    /// What is made of the values.
    public var calcs: [Calculation]
    /// Which fields count; empty: those with numbers.
    public var fields: String
    /// Whether each value is shown instead.
    public var values: Bool

    /// One value a series.
    public init(_ calculation: Calculation = .lastNotNull) {
        calcs = [calculation]
        fields = ""
        values = false
    }

    /// The fields in the order in which they are written; what Grafana does anyway is left out.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        var options = Self()
        options.calcs = try visit.required("calcs", value?.calcs)
        options.fields = try visit.optional("fields", value?.fields, default: "")
        options.values = try visit.optional("values", value?.values, default: false)
        return options
    }
}

/// Which way several values are laid out.
public enum Orientation: String, EnumFieldValue {
    /// As fits.
    case auto
    /// One below the other.
    case vertical
    /// Side by side.
    case horizontal
}
