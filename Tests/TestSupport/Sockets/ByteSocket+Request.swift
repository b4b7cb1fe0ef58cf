extension ByteSocket {
    /// Sends a request as any client does.
    package func request(_ method: String, _ path: String, headers: [String] = [], _ body: String? = nil) throws {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: test"] + headers
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        try send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
    }
}

/// Asks a server on this machine, and gives the whole answer.
package func exchange(
    _ port: Int,
    _ method: String,
    _ path: String,
    headers: [String] = [],
    _ body: String? = nil
) async throws -> HTTPMessage {
    try await onThread {
        let socket = try ByteSocket(port: port)
        try socket.request(method, path, headers: headers, body)
        guard let answer = try socket.receiveMessage() else {
            throw ByteSocket.Failure(description: "there is no answer to \(method) \(path)")
        }
        return answer
    }
}
