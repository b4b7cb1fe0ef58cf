import Files
import NIOCore
import NIOPosix
import Synchronization

/// Keeps a connection to one Redis, and sends commands on it while there is one.
final class RedisClient: Sendable {
    private let address: RedisAddress
    private let passwordFile: String?
    private let timeLimit: TimeAmount
    private let observer: any LimitStoreObserver
    private let eventLoop: any EventLoop
    /// The connection that is ready for commands. Only the event loop looks at it.
    private let connection: NIOLoopBoundBox<RedisConnection?>
    private let connected = Atomic(false)

    /// A client that connects when it runs.
    ///
    /// - Parameters:
    ///   - passwordFile: A file with the password, read for each connection.
    ///   - timeLimit: How long a command, or a connection, may take.
    init(
        address: RedisAddress,
        passwordFile: String?,
        timeLimit: TimeAmount,
        eventLoop: any EventLoop,
        observer: any LimitStoreObserver
    ) {
        self.address = address
        self.passwordFile = passwordFile
        self.timeLimit = timeLimit
        self.eventLoop = eventLoop
        self.observer = observer
        self.connection = .makeEmptyBox(eventLoop: eventLoop)
    }

    /// Whether there is a connection.
    var isConnected: Bool { connected.load(ordering: .relaxed) }

    /// Sends a command and waits for its answer, for no longer than the time limit.
    func call(_ command: ByteBuffer) async -> Result<RESPValue, RedisFailure> {
        guard isConnected else { return .failure(.notConnected) }
        return await withCheckedContinuation { answer in
            eventLoop.execute {
                if let connection = self.connection.value {
                    connection.send(command, answer)
                } else {
                    answer.resume(returning: .failure(.notConnected))
                }
            }
        }
    }

    /// Calls a script, by its source where the server has forgotten it.
    func call(_ script: LimitScript, keys: [String], arguments: [String]) async -> Result<RESPValue, RedisFailure> {
        let command = RedisCommand.encode(script, bySource: false, keys: keys, arguments: arguments)
        var answer = await call(command)
        if case .success(.error(let text)) = answer, text.hasPrefix("NOSCRIPT") {
            answer = await call(RedisCommand.encode(script, bySource: true, keys: keys, arguments: arguments))
        }
        if case .success(.error) = answer { return .failure(.refused) }
        return answer
    }

    /// Connects, again after each end with growing pauses, until the task is cancelled.
    ///
    /// - Parameter connected: Is called whenever there is a new connection.
    func run(connected onConnect: @Sendable () async -> Void) async {
        var pause = ReconnectPause()
        while !Task.isCancelled {
            do {
                let channel = try await connect()
                let start = ContinuousClock.now
                setConnected(true)
                await onConnect()
                await withTaskCancellationHandler {
                    try? await channel.closeFuture.get()
                } onCancel: {
                    channel.close(promise: nil)
                }
                setConnected(false)
                if ContinuousClock.now - start > ReconnectPause.longest { pause.succeeded() }
            } catch {
                observer.limitStoreFailed(error)
            }
            if Task.isCancelled { return }
            try? await Task.sleep(for: pause.next(jitter: .random(in: 0..<1)))
        }
    }

    private func setConnected(_ value: Bool) {
        connected.store(value, ordering: .relaxed)
        observer.limitStoreChanged(isAvailable: value)
    }

    /// The password, read for each connection, so that a new one needs no restart.
    private func password() throws(RedisFailure) -> SecretText? {
        guard let passwordFile else { return nil }
        do {
            var bytes = try SmallFile.read(at: passwordFile, limit: SecretText.mostBytes + 2)
            defer { SmallFile.wipe(&bytes) }
            return try SecretText(bytes)
        } catch {
            throw .authentication
        }
    }

    /// A connection that has presented the password and answered a `PING`: one that only accepts is no use.
    private func connect() async throws(RedisFailure) -> any Channel {
        let password = try password()
        let bootstrap = ClientBootstrap(group: eventLoop)
            .connectTimeout(max(timeLimit, .seconds(1)))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { [timeLimit, observer] channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = RedisConnection(timeLimit: timeLimit, observer: observer)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
        let channel: any Channel
        do {
            switch address {
            case .host(let host, let port): channel = try await bootstrap.connect(host: host, port: port).get()
            case .socket(let path): channel = try await bootstrap.connect(unixDomainSocketPath: path).get()
            }
        } catch {
            throw .connect
        }
        do throws(RedisFailure) {
            if let password, try await first(["AUTH", password.text], on: channel) != .simple("OK") {
                throw .authentication
            }
            let pong = try await first(["PING"], on: channel)
            guard pong == .simple("PONG") else {
                guard case .error(let text) = pong else { throw .malformed }
                throw text.hasPrefix("NOAUTH") ? .authentication : .refused
            }
            try await adopt(channel)
        } catch {
            channel.close(promise: nil)
            throw error
        }
        return channel
    }

    /// Sends a command on a connection that is not in use yet.
    private func first(_ parts: [String], on channel: any Channel) async throws(RedisFailure) -> RESPValue {
        let command = RedisCommand.encode(parts)
        return try await withCheckedContinuation { (answer: RedisConnection.Answer) in
            eventLoop.execute {
                guard let handler = try? channel.pipeline.syncOperations.handler(type: RedisConnection.self) else {
                    answer.resume(returning: .failure(.closed))
                    return
                }
                handler.send(command, answer)
            }
        }.get()
    }

    /// Takes a connection into use.
    private func adopt(_ channel: any Channel) async throws(RedisFailure) {
        do {
            try await eventLoop.submit {
                self.connection.value = try channel.pipeline.syncOperations.handler(type: RedisConnection.self)
            }.get()
        } catch {
            throw .closed
        }
    }
}

/// How long to wait before connecting again: from 50 ms, twice as long after each failure up to 5 seconds, and somewhere in the
/// upper half of that, so that all pods don't come at once.
struct ReconnectPause: Sendable {
    /// The longest pause.
    static let longest = Duration.seconds(5)

    private var failures = 0

    /// A connection lived for longer than the longest pause. One that ends sooner is no success: a server that answers a `PING` but
    /// no script in time would hold up calls again and again.
    mutating func succeeded() { failures = 0 }

    /// The next pause.
    ///
    /// - Parameter jitter: Any number from 0 to 1.
    mutating func next(jitter: Double) -> Duration {
        let longest = min(5000, 50 << min(failures, 10))
        failures += 1
        return .milliseconds(longest / 2 + Int(Double(longest / 2) * jitter))
    }
}
