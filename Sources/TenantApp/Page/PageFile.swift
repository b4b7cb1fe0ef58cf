import HTTPTypes
import HummingbirdCore
import NIOCore
import ServiceRuntime

/// A file of the page, served from memory.
struct PageFile: Sendable {
    private let bytes: ByteBuffer
    private let headers: HTTPFields
    private let entityTag: String

    /// A file of a media type.
    init(_ text: String, type: String) {
        bytes = ByteBuffer(string: text)
        entityTag = "\"\(Self.hash(text))\""
        headers = Self.headers(type: type, entityTag: entityTag)
    }

    /// The file, or that the client's copy is still good.
    func response(to request: Request) -> Response {
        if let tags = request.headers[.ifNoneMatch], Self.matches(entityTag, tags) {
            var headers = headers
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: bytes))
    }

    /// Whether `If-None-Match` names a tag, weakly or not (RFC 9110, 13.1.2).
    static func matches(_ tag: String, _ header: String) -> Bool {
        header.split(separator: ",").contains { part in
            let text = part.drop { $0 == " " || $0 == "\t" }
            let name = (text.hasPrefix("W/") ? text.dropFirst(2) : text).prefix { $0 != " " && $0 != "\t" }
            return name == tag || name == "*"
        }
    }

    private static func headers(type: String, entityTag: String) -> HTTPFields {
        [
            .contentType: type,
            .eTag: entityTag,
            // A new version of the application has a new page at once.
            .cacheControl: "no-cache",
            .contentSecurityPolicy: """
            default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; \
            base-uri 'none'; frame-ancestors 'none'
            """,
            .xContentTypeOptions: "nosniff",
            .referrerPolicy: "same-origin",
            .crossOriginResourcePolicy: "same-origin",
        ]
    }

    /// FNV-1a of 64 bits (https://datatracker.ietf.org/doc/html/rfc9923), in hexadecimal digits.
    private static func hash(_ text: String) -> String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
