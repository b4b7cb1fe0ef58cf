/// The callers of tokens that were verified.
struct CallerCache: Sendable {
}
