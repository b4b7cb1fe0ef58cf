internal import CLibcurl
import Glibc

/// The thread that all transfers run on: libcurl's multi handle, driven by epoll.
///
/// It is made, used and freed on its thread, which holds the only reference; nothing else sees it.
final class LoopThread {
    let commands: CurlLoop
    let configuration: UpstreamClient.Configuration
    let multi: UnsafeMutableRawPointer
    private let poll: Int32
    /// The events that each descriptor is registered with.
    private var registered: [Int32: UInt32] = [:]
    /// When libcurl wants to be called.
    private var timer: ContinuousClock.Instant?
    private var isStopping = false

    private(set) var active: [ObjectIdentifier: Transfer] = [:]
    /// The transfers that something happened to in this pass.
    private var touched: [Transfer] = []
    /// Handles for later transfers.
    private var free: [Transfer] = []
    private static let freeLimit = 256

    /// How often the limits of phases are looked at.
    private static let tick = Duration.milliseconds(20)

    private init?(_ configuration: UpstreamClient.Configuration, commands: CurlLoop) {
        guard let multi = curl_multi_init() else { return nil }
        poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard poll >= 0 else {
            curl_multi_cleanup(multi)
            return nil
        }
        self.multi = multi
        self.configuration = configuration
        self.commands = commands
        register(commands.wakeDescriptor, UInt32(EPOLLIN.rawValue))
        curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, configuration.idleConnections)
        curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, configuration.connectionsPerHost)
        let me = Unmanaged.passUnretained(self).toOpaque()
        curl_multi_set_sockets(
            multi,
            { _, descriptor, what, loop, _ in
                loop.map { Unmanaged<LoopThread>.fromOpaque($0).takeUnretainedValue().watch(descriptor, what) }
                return 0
            },
            me
        )
        curl_multi_set_timer(
            multi,
            { _, milliseconds, loop in
                loop.map { Unmanaged<LoopThread>.fromOpaque($0).takeUnretainedValue().setTimer(milliseconds) }
                return 0
            },
            me
        )
    }

    deinit {
        // Transfers hold easy handles that the multi handle must not know any more.
        for transfer in active.values { curl_multi_remove_handle(multi, transfer.easy) }
        curl_multi_cleanup(multi)
        close(poll)
    }

    /// Starts a thread that runs a loop until it is told to stop.
    ///
    /// - Returns: whether there is one.
    static func start(_ configuration: UpstreamClient.Configuration, commands: CurlLoop) -> Bool {
        final class Start: Sendable {
            let configuration: UpstreamClient.Configuration
            let commands: CurlLoop

            init(_ configuration: UpstreamClient.Configuration, _ commands: CurlLoop) {
                self.configuration = configuration
                self.commands = commands
            }
        }
        let start = Unmanaged.passRetained(Start(configuration, commands))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let code = pthread_create(
            &thread,
            &attributes,
            { argument in
                guard let argument else { return nil }
                let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                // A peer that is gone is an error of a write, not the end of the process.
                var signals = sigset_t()
                sigfillset(&signals)
                pthread_sigmask(SIG_BLOCK, &signals, nil)
                LoopThread(start.configuration, commands: start.commands)?.run()
                LoopThread.refuse(start.commands.refuseCommands())
                return nil
            },
            start.toOpaque()
        )
        if code != 0 { start.release() }
        return code == 0
    }

    private static func refuse(_ commands: [CurlLoop.Command]) {
        for case .start(let exchange) in commands {
            _ = exchange.deliver(Exchange.Delivery(end: .failure(.shutDown)))
        }
    }
}

// MARK: - Passes

extension LoopThread {
    private func run() {
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        while !isStopping {
            let count = epoll_wait(poll, &events, Int32(events.count), wait())
            for event in events.prefix(Int(max(0, count))) { handle(event) }
            if let timer, timer <= .now {
                self.timer = nil
                act(on: curl_socket_timeout(), 0)
            }
            for command in commands.takeCommands() { perform(command) }
            finishTransfers()
            checkLimits()
            deliver()
        }
        for transfer in active.values { transfer.finish(.failure(.shutDown)) }
        touched += active.values
        deliver()
    }

    /// How many milliseconds there is nothing to do.
    private func wait() -> Int32 {
        var wait: Duration? = active.isEmpty ? nil : Self.tick
        if let timer {
            let left = max(.zero, timer - .now)
            wait = wait.map { min($0, left) } ?? left
        }
        guard let wait else { return -1 }
        let (seconds, attoseconds) = wait.components
        // Rounded up: waking early would be waking twice.
        return Int32(min(seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000, 60_000))
    }

    private func handle(_ event: epoll_event) {
        let descriptor = event.data.fd
        guard descriptor != commands.wakeDescriptor else {
            var count: UInt64 = 0
            _ = read(descriptor, &count, 8)
            return
        }
        var mask: Int32 = 0
        if event.events & UInt32(EPOLLIN.rawValue) != 0 { mask |= CURL_CSELECT_IN }
        if event.events & UInt32(EPOLLOUT.rawValue) != 0 { mask |= CURL_CSELECT_OUT }
        if event.events & UInt32(EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { mask |= CURL_CSELECT_ERR }
        act(on: descriptor, mask)
    }

    private func act(on descriptor: Int32, _ mask: Int32) {
        var running: Int32 = 0
        curl_multi_socket_action(multi, descriptor, mask, &running)
    }

    private func perform(_ command: CurlLoop.Command) {
        switch command {
        case .start(let exchange):
            // The cancellation of a request can overtake its start.
            if !exchange.isCancelled { start(exchange) }
        case .resume(let exchange):
            active[ObjectIdentifier(exchange)]?.resume()
        case .cancel(let exchange):
            if let transfer = active[ObjectIdentifier(exchange)] { remove(transfer) }
        case .stop:
            isStopping = true
        }
    }

    private func start(_ exchange: Exchange) {
        guard let transfer = free.popLast() ?? Transfer(loop: self) else {
            _ = exchange.deliver(Exchange.Delivery(end: .failure(.shutDown)))
            return
        }
        transfer.begin(exchange)
        active[ObjectIdentifier(exchange)] = transfer
        if curl_multi_add_handle(multi, transfer.easy) != CURLM_OK {
            transfer.finish(.failure(.shutDown))
        }
    }

    private func finishTransfers() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
                let transfer = Transfer.of(easy)
            else { continue }
            transfer.complete(curl_message_result(message))
        }
    }

    private func checkLimits() {
        guard !active.isEmpty else { return }
        let now = ContinuousClock.now
        for transfer in active.values { transfer.checkLimits(at: now) }
    }

    /// Hands over what this pass brought.
    private func deliver() {
        // Going on reading can bring more, which touches again.
        while !touched.isEmpty {
            let transfers = touched
            touched = []
            for transfer in transfers {
                transfer.deliver()
                if transfer.isFinished { remove(transfer) }
            }
        }
    }

    private func remove(_ transfer: Transfer) {
        guard let exchange = transfer.exchange, active.removeValue(forKey: ObjectIdentifier(exchange)) != nil else {
            return
        }
        curl_multi_remove_handle(multi, transfer.easy)
        transfer.end()
        if free.count < Self.freeLimit { free.append(transfer) }
    }

    /// Notes that a transfer has something to hand over.
    func touch(_ transfer: Transfer) {
        touched.append(transfer)
    }
}

// MARK: - What libcurl asks for

extension LoopThread {
    private func watch(_ descriptor: Int32, _ what: Int32) {
        switch what {
        case CURL_POLL_IN: register(descriptor, UInt32(EPOLLIN.rawValue))
        case CURL_POLL_OUT: register(descriptor, UInt32(EPOLLOUT.rawValue))
        case CURL_POLL_INOUT: register(descriptor, UInt32(EPOLLIN.rawValue | EPOLLOUT.rawValue))
        default:
            registered[descriptor] = nil
            epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, nil)
        }
    }

    private func register(_ descriptor: Int32, _ events: UInt32) {
        let known = registered.updateValue(events, forKey: descriptor)
        guard known != events else { return }
        var event = epoll_event()
        event.events = events
        event.data.fd = descriptor
        epoll_ctl(poll, known == nil ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, &event)
    }

    private func setTimer(_ milliseconds: Int) {
        timer = milliseconds < 0 ? nil : .now + .milliseconds(milliseconds)
    }
}
