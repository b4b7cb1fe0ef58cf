internal import CLibcurl
import Glibc

/// The descriptors that libcurl waits for, in epoll.
///
/// libcurl lets go of a connection's descriptor after each request and asks for it again with the next. It stays registered
/// in between, which saves two calls of the system a request; should the upstream say something in the meantime, or close, it
/// is taken out then.
final class Sockets {
    /// What is known of a descriptor, by its number.
    private struct Entry {
        /// The events that epoll knows.
        var registered: UInt32 = 0
        /// Whether libcurl waits for anything.
        var isWanted = false
        /// Whether it is a connection, of which we hear when it is closed: its number can't be another's by then.
        var isConnection = false
    }

    private let poll: Descriptor
    private let activity: LoopActivity
    private var entries: [Entry] = []
    /// When libcurl wants to be called.
    private(set) var timer = Ticks.never

    init?(wake: Int32, activity: LoopActivity) {
        guard let poll = Descriptor(epoll_create1(Int32(EPOLL_CLOEXEC))) else { return nil }
        self.poll = poll
        self.activity = activity
        var event = epoll_event()
        // An edge: the counter of the eventfd needn't be read.
        event.events = UInt32(EPOLLIN.rawValue) | EPOLLET.rawValue
        event.data.fd = wake
        guard epoll_ctl(self.poll.number, EPOLL_CTL_ADD, wake, &event) == 0 else { return nil }
    }

    /// Waits for events.
    ///
    /// - Returns: how many there are.
    func wait(_ events: inout [epoll_event], milliseconds: Int32) -> Int {
        Int(max(0, epoll_wait(poll.number, &events, Int32(events.count), milliseconds)))
    }

    /// Whether an event is for libcurl, and not one of a connection that nothing is expected from.
    func isExpected(_ descriptor: Int32) -> Bool {
        let index = Int(descriptor)
        guard entries.indices.contains(index) else { return false }
        if entries[index].isWanted { return true }
        unregister(descriptor)
        return false
    }

    func clearTimer() {
        timer = .never
    }
}

// MARK: - What libcurl asks for

extension Sockets {
    /// Has a multi handle say here what it waits for. The handle has to go before this does.
    func attach(to multi: UnsafeMutableRawPointer) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        curl_multi_set_sockets(
            multi,
            { _, descriptor, what, sockets, _ in
                sockets.map { Unmanaged<Sockets>.fromOpaque($0).takeUnretainedValue().watch(descriptor, what) }
                return 0
            },
            me
        )
        curl_multi_set_timer(
            multi,
            { _, milliseconds, sockets in
                sockets.map { Unmanaged<Sockets>.fromOpaque($0).takeUnretainedValue().setTimer(milliseconds) }
                return 0
            },
            me
        )
    }

    /// Has libcurl open and close the connections of an easy handle here.
    func attach(to easy: borrowing EasyHandle) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        curl_set_opening(
            easy.raw,
            { sockets, _, address in
                guard let sockets, let address else { return curl_socket_bad() }
                let descriptor = socket(
                    address.pointee.family,
                    address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue),
                    address.pointee.protocol
                )
                guard descriptor >= 0 else { return curl_socket_bad() }
                Unmanaged<Sockets>.fromOpaque(sockets).takeUnretainedValue().open(descriptor)
                return descriptor
            },
            me
        )
        curl_set_closing(
            easy.raw,
            { sockets, descriptor in
                sockets.map { Unmanaged<Sockets>.fromOpaque($0).takeUnretainedValue().close(descriptor) }
                return Glibc.close(descriptor)
            },
            me
        )
    }

    private func setTimer(_ milliseconds: Int) {
        timer =
            switch milliseconds {
            case ..<0: .never
            // At once; no need to ask for the time.
            case 0: Ticks(nanoseconds: 0)
            default: Ticks.now + Swift.min(milliseconds, 1_000_000_000) * 1_000_000
            }
    }

    private func open(_ descriptor: Int32) {
        reserve(descriptor)
        entries[Int(descriptor)] = Entry(isConnection: true)
        activity.opened()
    }

    /// Closing takes a descriptor out of epoll.
    private func close(_ descriptor: Int32) {
        let index = Int(descriptor)
        guard entries.indices.contains(index), entries[index].isConnection else { return }
        activity.closed(wasIdle: !entries[index].isWanted)
        entries[index] = Entry()
    }

    private func watch(_ descriptor: Int32, _ what: Int32) {
        reserve(descriptor)
        let index = Int(descriptor)
        let events: UInt32 =
            switch what {
            case CURL_POLL_IN: UInt32(EPOLLIN.rawValue)
            case CURL_POLL_OUT: UInt32(EPOLLOUT.rawValue)
            case CURL_POLL_INOUT: UInt32(EPOLLIN.rawValue | EPOLLOUT.rawValue)
            default: 0
            }
        let isConnection = entries[index].isConnection
        if isConnection, entries[index].isWanted != (events != 0) { activity.isIdle(events == 0) }
        entries[index].isWanted = events != 0
        if events != 0 {
            register(descriptor, events)
        } else if !isConnection {
            // One of libcurl's own, as the resolver's: it is closed without a word, and its number is another's then.
            unregister(descriptor)
        }
    }

    private func register(_ descriptor: Int32, _ events: UInt32) {
        let known = entries[Int(descriptor)].registered
        guard known != events else { return }
        entries[Int(descriptor)].registered = events
        var event = epoll_event()
        event.events = events
        event.data.fd = descriptor
        epoll_ctl(poll.number, known == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, &event)
    }

    private func unregister(_ descriptor: Int32) {
        guard entries[Int(descriptor)].registered != 0 else { return }
        entries[Int(descriptor)].registered = 0
        epoll_ctl(poll.number, EPOLL_CTL_DEL, descriptor, nil)
    }

    private func reserve(_ descriptor: Int32) {
        let missing = Int(descriptor) + 1 - entries.count
        if missing > 0 { entries += repeatElement(Entry(), count: missing) }
    }
}
