import HTTPTypes
import NIOHTTP1

/// A request's head as it came, checked for what the decoder lets pass.
struct RequestHead {
    /// The head as handlers see it.
    var request: HTTPRequest
    /// The connection ends after this request.
    var isLast: Bool
    /// The client waits to be told to send the body.
    var expectsContinue: Bool
    /// The client knows no chunks.
    var isHTTP10: Bool

    /// Checks a head.
    ///
    /// The decoder (llhttp) refuses both lengths in one head, two lengths, and encodings that do not end in `chunked`. What
    /// is left is refused here: a request of HTTP/1.1 without exactly one `Host` (RFC 9112 section 3.2), a
    /// `Transfer-Encoding` in HTTP/1.0, whose framing RFC 9112 section 6.1 calls faulty, and one that is more than
    /// `chunked`, which the services behind may read otherwise.
    ///
    /// - Throws: `ServiceError`: 400.
    init(_ head: HTTPRequestHead) throws(ServiceError) {
        var fields = HTTPFields()
        fields.reserveCapacity(head.headers.count)
        var host: String?
        var isUpgrade = head.method == .CONNECT
        var hasEncoding = false
        expectsContinue = false
        isHTTP10 = head.version.minor == 0
        for (name, value) in head.headers {
            guard let name = HTTPField.Name(name) else { throw .badRequest("the name of a header is malformed") }
            switch name.canonicalName {
            case "host":
                guard host == nil else { throw .badRequest("there is more than one 'Host'") }
                host = value
                continue
            case "upgrade":
                // Nothing is upgraded to; the decoder reads no more after a request that asks for it.
                isUpgrade = true
            case "expect":
                expectsContinue = value.lowercased() == "100-continue" && !isHTTP10
            case "transfer-encoding":
                guard !isHTTP10 else { throw .badRequest("HTTP/1.0 has no 'Transfer-Encoding'") }
                guard value.lowercased() == "chunked", !hasEncoding else {
                    throw .badRequest("no 'Transfer-Encoding' is known but 'chunked'")
                }
                hasEncoding = true
            default:
                break
            }
            fields.append(HTTPField(name: name, value: value))
        }
        guard host != nil || isHTTP10 else { throw .badRequest("there is no 'Host'") }
        guard let method = HTTPRequest.Method(head.method.rawValue) else {
            throw .badRequest("the method is malformed")
        }
        isLast = isUpgrade || !head.isKeepAlive
        request = HTTPRequest(method: method, scheme: "http", authority: host, path: head.uri, headerFields: fields)
    }
}

extension ServiceError {
    /// What came can't be read as a request. The connection ends, as nobody knows where the next one would begin.
    static func badRequest(_ message: String) -> ServiceError {
        ServiceError(.badRequest, code: "malformed_request", message, headers: [.connection: "close"])
    }

    static let headTooLarge = ServiceError(
        .requestHeaderFieldsTooLarge,
        code: "head_too_large",
        "the request's line and headers are too large",
        headers: [.connection: "close"]
    )

    static func tooSlow(_ part: String) -> ServiceError {
        ServiceError(
            .requestTimeout,
            code: "request_timeout",
            "the request's \(part) took too long to come",
            headers: [.connection: "close"]
        )
    }
}
