import HTTPTypes
import NIOCore

/// Writes a response as HTTP/1.1 (RFC 9112), its head and what follows at once in one buffer.
struct ResponseEncoder {
    /// What of the request decides about the response's framing.
    struct Request: OptionSet {
        let rawValue: UInt8
        /// The response has a head only.
        static let isHead = Request(rawValue: 1)
        /// A body of unknown length ends where the connection does.
        static let isHTTP10 = Request(rawValue: 2)
    }

    private enum Framing {
        case none
        case length
        case chunked
        case close
    }

    /// Pieces up to this size are copied behind what waits to be written; larger ones are passed on as they are.
    static let copiedSize = 16 << 10
    /// The most that a piece's length and its line breaks take.
    static let chunkSize = 20

    private var framing = Framing.none

    /// Whether a response to the request, without a `content-length`, ends with its connection.
    static func endsWithConnection(_ head: HTTPResponse, _ request: Request) -> Bool {
        request.contains(.isHTTP10) && framing(head, request) == .close
    }

    private static func framing(_ head: HTTPResponse, _ request: Request) -> Framing {
        let status = head.status.code
        if request.contains(.isHead) || status == 204 || status == 304 { return .none }
        if head.headerFields.contains(.contentLength) { return .length }
        return request.contains(.isHTTP10) ? .close : .chunked
    }

    /// Writes a head that another one follows: `100 Continue`.
    static func encodeInterim(_ head: HTTPResponse, into buffer: inout ByteBuffer) {
        encodeLine(head.status, into: &buffer)
        encode(head.headerFields, into: &buffer)
        buffer.writeStaticString("\r\n")
    }

    /// Writes a response's head.
    mutating func encode(_ head: HTTPResponse, to request: Request, closes: Bool, into buffer: inout ByteBuffer) {
        framing = Self.framing(head, request)
        Self.encodeLine(head.status, into: &buffer)
        Self.encode(head.headerFields, into: &buffer)
        if framing == .chunked { buffer.writeStaticString("transfer-encoding: chunked\r\n") }
        if closes {
            buffer.writeStaticString("connection: close\r\n")
        } else if request.contains(.isHTTP10) {
            buffer.writeStaticString("connection: keep-alive\r\n")
        }
        buffer.writeStaticString("\r\n")
    }

    /// Writes a piece of its body. Returns what is to be written after `buffer`, as it is.
    mutating func encode(body piece: inout ByteBuffer, into buffer: inout ByteBuffer) -> Bool {
        let size = piece.readableBytes
        guard size > 0, framing != .none else { return false }
        if framing == .chunked {
            Self.writeHex(size, into: &buffer)
            buffer.writeStaticString("\r\n")
        }
        guard size <= Self.copiedSize else { return true }
        buffer.writeBuffer(&piece)
        if framing == .chunked { buffer.writeStaticString("\r\n") }
        return false
    }

    /// Writes what follows a piece that was passed on as it is.
    func encodeAfterPiece(into buffer: inout ByteBuffer) {
        if framing == .chunked { buffer.writeStaticString("\r\n") }
    }

    /// Writes the end.
    mutating func encodeEnd(into buffer: inout ByteBuffer) {
        if framing == .chunked { buffer.writeStaticString("0\r\n\r\n") }
        framing = .none
    }

    private static func encodeLine(_ status: HTTPResponse.Status, into buffer: inout ByteBuffer) {
        if status == .ok {
            buffer.writeStaticString("HTTP/1.1 200 OK\r\n")
            return
        }
        buffer.writeStaticString("HTTP/1.1 ")
        buffer.writeString(String(status.code))
        buffer.writeStaticString(" ")
        buffer.writeString(status.reasonPhrase)
        buffer.writeStaticString("\r\n")
    }

    private static func encode(_ fields: HTTPFields, into buffer: inout ByteBuffer) {
        for field in fields where field.name != .connection && field.name != .transferEncoding {
            buffer.writeString(field.name.rawName)
            buffer.writeStaticString(": ")
            buffer.writeString(field.value)
            buffer.writeStaticString("\r\n")
        }
    }

    private static func writeHex(_ number: Int, into buffer: inout ByteBuffer) {
        var shift = (Int.bitWidth - max(number, 1).leadingZeroBitCount - 1) / 4 * 4
        while shift >= 0 {
            let digit = UInt8(truncatingIfNeeded: number >> shift) & 0xf
            buffer.writeInteger(digit < 10 ? digit + UInt8(ascii: "0") : digit + UInt8(ascii: "a") - 10)
            shift -= 4
        }
    }
}
