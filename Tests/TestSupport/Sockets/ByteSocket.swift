import Foundation

/// One side of a TCP connection on loopback, read and written by blocking calls: what it does is only what a test says, down
/// to the byte. Its calls belong on threads of their own (``onThread(_:)``).
package final class ByteSocket: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    private let descriptor: Int32
    private let unread = Locked<[UInt8]>([])

    /// Owns an open socket. No call waits longer than half a minute.
    init(owning descriptor: Int32) {
        self.descriptor = descriptor
        // A `timeval`: seconds and microseconds.
        var limit = (30, 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<(Int, Int)>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<(Int, Int)>.size))
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Connects to a port of this machine.
    package convenience init(port: Int) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.init(owning: descriptor)
        var address = sockaddr_in.loopback(port: port)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(description: "can't connect: \(String(cString: strerror(errno)))") }
    }

    deinit {
        close(descriptor)
    }

    /// Sends bytes.
    package func send(_ bytes: some Collection<UInt8>) throws {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Failure(description: "can't send: \(String(cString: strerror(errno)))") }
            rest = rest.dropFirst(count)
        }
    }

    /// Sends text.
    package func send(_ text: String) throws {
        try send(text.utf8)
    }

    /// Bytes that came, at least one; none at the end.
    package func receive() throws -> [UInt8] {
        let kept = unread.take()
        guard kept.isEmpty else { return kept }
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        let count = bytes.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        guard count >= 0 else { throw Failure(description: "can't receive: \(String(cString: strerror(errno)))") }
        return Array(bytes[..<count])
    }

    /// Gives back bytes that belong to what comes next.
    func putBack(_ bytes: [UInt8]) {
        unread.set(bytes)
    }

    /// What comes until a text is in it.
    package func receive(until text: String) throws -> String {
        var all: [UInt8] = []
        while true {
            let piece = try receive()
            guard !piece.isEmpty else { throw Failure(description: "the end came before '\(text)'") }
            all += piece
            let got = String(decoding: all, as: UTF8.self)
            if got.contains(text) { return got }
        }
    }

    /// Waits until the peer has closed its side, and says how long that took.
    package func waitForClose() throws -> Duration {
        let start = ContinuousClock.now
        while true {
            let piece = (try? receive()) ?? []
            if piece.isEmpty { return ContinuousClock.now - start }
        }
    }

    /// Ends the connection in order: the peer reads the end.
    package func shutDown() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Ends the connection by a reset, now.
    package func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        // What is open is connected to nothing from here on.
        var address = sockaddr(sa_family: sa_family_t(AF_UNSPEC), sa_data: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        connect(descriptor, &address, socklen_t(MemoryLayout<sockaddr>.size))
    }
}

extension sockaddr_in {
    static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}

/// Runs blocking code on a thread of its own, so that it holds none of those that tasks run on.
package func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}
