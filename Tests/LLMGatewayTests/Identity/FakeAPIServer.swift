import Foundation
import Synchronization

/// An API server as far as its keys go: it publishes them to whoever shows a pod's token. On loopback, without TLS, one
/// connection after the other.
final class FakeAPIServer: Sendable {
    let port: Int
    let keys: Mutex<String>
    /// The paths that were asked for.
    let paths = Mutex<[String]>([])
    private let listener: Int32
    private let token: String
    private let issuer: String

    init(keys: String, token: String, issuer: String = TestCluster.issuer) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { [listener] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        port = Int(UInt16(bigEndian: address.sin_port))
        self.keys = Mutex(keys)
        self.token = token
        self.issuer = issuer
        Thread.detachNewThread { [weak self, listener] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                self?.serve(connection)
                close(connection)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    var url: String { "http://127.0.0.1:\(port)" }

    private func serve(_ connection: Int32) {
        var request = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !request.hasSuffix("\r\n\r\n") {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            request += String(decoding: buffer[..<count], as: UTF8.self)
        }
        let path = request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        paths.withLock { $0.append(path) }
        let response = Array(answer(path, isAllowed: request.contains("Authorization: Bearer \(token)\r\n")).utf8)
        _ = send(connection, response, response.count, Int32(MSG_NOSIGNAL))
    }

    private func answer(_ path: String, isAllowed: Bool) -> String {
        let keys = keys.withLock { $0 }
        let (status, body) =
            switch path {
            case _ where !isAllowed: ("401 Unauthorized", #"{"kind":"Status","code":401}"#)
            case "/openid/v1/jwks": ("200 OK", keys)
            case "/.well-known/openid-configuration": ("200 OK", #"{"issuer":"\#(issuer)","jwks_uri":"https://x"}"#)
            default: ("404 Not Found", "{}")
            }
        return "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    }
}
