public import Files
public import ServiceLifecycle
import Synchronization

/// The static credentials that are configured, read from their file, and again when it changes.
///
/// A credential is looked up by its hash, and what is found is compared in constant time. Where in the table the lookup leads
/// depends on the hash alone, which nobody can choose, and on a seed of the process.
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
    private let current = Mutex<[CredentialHash: StaticCredentials.Credential]>([:])

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
        let event: Event? = state.withLock { state -> Event? in
            let stamp = FileStamp(path)
            guard stamp == nil || stamp != state.stamp else { return nil }
            do throws(FileProblem) {
                let bytes = try SmallFile.read(path, limit: Self.mostBytes)
                state.stamp = stamp
                let credentials = try Self.read(bytes, path: path)
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
        let hash = CredentialHash(of: credential)
        return current.withLock { $0[hash] }
    }

    private static func read(
        _ bytes: [UInt8],
        path: String
    ) throws(FileProblem) -> [CredentialHash: StaticCredentials.Credential] {
        let (root, file) = try StructuredFile.read(StaticCredentials.self, bytes, path)
        var credentials: [CredentialHash: StaticCredentials.Credential] = [:]
        for credential in file.credentials {
            let problem: String?
            if let hash = CredentialHash(hexadecimal: credential.sha256) {
                let isNew = credentials.updateValue(credential, forKey: hash) == nil
                problem = isNew ? nil : "two credentials are the same"
            } else {
                problem = """
                    expected the SHA-256 of a credential, 64 hexadecimal digits, in '\(credential.tenant)'; a credential has \
                    at least \(leastCharacters) characters that nobody can guess: make it with `openssl rand -hex 32`
                    """
            }
            if let problem { throw StructuredFile.problem(problem, path, root, ["credentials"]) }
        }
        return credentials
    }
}
