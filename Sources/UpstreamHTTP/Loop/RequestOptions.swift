internal import CLibcurl
import Glibc
import NIOCore

/// What an easy handle was last told of a request, so that it is told only what differs from the one before.
///
/// libcurl copies the URL. At the header lines and the body it points, so both live here.
struct RequestOptions: ~Copyable {
    /// Time limits in nanoseconds.
    struct Limits {
        var firstByte = 0
        var idle = 0
        var total = 0
    }

    private(set) var limits = Limits()
    private var durations: UpstreamTimeLimits?
    private var url: String?
    private var headers: [(name: String, value: String)] = []
    private var hasBody: Bool?
    private var lines = HeaderLines()
    /// What the body's bytes belong to.
    private var body: Unmanaged<AnyObject>?

    init() {}

    deinit {
        body?.release()
    }

    /// Tells a handle all of a request.
    ///
    /// - Throws: ``UpstreamError/invalidRequest(_:)``, after which the handle may know half of it.
    mutating func set(_ request: UpstreamRequest, on easy: borrowing EasyHandle) throws(UpstreamError) {
        if url?.hasSameBytes(as: request.url) != true {
            try request.checkURL()
            url = request.url
            curl_set_string(easy.raw, CURLOPT_URL, request.url)
            // Requests to one upstream share a connection where they can, and wait for the first to see whether they can.
            curl_set_long(easy.raw, CURLOPT_PIPEWAIT, request.url.hasPrefix("https:") ? 1 : 0)
        }
        if durations != request.limits {
            durations = request.limits
            limits = Limits(
                firstByte: request.limits.firstByte.nanoseconds,
                idle: request.limits.idle.nanoseconds,
                total: request.limits.total.nanoseconds
            )
            // 0 would mean libcurl's own limit.
            let connect = min(max(1, request.limits.connect.nanoseconds / 1_000_000), Int(Int32.max))
            curl_set_long(easy.raw, CURLOPT_CONNECTTIMEOUT_MS, connect)
        }
        switch request.method {
        case .get:
            try setHeaders(request, hasBody: false, on: easy)
            curl_set_long(easy.raw, CURLOPT_HTTPGET, 1)
        case .post(let bytes):
            try setHeaders(request, hasBody: true, on: easy)
            setBody(bytes, on: easy)
        }
    }

    /// Lets go of the body, once the handle is out of the loop.
    mutating func releaseBody() {
        body?.release()
        body = nil
    }

    private mutating func setHeaders(
        _ request: UpstreamRequest,
        hasBody: Bool,
        on easy: borrowing EasyHandle
    ) throws(UpstreamError) {
        if self.hasBody != hasBody { setVersion(hasBody: hasBody, on: easy) }
        guard self.hasBody != hasBody || !request.headers.elementsEqual(headers, by: Self.haveSameName) else {
            return try changeValues(to: request.headers)
        }
        var lines = HeaderLines()
        for header in request.headers {
            try UpstreamRequest.check(header)
            lines.append(Self.line(header))
        }
        if hasBody {
            // No waiting for 100 Continue; and a body is no form unless somebody says so.
            lines.append("Expect:")
            if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
                lines.append("Content-Type:")
            }
        }
        curl_set_lines(easy.raw, CURLOPT_HTTPHEADER, lines.first)
        // Only now may the old lines go.
        self.lines = lines
        headers = request.headers
        self.hasBody = hasBody
    }

    /// A request with a body goes by HTTP/1.1, on a connection of its own, also where HTTP/2 is offered.
    ///
    /// An upstream may answer before it has read the body: a gateway's 401 or 429, nginx's `return`. On a stream of HTTP/2,
    /// libcurl 7.88 then fails now and then with `CURLE_HTTP2_STREAM` though the whole answer came, and with a body larger
    /// than the stream's window it waits for ever (https://github.com/curl/curl/issues/10433; later versions up to 8.2 had
    /// others: 11194, 11485). To send such a request again is not safe, as the upstream may have taken it.
    private func setVersion(hasBody: Bool, on easy: borrowing EasyHandle) {
        let version = hasBody ? Int(CURL_HTTP_VERSION_1_1) : Int(CURL_HTTP_VERSION_2TLS)
        curl_set_long(easy.raw, CURLOPT_HTTP_VERSION, version)
    }

    /// Makes only the lines anew whose values differ: of most requests to an upstream, that is the trace's alone.
    private mutating func changeValues(to headers: [(name: String, value: String)]) throws(UpstreamError) {
        for (index, header) in headers.enumerated() where !self.headers[index].value.hasSameBytes(as: header.value) {
            try UpstreamRequest.check(header)
            lines.replace(index, with: Self.line(header))
            self.headers[index].value = header.value
        }
    }

    private static func line(_ header: (name: String, value: String)) -> String {
        // An empty value would mean that libcurl is to send no such line.
        header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"
    }

    /// Has the handle read the bytes where they are. They stay there, and as they are, while their storage is retained
    /// (`ByteBuffer.withUnsafeReadableBytesWithStorageManagement`): who writes to another copy of the buffer moves away.
    private mutating func setBody(_ bytes: ByteBuffer, on easy: borrowing EasyHandle) {
        releaseBody()
        let start = bytes.withUnsafeReadableBytesWithStorageManagement { bytes, storage in
            body = storage.retain()
            return bytes.baseAddress
        }
        // Without an address libcurl would read the standard input. Of an empty body, nothing is read.
        curl_set_pointer(easy.raw, CURLOPT_POSTFIELDS, start ?? UnsafeRawPointer(easy.raw))
        curl_set_offset(easy.raw, CURLOPT_POSTFIELDSIZE_LARGE, bytes.readableBytes)
    }

    private static func haveSameName(
        _ left: (name: String, value: String),
        _ right: (name: String, value: String)
    ) -> Bool {
        left.name.hasSameBytes(as: right.name)
    }
}

// MARK: - What all requests have in common

extension RequestOptions {
    /// libcurl's defaults that matter are said too: a distribution can build others in.
    static func setFixed(on easy: borrowing EasyHandle, _ configuration: UpstreamClient.Configuration) {
        let easy = easy.raw
        curl_set_long(easy, CURLOPT_NOSIGNAL, 1)
        curl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        curl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        curl_set_long(easy, CURLOPT_HTTP09_ALLOWED, 0)
        // Bytes are handed on as they are, and so is a path with dots.
        curl_set_long(easy, CURLOPT_HTTP_CONTENT_DECODING, 0)
        curl_set_long(easy, CURLOPT_PATH_AS_IS, 1)
        // No credentials but those in the header lines.
        curl_set_long(easy, CURLOPT_NETRC, 0)
        curl_set_long(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1)

        // Empty ones: without them, the environment names some.
        curl_set_string(easy, CURLOPT_PROXY, configuration.proxy ?? "")
        curl_set_string(easy, CURLOPT_NOPROXY, "")
        curl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)

        curl_set_long(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        curl_set_long(easy, CURLOPT_SSL_VERIFYPEER, 1)
        curl_set_long(easy, CURLOPT_SSL_VERIFYHOST, 2)
        // A renewed file of authorities is seen within minutes, not within a day.
        curl_set_long(easy, CURLOPT_CA_CACHE_TIMEOUT, 300)
        if let authorities = configuration.authorities {
            curl_set_string(easy, CURLOPT_CAINFO, authorities)
            // The system's are not trusted beside them.
            curl_set_string(easy, CURLOPT_CAPATH, nil)
        }

        curl_set_long(easy, CURLOPT_TCP_NODELAY, 1)
        curl_set_long(easy, CURLOPT_TCP_KEEPALIVE, 1)
        curl_set_long(easy, CURLOPT_TCP_KEEPIDLE, 30)
        curl_set_long(easy, CURLOPT_TCP_KEEPINTVL, 10)
        curl_set_long(easy, CURLOPT_DNS_CACHE_TIMEOUT, 30)
        // An idle connection is closed before most servers close theirs; a busy one before its address is too old.
        curl_set_long(easy, CURLOPT_MAXAGE_CONN, 50)
        curl_set_long(easy, CURLOPT_MAXLIFETIME_CONN, 600)
        // A name that is looked up for long must not hold the loop when its request is cancelled.
        curl_set_long(easy, CURLOPT_QUICK_EXIT, 1)
    }
}

extension String {
    /// Whether two strings are the same bytes; `==` would take `é` for `e` and an accent.
    fileprivate func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let areEqual = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return true }
                return memcmp(left, right, other.utf8.count) == 0
            }
        }
        return (areEqual ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}
