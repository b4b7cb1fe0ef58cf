import Synchronization

/// Requests to upstreams by libcurl: connections are kept and used again, bodies come piece by piece, and a reader who leaves
/// ends the request.
///
/// All transfers run on one thread. Only HTTP and HTTPS are spoken, no redirect is followed, and no proxy is used but one that
/// is configured.
public final class UpstreamClient: Sendable {
    /// What all requests have in common.
    public struct Configuration: Hashable, Sendable {
        /// The most connections to one upstream; requests wait for one.
        public var connectionsPerHost: Int
        /// The connections that are kept for later requests.
        public var idleConnections: Int
        /// A file of certificate authorities in PEM; the system's when there is none.
        public var authorities: String?
        /// The URL of a proxy; `nil` for none, whatever the environment says.
        public var proxy: String?

        /// A configuration.
        public init(
            connectionsPerHost: Int = 1024,
            idleConnections: Int = 256,
            authorities: String? = nil,
            proxy: String? = nil
        ) {
            self.connectionsPerHost = connectionsPerHost
            self.idleConnections = idleConnections
            self.authorities = authorities
            self.proxy = proxy
        }
    }

    private let loop: CurlLoop

    /// A client with a thread of its own.
    ///
    /// - Throws: ``UpstreamError/shutDown`` when the system has no thread or descriptor left.
    public init(_ configuration: Configuration = .init()) throws(UpstreamError) {
        loop = try CurlLoop(configuration)
    }

    deinit {
        loop.post(.stop)
    }

    /// Sends a request, and waits for the head of its response.
    ///
    /// Cancelling the task cancels the request.
    ///
    /// - Throws: `UpstreamError`.
    public func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamResponse {
        try request.check()
        let exchange = Exchange(request, on: loop)
        let lease = UpstreamResponse.Lease(exchange)
        loop.post(.start(exchange))
        let head = try await exchange.head()
        return UpstreamResponse(head: head, body: UpstreamResponse.Body(lease: lease))
    }

    /// Ends what runs, and refuses what comes.
    public func shutDown() {
        loop.post(.stop)
    }
}

extension UpstreamRequest {
    /// Refuses what would say something else on the wire than it says here.
    fileprivate func check() throws(UpstreamError) {
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            throw .invalidRequest("the URL has to start with http:// or https://")
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .invalidRequest("the URL has characters that have to be percent-encoded")
        }
        for (name, value) in headers {
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
                throw .invalidRequest("a header's name is not a token")
            }
            guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                throw .invalidRequest("the header '\(name)' has a control character")
            }
        }
    }

    /// `tchar` of RFC 9110, 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
