import Synchronization

/// Whether requests are welcome: what `/ready` answers.
public final class Readiness: Sendable {
    private let waiting: Mutex<[String: String]>

    /// Ready, but for what the keys of `waitingFor` name, until `fulfil` is called for each; the values say why.
    public init(waitingFor conditions: [String: String] = [:]) {
        waiting = Mutex(conditions)
    }

    /// A condition holds.
    public func fulfil(_ condition: String) {
        waiting.withLock { $0[condition] = nil }
    }

    /// A condition holds no more.
    public func withdraw(_ condition: String, because reason: String) {
        waiting.withLock { $0[condition] = reason }
    }

    /// What is waited for; empty when requests are welcome.
    public var reasons: [String] {
        waiting.withLock { $0.values.sorted() }
    }
}
