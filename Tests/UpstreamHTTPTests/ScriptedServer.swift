import Foundation
import Synchronization

/// A server on loopback that does with each connection what a test says, on a thread of its own, wrong or right.
final class ScriptedServer: Sendable {
    /// One connection.
    struct Connection: Sendable {
        let descriptor: Int32

        /// Reads a request: its head, and as much of a body as it says it has; `nil` when the client left.
        func readRequest() -> (head: String, body: [UInt8])? {
            var bytes: [UInt8] = []
            while true {
                if let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
                    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
                    let length = head.lowercased().split(separator: "\r\n")
                        .first { $0.hasPrefix("content-length:") }
                        .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
                    if bytes.count - end.upperBound >= length ?? 0 { return (head, Array(bytes[end.upperBound...])) }
                }
                var buffer = [UInt8](repeating: 0, count: 65536)
                let count = recv(descriptor, &buffer, buffer.count, 0)
                guard count > 0 else { return nil }
                bytes += buffer[..<count]
            }
        }

        /// Writes everything, or until the client is gone.
        @discardableResult
        func write(_ text: String) -> Bool {
            write(Array(text.utf8))
        }

        @discardableResult
        func write(_ bytes: [UInt8]) -> Bool {
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }

        /// Waits until the client closes its end.
        func waitForClose() {
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) > 0 {}
        }

        /// Makes closing a reset.
        func reset() {
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        }
    }

    let port: Int
    private let listener: Int32
    private let accepted = Mutex(0)

    init(_ script: @escaping @Sendable (Connection) -> Void) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 512) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [weak self] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { return }
                self?.accepted.withLock { $0 += 1 }
                Thread.detachNewThread {
                    script(Connection(descriptor: descriptor))
                    close(descriptor)
                }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    var url: String { "http://127.0.0.1:\(port)/" }

    /// How many connections there have been.
    var connections: Int { accepted.withLock { $0 } }
}

extension ScriptedServer.Connection {
    /// Answers every request on the connection alike.
    func answer(_ response: String) {
        while readRequest() != nil, write(response) {}
    }
}

/// Where a test waits for what a server saw.
final class Signal: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func send() {
        semaphore.signal()
    }

    /// Waits on a thread of a server.
    func blockingWait() -> Bool {
        semaphore.wait(timeout: .now() + 120) == .success
    }

    /// Whether it was sent within a time.
    func wait(_ seconds: Double) async -> Bool {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: self.semaphore.wait(timeout: .now() + seconds) == .success)
            }
        }
    }
}
