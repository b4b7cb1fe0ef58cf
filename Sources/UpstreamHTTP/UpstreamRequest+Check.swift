/// Refuses what would say something else on the wire than it says here.
extension UpstreamRequest {
    /// - Throws: ``UpstreamError/invalidRequest(_:)``
    func checkURL() throws(UpstreamError) {
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            throw .invalidRequest("the URL has to start with http:// or https://")
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .invalidRequest("the URL has characters that have to be percent-encoded")
        }
    }

    /// - Throws: ``UpstreamError/invalidRequest(_:)``
    static func check(_ header: (name: String, value: String)) throws(UpstreamError) {
        let (name, value) = header
        guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte) else {
            throw .invalidRequest("a header's name is not a token")
        }
        guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw .invalidRequest("the header '\(name)' has a control character")
        }
        guard !framing.contains(name.lowercased()) else {
            throw .invalidRequest("the header '\(name)' is the client's to say")
        }
    }

    /// What says where a request ends, whom it is for, and what becomes of its connection (RFC 9110, 7.2 and 7.6.1).
    private static let framing: Set = [
        "connection", "content-length", "expect", "host", "keep-alive", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade",
    ]

    /// `tchar` of RFC 9110, 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// The host of the URL with its port, for messages.
    var authority: String {
        let rest = url.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return String(rest.split(separator: "@").last ?? "")
    }
}
