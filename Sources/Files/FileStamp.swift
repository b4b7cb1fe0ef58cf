import Glibc

/// What the file system says of a file, by which a change shows: it costs one system call and reads nothing.
///
/// The kubelet never writes into a mounted file: it writes all files of a volume into a new folder and renames the link
/// `..data` to it (Kubernetes, `pkg/volume/util/atomic_writer.go`), so that another inode is behind the same path.
public struct FileStamp: Hashable, Sendable {
    private var device: UInt
    private var inode: UInt
    private var size: Int
    // When it last changed in any way, its permissions included.
    private var seconds: Int
    private var nanoseconds: Int

    /// The stamp of what a path leads to, through links; `nil` when there is nothing.
    public init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        size = Int(status.st_size)
        seconds = status.st_ctim.tv_sec
        nanoseconds = status.st_ctim.tv_nsec
    }
}
