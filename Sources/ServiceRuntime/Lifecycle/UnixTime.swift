import Glibc

/// The time of day, since 1970 in UTC.
public enum UnixTime: Sendable {
    /// Milliseconds.
    public static var milliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// Seconds, with their thousandths.
    public static var seconds: Double { Double(milliseconds) / 1000 }
}
