import Synchronization

/// A secret in a file that is read again when it changes: a key that is rotated needs no restart.
///
/// Old and new overlap in that whoever took the old one keeps it to the end of its request. A request is never tried again
/// with a key that the file no longer holds, even when the upstream does not take the new one: a key may have been replaced
/// because it leaked. The provider has to take a new key before it is written here, as it does when it makes it.
public final class SecretFile: Sendable {
    /// Where it is.
    public let path: String
    private let checksEvery: Duration
    private let clock: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    private struct State {
        var secret: SecretText?
        var problem: FileProblem?
        var stamp: FileStamp?
        var checked: ContinuousClock.Instant?
    }

    /// A secret in a file, which is first read when it is asked for.
    ///
    /// - Parameter checksEvery: how often the file is looked at, at most.
    public convenience init(_ path: String, checksEvery: Duration = .seconds(1)) {
        self.init(path, checksEvery: checksEvery) { .now }
    }

    /// The same, by a clock of the caller's.
    public init(_ path: String, checksEvery: Duration, clock: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.path = path
        self.checksEvery = checksEvery
        self.clock = clock
    }

    /// The secret as it is now. One that can't be read any more is still what it was.
    ///
    /// - Throws: `FileProblem` when there never was a valid one.
    public func current() throws(FileProblem) -> SecretText {
        let (secret, problem) = look()
        if let secret { return secret }
        throw problem ?? FileProblem(path, "it has not been read")
    }

    /// The secret as it is now, `nil` when there never was a valid one; and what is wrong with the file now, even where an older
    /// secret still holds.
    public func look() -> (secret: SecretText?, problem: FileProblem?) {
        let now = clock()
        return state.withLock { state in
            if state.checked.map({ now - $0 >= checksEvery }) ?? true {
                state.checked = now
                check(&state)
            }
            return (state.secret, state.problem)
        }
    }

    private func check(_ state: inout State) {
        let stamp = FileStamp(path)
        // A file that could not be read is tried again whether it changed or not: its permissions may have.
        guard stamp != state.stamp || state.problem != nil || state.secret == nil else { return }
        state.stamp = stamp
        do throws(FileProblem) {
            var bytes = try SmallFile.read(path, limit: SecretText.mostBytes + 2)
            defer { SmallFile.wipe(&bytes) }
            do throws(SecretError) {
                let secret = try SecretText(bytes)
                if state.secret?.matches(secret) != true { state.secret = secret }
                state.problem = nil
            } catch {
                state.problem = FileProblem(path, error.description)
            }
        } catch {
            state.problem = error
        }
    }
}
