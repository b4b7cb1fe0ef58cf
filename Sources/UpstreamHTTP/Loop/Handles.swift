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

/// Owns the header lines that an easy handle points at: a list as libcurl has it, whose members are ours, so that one line
/// changes without the others being made again.
struct HeaderLines: ~Copyable {
    private var members: [UnsafeMutablePointer<curl_slist>] = []

    init() {}

    deinit {
        for member in members {
            free(member.pointee.data)
            member.deallocate()
        }
    }

    /// What libcurl reads.
    var first: UnsafeMutablePointer<curl_slist>? { members.first }

    mutating func append(_ line: String) {
        let member = UnsafeMutablePointer<curl_slist>.allocate(capacity: 1)
        member.initialize(to: curl_slist(data: strdup(line), next: nil))
        members.last?.pointee.next = member
        members.append(member)
    }

    /// Changes a line, while no transfer reads it.
    mutating func replace(_ index: Int, with line: String) {
        free(members[index].pointee.data)
        members[index].pointee.data = strdup(line)
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
