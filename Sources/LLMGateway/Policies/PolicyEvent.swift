public import Files

/// What became of files that were read again, for metrics and logs.
public enum PolicyEvent: Hashable, Sendable {
    /// The policies were read: how many tenants there are now, and how many of their files are broken.
    case policies(tenants: Int, broken: Int)
    /// The gateway's configuration was read, and holds from now on.
    case configuration
    /// A file or folder can't be used; what was read of it before still holds.
    case failed(FileProblem)
}
