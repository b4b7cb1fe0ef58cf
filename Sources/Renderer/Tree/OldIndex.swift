import Diagnostics
import Files
import Synchronization
import YAML

/// The index on the disk, read when it is first needed: a run that changes nothing needs it for nothing.
final class OldIndex: Sendable {
    private struct Read {
        var index: GeneratedIndex?
        var entries: [String: (tenant: String?, hash: ContentHash)] = [:]
    }

    private let root: Directory?
    private let state = Mutex<Read?>(nil)

    init(root: Directory?) {
        self.root = root
    }

    /// The whole index; `nil` when there is none.
    func index() throws -> GeneratedIndex? {
        try withIndex(\.index)
    }

    /// The tenant and the hash of a file of ours; `nil` when it is not ours.
    func entry(of path: String) throws -> (tenant: String?, hash: ContentHash)? {
        try withIndex { $0.entries[path] }
    }

    private func withIndex<Result: Sendable>(_ body: (Read) -> Result) throws -> Result {
        try state.withLock { state in
            if let state { return body(state) }
            let read = try read()
            state = read
            return body(read)
        }
    }

    private func read() throws -> Read {
        var contents: [UInt8] = []
        guard let root, try root.read(GeneratedIndex.path, into: &contents) else { return Read() }
        let index = try parse(contents, in: root)
        var read = Read(index: index)
        for (path, hash) in index.shared?.files ?? [:] { read.entries[path] = (nil, hash) }
        for (tenant, unit) in index.tenants {
            for (path, hash) in unit.files { read.entries[path] = (tenant, hash) }
        }
        return read
    }

    private func parse(_ contents: [UInt8], in root: Directory) throws(FileError) -> GeneratedIndex {
        do throws(GeneratedIndex.Unreadable) {
            return try GeneratedIndex(contents: contents)
        } catch {
            let place = "\(error.position.line):\(error.position.column)"
            throw FileError(
                "read",
                "\(root.path)/\(GeneratedIndex.path):\(place)",
                reason: "\(error.message); restore the file from Git, it tells which files are ours"
            )
        }
    }
}
