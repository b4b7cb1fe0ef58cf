internal import CLibcurl
import Glibc

/// The thread that transfers run on: libcurl's multi handle, driven by epoll.
///
/// It is made, used and freed on its thread, which holds the only reference; nothing else sees it.
final class LoopThread {
    private let commands: CurlLoop
    private let configuration: UpstreamClient.Configuration
    private let multi: MultiHandle
    private let sockets: Sockets
    private let pass = Pass()

    private var active: [Transfer] = []
    /// Empty between deliveries.
    private var touched: [Transfer] = []
    /// Handles for later transfers. The last one is taken, as it is likely to know the upstream of the next request already.
    private var free: [Transfer] = []
    private var lastLimitCheck = Ticks.now
    private var isStopping = false

    private static let freeLimit = 256
    /// How often the limits of all transfers are looked at, at most: their ends are that exact.
    private static let tick = 10_000_000
    /// How often commands are taken before the sockets get their turn.
    private static let commandRounds = 8

    private init?(_ configuration: UpstreamClient.Configuration, commands: CurlLoop) {
        guard let sockets = Sockets(wake: commands.wakeDescriptor, activity: commands.activity),
            let multi = MultiHandle(sockets: sockets)
        else { return nil }
        curl_multi_set_long(multi.raw, CURLMOPT_MAXCONNECTS, configuration.idleConnections)
        curl_multi_set_long(multi.raw, CURLMOPT_MAX_HOST_CONNECTIONS, configuration.connectionsPerHost)
        self.multi = multi
        self.sockets = sockets
        self.configuration = configuration
        self.commands = commands
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
                for case .start(let exchange) in start.commands.refuseCommands() { exchange.fail(.shutDown) }
                return nil
            },
            start.toOpaque()
        )
        if code != 0 { start.release() }
        return code == 0
    }
}

// MARK: - Passes

extension LoopThread {
    private func run() {
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        var inbox: [CurlLoop.Command] = []
        while !isStopping {
            takeCommands(&inbox)
            let count = sockets.wait(&events, milliseconds: inbox.isEmpty && !isStopping ? sleep : 0)
            if inbox.isEmpty { commands.isAwake() }
            inbox.removeAll(keepingCapacity: true)
            pass.begin()
            for index in 0..<count { handle(events[index]) }
            settle()
            checkLimits()
        }
        for transfer in active { transfer.finish(.failure(.shutDown)) }
        deliver()
    }

    /// Does what was asked for, until nothing is, so that a reader that is woken and asks again need not wake the loop.
    ///
    /// - Parameter inbox: the last commands; none when the loop may sleep.
    private func takeCommands(_ inbox: inout [CurlLoop.Command]) {
        for _ in 0..<Self.commandRounds {
            inbox.removeAll(keepingCapacity: true)
            commands.takeCommands(into: &inbox)
            guard !inbox.isEmpty else { return }
            for command in inbox { perform(command) }
            settle()
            if isStopping { return }
        }
    }

    /// Lets libcurl do what is due, and hands over what came of it.
    private func settle() {
        if sockets.timer <= pass.now {
            sockets.clearTimer()
            act(on: curl_socket_timeout(), 0)
        }
        finishTransfers()
        deliver()
    }

    /// How many milliseconds there is nothing to do; -1 for ever.
    private var sleep: Int32 {
        let next = min(sockets.timer, max(pass.nextDeadline, lastLimitCheck + Self.tick))
        guard !active.isEmpty || sockets.timer < .never else { return -1 }
        return next.nanoseconds == 0 ? 0 : Ticks.milliseconds(from: .now, to: next)
    }

    private func handle(_ event: epoll_event) {
        let descriptor = event.data.fd
        guard descriptor != commands.wakeDescriptor, sockets.isExpected(descriptor) else { return }
        var mask: Int32 = 0
        if event.events & UInt32(EPOLLIN.rawValue) != 0 { mask |= CURL_CSELECT_IN }
        if event.events & UInt32(EPOLLOUT.rawValue) != 0 { mask |= CURL_CSELECT_OUT }
        if event.events & UInt32(EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { mask |= CURL_CSELECT_ERR }
        act(on: descriptor, mask)
    }

    private func act(on descriptor: Int32, _ mask: Int32) {
        var running: Int32 = 0
        curl_multi_socket_action(multi.raw, descriptor, mask, &running)
    }

    private func finishTransfers() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi.raw, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            Transfer.of(easy)?.complete(curl_message_result(message))
        }
    }

    private func checkLimits() {
        guard pass.nextDeadline <= pass.now, lastLimitCheck + Self.tick <= pass.now else { return }
        lastLimitCheck = pass.now
        pass.forgetDeadlines()
        for transfer in active { transfer.checkLimits() }
        deliver()
    }

    /// Hands over what this pass brought.
    private func deliver() {
        // Going on reading can bring more, which touches again.
        while true {
            pass.takeTouched(into: &touched)
            guard !touched.isEmpty else { return }
            for transfer in touched {
                transfer.deliver()
                if transfer.isFinished { remove(transfer) }
            }
            touched.removeAll(keepingCapacity: true)
        }
    }
}

// MARK: - Transfers

extension LoopThread {
    private func perform(_ command: CurlLoop.Command) {
        switch command {
        case .start(let exchange):
            // The cancellation of a request can overtake its start.
            if !exchange.isCancelled { start(exchange) }
        case .resume(let exchange):
            transfer(of: exchange)?.resume()
        case .cancel(let exchange):
            if let transfer = transfer(of: exchange) { remove(transfer) }
        case .stop:
            isStopping = true
        }
    }

    private func transfer(of exchange: Exchange) -> Transfer? {
        let slot = exchange.slot
        guard active.indices.contains(slot), active[slot].exchange === exchange else { return nil }
        return active[slot]
    }

    private func start(_ exchange: Exchange) {
        guard let transfer = free.popLast() ?? Transfer(configuration, sockets: sockets, pass: pass) else {
            return exchange.fail(.shutDown)
        }
        do throws(UpstreamError) {
            try transfer.begin(exchange)
        } catch {
            // The handle may know half of the request: it is not used again.
            return exchange.fail(error)
        }
        exchange.slot = active.count
        active.append(transfer)
        commands.activity.runs(active.count)
        if curl_multi_add_handle(multi.raw, transfer.easy.raw) != CURLM_OK {
            transfer.finish(.failure(.shutDown))
        }
    }

    private func remove(_ transfer: Transfer) {
        guard let slot = transfer.exchange?.slot, active.indices.contains(slot), active[slot] === transfer else {
            return
        }
        active.swapAt(slot, active.count - 1)
        active.removeLast()
        if slot < active.count { active[slot].exchange?.slot = slot }
        commands.activity.runs(active.count)
        curl_multi_remove_handle(multi.raw, transfer.easy.raw)
        transfer.end()
        if free.count < Self.freeLimit { free.append(transfer) }
    }
}
