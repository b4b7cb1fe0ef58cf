import Glibc

/// The time of day.
enum UnixTime {
    /// Seconds since 1970, with their fraction.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
