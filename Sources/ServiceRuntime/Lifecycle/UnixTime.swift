import FoundationEssentials

/// The time of day, since 1970 in UTC.
public enum UnixTime: Sendable {
    /// Seconds, with their fraction.
    public static var seconds: Double { Date().timeIntervalSince1970 }
    /// Whole milliseconds.
    public static var milliseconds: Int { Int(seconds * 1000) }
}
