import Glibc

/// The time that tokens are made and end by.
public enum WallClock: Sendable {
    /// The seconds since 1970.
    @Sendable public static func seconds() -> Int64 { Int64(time(nil)) }
}
