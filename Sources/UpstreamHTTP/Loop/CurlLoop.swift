internal import CLibcurl
import Glibc
import Synchronization

/// All that other threads see of the loop: a box for commands, and what wakes it.
final class CurlLoop: Sendable {
    /// What the loop is asked to do.
    enum Command: Sendable {
        case start(Exchange)
        /// The reader has room again.
        case resume(Exchange)
        /// The reader has left.
        case cancel(Exchange)
        case stop
    }

    private struct Inbox {
        var commands: [Command] = []
        var isStopped = false
    }

    private let inbox = Mutex(Inbox())
    let wakeDescriptor: Int32

    init(_ configuration: UpstreamClient.Configuration) throws(UpstreamError) {
        guard Self.isGlobalStateReady else { throw .shutDown }
        wakeDescriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wakeDescriptor >= 0 else { throw .shutDown }
        let isStarted = LoopThread.start(configuration, commands: self)
        guard isStarted else { throw .shutDown }
    }

    deinit {
        Glibc.close(wakeDescriptor)
    }

    /// Asks for something. Once the loop has stopped, requests end at once.
    func post(_ command: Command) {
        let (wakes, isRefused) = inbox.withLock { inbox in
            if inbox.isStopped { return (false, true) }
            inbox.commands.append(command)
            return (inbox.commands.count == 1, false)
        }
        if wakes { wake() }
        if isRefused, case .start(let exchange) = command {
            _ = exchange.deliver(Exchange.Delivery(end: .failure(.shutDown)))
        }
    }

    /// What was asked for since the last time.
    func takeCommands() -> [Command] {
        inbox.withLock { inbox in
            defer { inbox.commands = [] }
            return inbox.commands
        }
    }

    /// Takes nothing more.
    ///
    /// - Returns: what was asked for in the meantime.
    func refuseCommands() -> [Command] {
        inbox.withLock { inbox in
            inbox.isStopped = true
            defer { inbox.commands = [] }
            return inbox.commands
        }
    }

    private func wake() {
        var one: UInt64 = 1
        // It can only fail when the counter is full, and then the loop is awake.
        _ = write(wakeDescriptor, &one, 8)
    }

    /// libcurl's own state, once a process.
    private static let isGlobalStateReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}
