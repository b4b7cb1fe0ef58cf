import Files
public import PlatformContract
public import ServiceLifecycle
public import ServiceRuntime
import Synchronization

/// The tenants' policies and the gateway's configuration, read from their files, and again when they change.
public final class PolicyBook: Service {
    /// The condition that ``ServiceRuntime/Readiness`` waits for: policies and configuration were read.
    public static let readinessCondition = "policies"

    /// The bytes of the gateway's configuration: what a ConfigMap can hold.
    static let configurationLimit = 1 << 20

    private struct State: Sendable {
        var table = PolicyTable()
        var folderStamp: PolicyFolder.Stamp?
        var configurationStamp: FileStamp?
        var configuration: GatewayConfiguration?
        /// What is wrong with the folder and with the configuration, so that each problem is told once.
        var folderProblem: FileProblem?
        var configurationProblem: FileProblem?
    }

    private let folder: String
    private let configurationPath: String
    private let interval: Duration
    private let readiness: Readiness?
    private let observe: @Sendable (PolicyEvent) -> Void
    private let changed: @Sendable (PolicySnapshot) -> Void
    private let current: Mutex<PolicySnapshot>
    /// Held while files are read: one at a time.
    private let state = Mutex(State())

    /// A book that has read nothing yet.
    ///
    /// - Parameters:
    ///   - folder: the folder of the policies.
    ///   - configurationPath: the file of the gateway's configuration.
    ///   - interval: how often to look for changes.
    ///   - readiness: is told when policies and configuration have been read.
    ///   - observe: is told what was read, and what is wrong with it.
    ///   - changed: is told of each new snapshot, after it holds.
    public init(
        folder: String = TenantPolicyFiles.folder,
        configurationPath: String = GatewayConfigurationFile.path,
        interval: Duration = .seconds(1),
        readiness: Readiness? = nil,
        observe: @escaping @Sendable (PolicyEvent) -> Void = { _ in },
        changed: @escaping @Sendable (PolicySnapshot) -> Void = { _ in }
    ) {
        self.folder = folder
        self.configurationPath = configurationPath
        self.interval = interval
        self.readiness = readiness
        self.observe = observe
        self.changed = changed
        current = Mutex(PolicySnapshot())
    }

    /// A book without files, which holds what it is given.
    public convenience init(_ snapshot: PolicySnapshot) {
        self.init(folder: "", configurationPath: "")
        swap(to: snapshot)
    }

    /// What holds now. A mutex that nobody holds for longer than it takes to copy a reference.
    public var snapshot: PolicySnapshot { current.withLock { $0 } }

    /// Puts another snapshot in the place of what holds.
    public func swap(to snapshot: PolicySnapshot) {
        current.withLock { $0 = snapshot }
        changed(snapshot)
    }

    /// Looks for changes until the service shuts down.
    @concurrent
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                self.refresh()
                // Cancelled: the loop ends.
                try? await Task.sleep(for: self.interval)
            }
        }
    }

    /// Looks for changes now, and reads what changed.
    public func refresh() {
        var events: [PolicyEvent] = []
        let (snapshot, isReady): (PolicySnapshot?, Bool) = state.withLock { state in
            let policiesChanged = readFolder(&state, &events)
            let configurationChanged = readConfiguration(&state, &events)
            let policies = state.table.policies
            let isReady =
                state.folderStamp != nil && state.configuration != nil
                && !(policies.isEmpty && state.table.brokenCount > 0)
            guard policiesChanged || configurationChanged else { return (nil, isReady) }
            let snapshot = PolicySnapshot(policies: policies, configuration: state.configuration)
            current.withLock { $0 = snapshot }
            return (snapshot, isReady)
        }
        if let snapshot { changed(snapshot) }
        if isReady { readiness?.fulfil(Self.readinessCondition) }
        events.forEach(observe)
    }

    private func readFolder(_ state: inout State, _ events: inout [PolicyEvent]) -> Bool {
        do throws(FileProblem) {
            let isUnread = state.folderProblem != nil
            guard try PolicyFolder.stamp(of: folder) != state.folderStamp || isUnread else { return false }
            let contents = try PolicyFolder(reading: folder)
            state.folderStamp = contents.stamp
            state.folderProblem = nil
            for problem in state.table.update(contents.files, in: folder) { events.append(.failed(problem)) }
            events.append(.policies(tenants: state.table.policies.count, broken: state.table.brokenCount))
            return true
        } catch {
            // The folder as a whole is gone: that is a fault of the machine, and no word on any tenant.
            if state.folderProblem != error { events.append(.policiesUnreadable(error)) }
            state.folderProblem = error
            return false
        }
    }

    private func readConfiguration(_ state: inout State, _ events: inout [PolicyEvent]) -> Bool {
        do throws(FileProblem) {
            let stamp = FileStamp(configurationPath)
            let isRead = stamp != nil && stamp == state.configurationStamp
            guard !isRead else { return false }
            let bytes = try SmallFile.read(configurationPath, limit: Self.configurationLimit)
            // Broken or not: the same text is not read twice.
            state.configurationStamp = stamp
            let configuration = try PolicyFile.configuration(bytes, path: configurationPath)
            let (isMended, isNew) = (state.configurationProblem != nil, configuration != state.configuration)
            state.configurationProblem = nil
            state.configuration = configuration
            if isNew || isMended { events.append(.configuration) }
            return isNew
        } catch {
            if state.configurationProblem != error { events.append(.configurationFailed(error)) }
            state.configurationProblem = error
            return false
        }
    }
}
