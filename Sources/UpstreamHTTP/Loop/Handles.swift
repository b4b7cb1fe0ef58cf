internal import CLibcurl
import Glibc

/// Owns libcurl's multi handle: its connections, its names, and the transfers on them.
struct MultiHandle: ~Copyable {
    let raw: UnsafeMutableRawPointer
    /// Whom libcurl tells of its descriptors, to the last one that it closes.
    private let sockets: Sockets

    init?(sockets: Sockets) {
        guard let raw = curl_multi_init() else { return nil }
        self.raw = raw
        self.sockets = sockets
        sockets.attach(to: raw)
    }

    deinit {
        curl_multi_cleanup(raw)
    }
}

/// Owns an easy handle: what libcurl needs for one transfer.
struct EasyHandle: ~Copyable {
    let raw: UnsafeMutableRawPointer

    init?() {
        guard let raw = curl_easy_init() else { return nil }
        self.raw = raw
    }

    deinit {
        curl_easy_cleanup(raw)
    }
}

/// Owns the header lines that an easy handle points at.
struct HeaderLines: ~Copyable {
    private(set) var first: UnsafeMutablePointer<curl_slist>?

    init() {
        first = nil
    }

    deinit {
        curl_slist_free_all(first)
    }

    mutating func append(_ line: String) {
        // It is `nil` only without memory, and would leak what is there.
        if let lines = curl_slist_append(first, line) { first = lines }
    }
}

/// Owns a descriptor of the system.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32

    /// Takes what the system gave, unless it gave none.
    init?(_ number: Int32) {
        guard number >= 0 else { return nil }
        self.number = number
    }

    deinit {
        close(number)
    }
}
