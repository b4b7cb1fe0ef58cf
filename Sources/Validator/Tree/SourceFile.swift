/// One file of a tree.
public struct SourceFile: Hashable, Sendable {
    /// The name under which it is reported, with `/` between folders.
    public var path: String
    /// What is in it; `nil` when it is to be read from the path whenever it's looked at.
    var bytes: [UInt8]?

    /// A file in memory.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// A file in memory.
    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// A file on the disk.
    init(onDisk path: String) {
        self.path = path
    }
}
