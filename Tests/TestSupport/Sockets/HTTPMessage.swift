/// A request or a response, as it came over a connection.
package struct HTTPMessage: Sendable {
    /// `POST /ask HTTP/1.1`, or `HTTP/1.1 200 OK`.
    package var startLine: String
    /// The header lines, their names in lower case.
    package var headers: [(name: String, value: String)]
    /// The body, without the framing of chunks.
    package var body: [UInt8]
    /// Whether the body came to its end.
    package var isComplete: Bool

    package var text: String { String(decoding: body, as: UTF8.self) }
    package var method: String { String(startLine.prefix { $0 != " " }) }
    package var path: String { String(startLine.split(separator: " ").dropFirst().first ?? "") }
    package var status: Int { Int(path) ?? 0 }

    package subscript(name: String) -> String? { headers.first { $0.name == name }?.value }
}

extension ByteSocket {
    /// The next message; `nil` when the connection ends before one begins.
    package func receiveMessage() throws -> HTTPMessage? {
        guard var message = try receiveHead() else { return nil }
        let isResponse = message.startLine.hasPrefix("HTTP/")
        var reader = BodyReader(self)
        if message["transfer-encoding"] == "chunked" {
            message.isComplete = reader.readChunks(into: &message.body)
        } else if let length = message["content-length"].flatMap({ Int($0) }) {
            message.isComplete = reader.read(length, into: &message.body)
        } else if isResponse, ![204, 304].contains(message.status) {
            reader.readToEnd(into: &message.body)
        }
        putBack(reader.rest)
        return message
    }

    /// The next head alone; its body comes by ``receive()``.
    package func receiveHead() throws -> HTTPMessage? {
        var bytes: [UInt8] = []
        while true {
            let piece = try receive()
            if piece.isEmpty { return nil }
            bytes += piece
            guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
            putBack(Array(bytes[end.upperBound...]))
            let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
            let headers = lines.dropFirst().map { line in
                let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                return (parts[0].lowercased(), String((parts.last ?? "").drop { $0 == " " }))
            }
            return HTTPMessage(startLine: String(lines[0]), headers: headers, body: [], isComplete: true)
        }
    }
}

private struct BodyReader {
    private let socket: ByteSocket
    var rest: [UInt8] = []

    init(_ socket: ByteSocket) {
        self.socket = socket
    }

    mutating func read(_ count: Int, into body: inout [UInt8]) -> Bool {
        while rest.count < count { guard more() else { break } }
        body += rest.prefix(count)
        let isComplete = rest.count >= count
        rest.removeFirst(min(count, rest.count))
        return isComplete
    }

    mutating func readToEnd(into body: inout [UInt8]) {
        while more() {}
        body += rest
        rest = []
    }

    mutating func readChunks(into body: inout [UInt8]) -> Bool {
        while true {
            guard let line = readLine(), let size = Int(line.prefix { $0 != ";" }, radix: 16) else { return false }
            guard read(size, into: &body), readLine() != nil else { return false }
            if size == 0 { return true }
        }
    }

    private mutating func readLine() -> String? {
        while true {
            if let end = rest.firstRange(of: [0x0D, 0x0A]) {
                let line = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
                rest.removeFirst(end.upperBound)
                return line
            }
            guard more() else { return nil }
        }
    }

    private mutating func more() -> Bool {
        guard let piece = try? socket.receive(), !piece.isEmpty else { return false }
        rest += piece
        return true
    }
}
