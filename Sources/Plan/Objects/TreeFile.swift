/// A file of the tree, before and after.
package struct TreeFile: Sendable {
    /// Its place below the tree, with `/` between folders.
    package var path: String
    /// What it held; `nil` when there was none.
    package var old: [UInt8]?
    /// What it holds; `nil` when there is none any more.
    package var new: [UInt8]?

    package init(path: String, old: [UInt8]?, new: [UInt8]?) {
        self.path = path
        self.old = old
        self.new = new
    }

    /// The folder that it is in; empty for the top.
    var folder: String { Self.folder(of: path) }

    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}

/// Files that are looked at together: those of a tenant, or of a shared folder.
package struct TreeUnit: Sendable {
    /// The folder that they are in.
    package var root: String
    /// Those that differ, and those beside them that don't, which tell what the others mean.
    package var files: [TreeFile]

    package init(root: String, files: [TreeFile]) {
        self.root = root
        self.files = files
    }

    /// The folder that is looked at as a whole because of a file: `tenants/acme-corp` of
    /// `tenants/acme-corp/boundary/quota.yaml`, `monitoring` of `monitoring/rules.yaml`.
    package static func root(of path: String) -> String {
        let folders = TreeFile.folder(of: path).split(separator: "/")
        return folders.prefix(max(folders.count - 1, min(2, folders.count))).joined(separator: "/")
    }
}
