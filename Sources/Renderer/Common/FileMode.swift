/// Modes of mounted files.
enum FileMode {
    /// Readable by their owner, root, and by their group, which is the pod's `fsGroup`: the kubelet gives files to it
    /// (kubernetes `pkg/volume/volume_linux.go`). Tokens it writes for root alone first, and opens them to the group alike
    /// (`pkg/volume/projected/projected.go`), so that without an `fsGroup` a user other than root could not read them.
    static let readableByGroup: Int32 = 0o440
}
