import Dispatch
import Foundation
import Synchronization

/// A socket on loopback that sends and receives bytes as a test says, right or wrong.
///
/// It waits on a queue of its own, so that no thread of the concurrency runtime does. Every wait ends after 20 seconds.
final class RawConnection: Sendable {
    struct Failure: Error {
        var call: String
        var code: Int32
    }

    private let socket: Int32
    private let queue = DispatchQueue(label: "raw connection")
    private let isClosed = Mutex(false)

    init(port: Int, receiveBuffer: Int32? = nil) async throws {
        socket = try await Self.connect(port, receiveBuffer)
    }

    deinit {
        close()
    }

    private static func connect(_ port: Int, _ receiveBuffer: Int32?) async throws -> Int32 {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "connect").async {
                let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                if var size = receiveBuffer { setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, 4) }
                var limit = timeval(tv_sec: 20, tv_usec: 0)
                let size = socklen_t(MemoryLayout<timeval>.size)
                setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
                setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_port = in_port_t(port).bigEndian
                address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
                let result = withUnsafePointer(to: &address) {
                    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                    }
                }
                if result == 0 {
                    continuation.resume(returning: socket)
                } else {
                    continuation.resume(throwing: Failure(call: "connect", code: errno))
                }
            }
        }
    }

    /// Sends a text. Throws when the other side has closed.
    func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    /// Sends bytes. Throws when the other side has closed.
    func send(_ bytes: [UInt8]) async throws {
        try await on { socket in
            var sent = 0
            while sent < bytes.count {
                let count = bytes.withUnsafeBytes {
                    Glibc.send(socket, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { throw Failure(call: "send", code: errno) }
                sent += count
            }
        }
    }

    /// Sends a few bytes at once, also while another call waits for what comes.
    func drip(_ text: String) throws {
        let count = Array(text.utf8).withUnsafeBytes {
            Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        guard count > 0 else { throw Failure(call: "send", code: errno) }
    }

    /// What comes next; empty at the end. Throws `ECONNRESET` and, when nothing comes, `EAGAIN`.
    func receive() async throws -> [UInt8] {
        try await on { socket in
            var bytes = [UInt8](repeating: 0, count: 64 << 10)
            let count = recv(socket, &bytes, bytes.count, 0)
            guard count >= 0 else { throw Failure(call: "recv", code: errno) }
            return Array(bytes[..<count])
        }
    }

    /// What comes until a text has come, or the end.
    func receive(until end: String) async throws -> String {
        var bytes: [UInt8] = []
        while true {
            let piece = try await receive()
            bytes += piece
            let text = String(decoding: bytes, as: UTF8.self)
            if piece.isEmpty || text.contains(end) { return text }
        }
    }

    /// All that comes until the end.
    func receiveAll() async throws -> String {
        var bytes: [UInt8] = []
        while true {
            let piece = try await receive()
            guard !piece.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
            bytes += piece
        }
    }

    /// Sends no more.
    func finishSending() {
        shutdown(socket, Int32(SHUT_WR))
    }

    func close() {
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return isClosed
        }
        if !wasClosed { Glibc.close(socket) }
    }

    private func on<Value: Sendable>(_ work: @escaping @Sendable (Int32) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [socket] in
                continuation.resume(with: Result { try work(socket) })
            }
        }
    }
}
