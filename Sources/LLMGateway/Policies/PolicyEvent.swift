public import Files

/// What became of files that were read again, for metrics and logs.
public enum PolicyEvent: Hashable, Sendable {
    /// The policies were read: how many tenants there are now, and how many of their files are broken.
    case policies(tenants: Int, broken: Int)
    /// The gateway's configuration was read, and holds from now on.
    case configuration
    /// The policy of a tenant can't be used; what was read of it before still holds. `policies` follows.
    case failed(FileProblem)
    /// The folder of the policies can't be read; those that were read before still hold.
    case policiesUnreadable(FileProblem)
    /// The gateway's configuration can't be used; the one before still holds.
    case configurationFailed(FileProblem)
}
