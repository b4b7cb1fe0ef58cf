internal import CLibcurl
import Glibc
import Synchronization

/// All that other threads see of the loop: a box for commands, what wakes it, and what it counts.
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
        var isAsleep = false
        var isStopped = false
    }

    private let inbox = Mutex(Inbox())
    private let wake: Descriptor
    let activity = LoopActivity()

    init(_ configuration: UpstreamClient.Configuration) throws(UpstreamError) {
        guard Self.isGlobalStateReady,
            let wake = Descriptor(eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK)))
        else { throw .shutDown }
        self.wake = wake
        guard LoopThread.start(configuration, commands: self) else { throw .shutDown }
    }

    /// What becomes readable when there are commands for a loop that sleeps.
    var wakeDescriptor: Int32 { wake.number }

    /// Asks for something. Once the loop has stopped, requests end at once.
    func post(_ command: Command) {
        let (wakes, isRefused) = inbox.withLock { inbox in
            if inbox.isStopped { return (false, true) }
            inbox.commands.append(command)
            defer { inbox.isAsleep = false }
            return (inbox.isAsleep, false)
        }
        if wakes {
            var one: UInt64 = 1
            // It can only fail when the counter is full, which takes centuries.
            _ = write(wake.number, &one, 8)
        }
        if isRefused, case .start(let exchange) = command { exchange.fail(.shutDown) }
    }

    /// Takes what was asked for since the last time. When that is nothing, the loop is about to sleep, and has to be woken.
    ///
    /// - Parameter commands: an empty array, whose memory serves the next commands.
    func takeCommands(into commands: inout [Command]) {
        inbox.withLock { inbox in
            swap(&inbox.commands, &commands)
            inbox.isAsleep = commands.isEmpty
        }
    }

    /// Says that the loop is awake, and will look for commands by itself.
    func isAwake() {
        inbox.withLock { $0.isAsleep = false }
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

    /// libcurl's own state, once a process.
    private static let isGlobalStateReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}
