import Crypto
public import ServiceLifecycle
import Synchronization
import YAML

/// The static credentials that are configured, read from their file, and again when it changes.
///
/// A credential is looked up by its SHA-256. How long that takes may depend on how much of the hash is right, but nobody can
/// choose a credential by its hash, so there is nothing to be learned from it; what is found is compared as a whole all the
/// same.
public final class StaticCredentialBook: Service {
    /// What became of reading the file, for metrics and logs.
    public enum Event: Hashable, Sendable {
        /// There are so many credentials now.
        case read(credentials: Int)
        /// The file can't be used; what was read of it before still holds.
        case failed(FileProblem)
    }

    /// The shortest credential that is looked up: 128 bits in hexadecimal, or more. A shorter one could be guessed.
    public static let leastCharacters = 32
    private static let mostBytes = 1 << 20

    private struct State: Sendable {
        var stamp: FileStamp?
        var problem: FileProblem?
    }

    private let path: String
    private let interval: Duration
    private let observe: @Sendable (Event) -> Void
    private let state = Mutex(State())
    private let current = Mutex<[[UInt8]: StaticCredentials.Credential]>([:])

    /// A book that has read nothing yet.
    public init(
        path: String,
        interval: Duration = .seconds(1),
        observe: @escaping @Sendable (Event) -> Void = { _ in }
    ) {
        self.path = path
        self.interval = interval
        self.observe = observe
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

    /// Looks for a change now, and reads the file if there is one.
    public func refresh() {
        let event: Event? = state.withLock { state in
            let stamp = FileStamp(path)
            guard stamp == nil || stamp != state.stamp else { return nil }
            do throws(FileProblem) {
                let bytes = try SmallFile.read(path, limit: Self.mostBytes)
                state.stamp = stamp
                let credentials = try PolicyFile.credentials(bytes, path: path)
                state.problem = nil
                current.withLock { $0 = credentials }
                return .read(credentials: credentials.count)
            } catch {
                defer { state.problem = error }
                return state.problem == error ? nil : .failed(error)
            }
        }
        if let event { observe(event) }
    }

    /// Whose the credential is; `nil` when it is none of those that are configured.
    func find(_ credential: Substring) -> StaticCredentials.Credential? {
        guard credential.utf8.count >= Self.leastCharacters else { return nil }
        let hash = SHA256.hash(data: Array(credential.utf8))
        let bytes = Array(hash)
        guard let found = current.withLock({ $0.first { $0.key == bytes } }) else { return nil }
        return found.value
    }
}
