import Synchronization

/// Requests to upstreams by libcurl: connections are kept and used again, bodies come piece by piece, and a reader who leaves
/// ends the request.
///
/// All transfers run on threads of the client's own, one by default. Only HTTP and HTTPS are spoken, no redirect is followed,
/// no cookie is kept, and no proxy is used but one that is configured.
public final class UpstreamClient: Sendable {
    /// What all requests have in common.
    public struct Configuration: Hashable, Sendable {
        /// The threads, each with connections of its own. One serves tens of thousands of requests a second.
        public var threads: Int
        /// The most connections of a thread to one upstream; requests wait for one.
        public var connectionsPerHost: Int
        /// The connections that a thread keeps for later requests.
        public var idleConnections: Int
        /// The bytes up to which a response that says its length is waited for, so that its reader is woken once.
        /// At most 256 KiB count.
        public var wholeResponse: Int
        /// A file of certificate authorities in PEM, which alone are trusted; the system's when there is none.
        public var authorities: String?
        /// The URL of a proxy; `nil` for none, whatever the environment says.
        public var proxy: String?

        /// A configuration.
        public init(
            threads: Int = 1,
            connectionsPerHost: Int = 1024,
            idleConnections: Int = 256,
            wholeResponse: Int = 64 << 10,
            authorities: String? = nil,
            proxy: String? = nil
        ) {
            self.threads = threads
            self.connectionsPerHost = connectionsPerHost
            self.idleConnections = idleConnections
            self.wholeResponse = wholeResponse
            self.authorities = authorities
            self.proxy = proxy
        }
    }

    private let loops: [CurlLoop]
    private let requests = Atomic<UInt>(0)

    /// A client with threads of its own.
    ///
    /// - Throws: ``UpstreamError/shutDown`` when the system has no thread or descriptor left.
    public init(_ configuration: Configuration = .init()) throws(UpstreamError) {
        var loops: [CurlLoop] = []
        do throws(UpstreamError) {
            for _ in 0..<max(1, configuration.threads) { loops.append(try CurlLoop(configuration)) }
        } catch {
            for loop in loops { loop.post(.stop) }
            throw error
        }
        self.loops = loops
    }

    deinit {
        shutDown()
    }

    /// Sends a request, and waits for the head of its response; or for all of it, when it says that it is short.
    ///
    /// Cancelling the task cancels the request. A request that finds a kept connection dead before any answer came is sent
    /// again by libcurl, on another connection; nothing else is ever sent twice.
    ///
    /// - Throws: `UpstreamError`.
    public func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamResponse {
        let pending = start(request)
        while true {
            if let response = try await pending.head() { return response }
        }
    }

    /// Sends a request whose response is waited for later, by one reader.
    public func start(_ request: UpstreamRequest) -> PendingResponse {
        let loop = nextLoop
        let exchange = Exchange(request, on: loop)
        loop.post(.start(exchange))
        return PendingResponse(lease: UpstreamResponse.Lease(exchange, of: self))
    }

    /// What the client is doing at the moment; asking costs next to nothing.
    public var activity: UpstreamActivity {
        loops.reduce(into: UpstreamActivity()) { $0 += $1.activity.current }
    }

    /// Ends what runs, and refuses what comes.
    public func shutDown() {
        for loop in loops { loop.post(.stop) }
    }

    /// In turn.
    private var nextLoop: CurlLoop {
        guard loops.count > 1 else { return loops[0] }
        let request = requests.wrappingAdd(1, ordering: .relaxed).oldValue
        return loops[Int(request % UInt(loops.count))]
    }
}
