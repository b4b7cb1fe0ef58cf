import Synchronization

/// The rules that were found to be good in one run.
///
/// Rules of tenants are the same but for the tenant's name, so that of many thousands a few are looked into: see ``RuleShape``.
final class RuleVerdicts: Sendable {
    private let known = Mutex<[RuleShape: [String]]>([:])
    /// A tree with more different rules than that has the others looked into each time.
    private static let limit = 20_000

    /// The metrics that a good rule of a shape reads and that not every namespace sees; `nil` where none of the shape is known to
    /// be good.
    func dependencies(of shape: RuleShape) -> [String]? {
        known.withLock { $0[shape] }
    }

    /// Notes that a rule is good where these metrics are seen.
    func note(_ shape: RuleShape, _ dependencies: [String]) {
        known.withLock { if $0.count < Self.limit { $0[shape] = dependencies } }
    }
}
