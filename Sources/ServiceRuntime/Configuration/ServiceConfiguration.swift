/// What all services are told: where to listen, how much to take, how long to drain.
public struct ServiceConfiguration: Sendable {
    /// The address that the server listens on.
    public var host: String
    /// The port; 0 for any that is free.
    public var port: Int
    /// The bytes of a request's body.
    public var bodyLimit: Int
    /// The bytes of a request's head.
    public var headLimit: Int
    /// How long a head may take, from its first byte or, on a new connection, from its start.
    public var headTime: Duration
    /// How long a body may take.
    public var bodyTime: Duration
    /// How long a connection may wait for its next request.
    public var idleTime: Duration
    /// How long a client may leave what is written to it unread.
    public var writeTime: Duration
    /// Connections at once; more wait in the system's queue.
    public var connectionLimit: Int
    /// Requests at once; more are told to come back (503).
    public var requestLimit: Int
    /// How long the service goes on taking requests after SIGTERM, while the cluster learns that it is leaving.
    public var drainDelay: Duration
    /// How long requests that run may take after that.
    public var drainTime: Duration
    /// Threads that serve connections.
    public var threads: Int
    /// A port of its own for `/metrics`, which is then nowhere else: for metrics that not everyone may read who may ask the
    /// service. `nil` for the service's port.
    public var metricsPort: Int?

    /// A configuration; what is left out has its default.
    public init(
        host: String = "0.0.0.0",
        port: Int,
        bodyLimit: Int = 1 << 20,
        headLimit: Int = 16 << 10,
        headTime: Duration = .seconds(10),
        bodyTime: Duration = .seconds(30),
        idleTime: Duration = .seconds(75),
        writeTime: Duration = .seconds(30),
        connectionLimit: Int = 4096,
        requestLimit: Int = 2048,
        drainDelay: Duration = .seconds(5),
        drainTime: Duration = .seconds(20),
        threads: Int = 1,
        metricsPort: Int? = nil
    ) {
        self.host = host
        self.port = port
        self.bodyLimit = bodyLimit
        self.headLimit = headLimit
        self.headTime = headTime
        self.bodyTime = bodyTime
        self.idleTime = idleTime
        self.writeTime = writeTime
        self.connectionLimit = connectionLimit
        self.requestLimit = requestLimit
        self.drainDelay = drainDelay
        self.drainTime = drainTime
        self.threads = threads
        self.metricsPort = metricsPort
    }
}
