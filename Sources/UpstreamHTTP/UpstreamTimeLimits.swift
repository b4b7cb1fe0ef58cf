/// How long each phase of a request may take.
public struct UpstreamTimeLimits: Hashable, Sendable {
    /// Until a connection is there, TLS included.
    public var connect: Duration
    /// From the start until the head of the response.
    public var firstByte: Duration
    /// Between two pieces of the body, while the reader takes them.
    public var idle: Duration
    /// From the start to the end.
    public var total: Duration

    /// Time limits.
    public init(connect: Duration, firstByte: Duration, idle: Duration, total: Duration) {
        self.connect = connect
        self.firstByte = firstByte
        self.idle = idle
        self.total = total
    }

    /// What suits a language model: 5 seconds to connect, 2 minutes to the first byte, 1 minute between two pieces,
    /// 15 minutes in all.
    public static let `default` = UpstreamTimeLimits(
        connect: .seconds(5),
        firstByte: .seconds(120),
        idle: .seconds(60),
        total: .seconds(900)
    )
}
