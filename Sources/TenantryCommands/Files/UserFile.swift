import Files

/// A file that the user named by a path.
struct UserFile {
    private let folder: String
    private let name: String

    /// - Throws: `FileError` when the path has no name of a file.
    init(path: String) throws(FileError) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.popLast(), !name.isEmpty, name != ".", name != ".." else {
            throw FileError("write", path, reason: "it names a folder")
        }
        self.name = name
        let folder = parts.joined(separator: "/")
        self.folder = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    }

    /// What is in it; `nil` when it isn't there.
    func read(limit: Int) throws(FileError) -> [UInt8]? {
        var bytes: [UInt8] = []
        guard let directory = try Directory.open(root: folder), try directory.read(name, into: &bytes, limit: limit)
        else { return nil }
        return bytes
    }

    /// Writes it in one step, and the folders that lead to it. What is there and no file, `/dev/stdout` for one, is written
    /// to and stays.
    func write(_ text: String) throws(FileError) {
        let directory = try Directory.make(root: folder)
        let contents = Array(text.utf8)
        guard try !directory.writeThrough(name, contents: contents) else { return }
        try directory.replace(name, contents: contents)
    }
}
