import Files

/// The folder of policies as it is at one moment.
///
/// It is looked at again and again rather than watched: one system call a second costs nothing that shows, and unlike inotify
/// it misses nothing on any file system, needs no descriptor, and no care for folders that come, go and are mounted over.
struct PolicyFolder: Sendable {
    /// More than a policy has: one with a hundred models has 3 KB.
    static let mostBytesOfFile = 64 << 10
    /// More tenants than a cluster has namespaces.
    static let mostFiles = 10_000

    /// By which a change of the folder shows.
    struct Stamp: Hashable, Sendable {
        fileprivate var folder: FileStamp
        fileprivate var files: [FileStamp?]
    }

    /// What the files say now, by their names; or why they can't be read.
    var files: [String: Result<[UInt8], FileProblem>]
    /// The stamp of what was read.
    var stamp: Stamp

    /// Where the files are. The kubelet puts all files of a volume into a new folder and then swaps the link `..data` to it;
    /// the links beside it, one a file, follow later (`pkg/volume/util/atomic_writer.go`): behind `..data` is either the old
    /// state or the new one, and nothing between.
    private static func root(of folder: String) -> String {
        let data = folder + "/..data"
        return FileStamp(data) == nil ? folder : data
    }

    /// The stamp of a folder.
    ///
    /// - Throws: `FileProblem` when there is no such folder.
    static func stamp(of folder: String) throws(FileProblem) -> Stamp {
        let root = root(of: folder)
        guard let stamp = FileStamp(root) else { throw FileProblem(folder, "there is no such folder") }
        // What is behind `..data` never changes; in a plain folder files are written in their places.
        guard root == folder else { return Stamp(folder: stamp, files: []) }
        return Stamp(folder: stamp, files: try names(in: folder).map { FileStamp(folder + "/" + $0) })
    }

    /// Reads a folder.
    ///
    /// - Throws: `FileProblem` when it is none, has too many files, or never stays the same while it is read.
    init(reading folder: String) throws(FileProblem) {
        for _ in 0..<5 {
            let before = try Self.stamp(of: folder)
            let root = Self.root(of: folder)
            let names = try Self.names(in: root)
            guard names.count <= Self.mostFiles else {
                throw FileProblem(folder, "it has \(names.count) policies and may have \(Self.mostFiles)")
            }
            var files: [String: Result<[UInt8], FileProblem>] = [:]
            for name in names {
                do throws(FileProblem) {
                    files[name] = .success(try SmallFile.read(root + "/" + name, limit: Self.mostBytesOfFile))
                } catch {
                    files[name] = .failure(error)
                }
            }
            // Swapped while it was read: what was read may be half old and half new, or gone.
            guard try Self.stamp(of: folder) == before else { continue }
            self.files = files
            stamp = before
            return
        }
        throw FileProblem(folder, "it keeps changing while it is read")
    }

    private static func names(in folder: String) throws(FileProblem) -> [String] {
        do throws(FileError) {
            guard let directory = try Directory.open(root: folder) else {
                throw FileError("open", folder, reason: "it is gone")
            }
            return try directory.entries().map(\.name).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
        } catch {
            throw FileProblem(folder, error.description)
        }
    }
}
