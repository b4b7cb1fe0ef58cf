/// Why a call to Redis gave no answer. The raw value is for metrics: none has an address or a secret in it.
enum RedisFailure: String, Error, Sendable, Hashable, CaseIterable {
    /// There is no connection now.
    case notConnected = "not_connected"
    /// A connection could not be made.
    case connect
    /// The connection ended with calls open.
    case closed
    /// No answer in time.
    case timeout
    /// The password was refused, or its file could not be read.
    case authentication
    /// What came is not Redis's protocol, or not the answer that was asked for.
    case malformed
    /// Redis answered with an error.
    case refused
    /// More calls wait for answers than a connection may have.
    case overloaded
}
