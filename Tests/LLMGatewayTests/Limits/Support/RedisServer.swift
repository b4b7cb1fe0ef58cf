import Foundation
import NIOCore
import NIOPosix
import PlatformContract
import Synchronization
import TestSupport
import Testing

@testable import LLMGateway

/// Debian's `redis-server`, on a socket in a folder of its own.
final class RedisServer: Sendable {
    /// The program, if this machine has it.
    static let tool: Tool? = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }.map { Tool(path: $0) }

    static var isAvailable: Bool { Tool.isAvailable(tool) }

    let folder: TemporaryFolder
    private let process = Mutex<Process?>(nil)

    var socket: String { folder.url.appending(path: "s").path }

    /// Starts a server.
    init(password: String? = nil) throws {
        folder = try TemporaryFolder()
        let configuration = """
            port 0
            unixsocket \(folder.url.appending(path: "s").path)
            dir \(folder.url.path)
            save ""
            appendonly no
            \(password.map { "requirepass \($0)" } ?? "")
            """
        try folder.write(configuration, to: "redis.conf")
        try start()
    }

    deinit {
        kill()
    }

    /// Starts the server again, without its data.
    func start() throws {
        let process = Process()
        process.executableURL = URL(filePath: try Self.tool.required().path)
        process.arguments = [folder.url.appending(path: "redis.conf").path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process.withLock { $0 = process }
    }

    /// Ends the server at once.
    func kill() {
        process.withLock {
            guard let process = $0 else { return }
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            $0 = nil
        }
    }

    /// Lets the server stand still, or go on.
    func signal(_ signal: Int32) {
        process.withLock {
            guard let process = $0 else { return }
            Foundation.kill(process.processIdentifier, signal)
        }
    }
}

/// Remembers what it is told.
final class RecordingObserver: LimitStoreObserver {
    struct Record {
        var changes: [Bool] = []
        var failures: [RedisFailure] = []
        var answers = 0

        /// Failures but those to connect before the server listens.
        var faults: [RedisFailure] { failures.filter { $0 != .connect } }
    }

    private let state = Mutex(Record())

    var record: Record { state.withLock { $0 } }

    func limitStoreChanged(isAvailable: Bool) { state.withLock { $0.changes.append(isAvailable) } }
    func limitStoreFailed(_ failure: RedisFailure) { state.withLock { $0.failures.append(failure) } }
    func limitStoreAnswered(after duration: Duration) { state.withLock { $0.answers += 1 } }
}

/// A store that runs while a test does.
struct RunningStore {
    var store: RedisLimitStore
    var observer: RecordingObserver
}

/// Makes stores, runs them and ends them.
///
/// - Parameter timeLimit: Long, so that a busy machine is no absent Redis, in all tests but those of the limit.
func withStores(
    _ count: Int = 1,
    address: String,
    passwordFile: String? = nil,
    fallsBackToShare: Bool = true,
    timeLimit: TimeAmount = .minutes(2),
    clock: LimitClock? = nil,
    waits: Bool = true,
    _ body: ([RunningStore]) async throws -> Void
) async throws {
    let redis = GatewayConfiguration.Redis(
        address: address,
        passwordFile: passwordFile,
        fallsBackToShare: fallsBackToShare
    )
    let time: (@Sendable () -> LimitInstant)? = clock.map { clock in { @Sendable in clock.now } }
    var stores: [RunningStore] = []
    for _ in 0..<count {
        let observer = RecordingObserver()
        let store = try RedisLimitStore(
            redis,
            replicas: count,
            eventLoop: MultiThreadedEventLoopGroup.singleton.next(),
            observer: observer,
            timeLimit: timeLimit,
            // Not in a test whose own clock tells when leases end, however slow the machine is.
            renewalPause: clock == nil ? .seconds(20) : .seconds(3600),
            time: time
        )
        stores.append(RunningStore(store: store, observer: observer))
    }
    let tasks = stores.map { running in Task { await running.store.run() } }
    let result: Result<Void, any Error>
    do {
        if waits {
            for running in stores { try await eventually { running.store.isAvailable } }
        }
        result = .success(try await body(stores))
    } catch {
        result = .failure(error)
    }
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
    try result.get()
}
