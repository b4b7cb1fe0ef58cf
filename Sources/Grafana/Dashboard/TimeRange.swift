public import YAML

/// A time range, relative to now as a rule: `now-1h` to `now`.
public struct TimeRange: Structured {
    /// Where it starts.
    public var from: String
    /// Where it ends.
    public var to: String

    /// A range from one time to another.
    public init(from: String, to: String = "now") {
        self.from = from
        self.to = to
    }

    /// The hour that ends now.
    public static let lastHour = TimeRange(from: "now-1h")

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(from: visit.required("from", value?.from), to: visit.required("to", value?.to))
    }
}

/// The time zone of a dashboard.
public enum TimeZone: String, EnumFieldValue {
    /// That of the reader's browser.
    case browser
    /// Coordinated universal time.
    case utc
}

/// How the pointer is shared among the panels of a dashboard.
public enum CursorSync: Int, NumberedFieldValue {
    /// Not at all.
    case off = 0
    /// A line at the same time in each.
    case crosshair = 1
    /// A line and the values in each.
    case tooltip = 2
}
