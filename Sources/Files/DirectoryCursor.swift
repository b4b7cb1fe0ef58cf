/// Walks from folder to folder of one tree, and keeps those open that lead to the current one.
package struct DirectoryCursor {
    private let root: Directory
    private var open: [(name: Substring, directory: Directory)] = []
    /// The path of the folder that was found last, with its last `/`: most files have the same as the one before.
    private var folder: Substring?

    package init(root: Directory) {
        self.root = root
    }

    /// The folder that holds the file at `path`, and the file's name; `nil` when there is no such folder.
    package mutating func parent(of path: String) throws(FileError) -> (directory: Directory, name: String)? {
        try parent(of: path) { (directory, name) throws(FileError) in try directory.openDirectory(name) }
    }

    /// The folder that holds the file at `path`, made with all that lead to it, and the file's name.
    package mutating func makeParent(of path: String) throws(FileError) -> (directory: Directory, name: String) {
        let found = try parent(of: path) { (directory, name) throws(FileError) in try directory.makeDirectory(name) }
        guard let found else { throw FileError("open", path, reason: "its folder is gone") }
        return found
    }

    private mutating func parent(
        of path: String,
        step: (Directory, String) throws(FileError) -> Directory?
    ) throws(FileError) -> (directory: Directory, name: String)? {
        if let name = name(of: path) { return (open.last?.directory ?? root, String(name)) }
        folder = nil
        var components = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !components.contains(where: Self.leadsAstray), let name = components.popLast() else {
            throw FileError("open", path, reason: "it is not a path below the tree")
        }
        let common = zip(open, components).prefix { $0.0.name == $0.1 }.count
        open.removeLast(open.count - common)
        for component in components.dropFirst(common) {
            guard let next = try step(open.last?.directory ?? root, String(component)) else { return nil }
            open.append((component, next))
        }
        folder = path[..<name.startIndex]
        return (open.last?.directory ?? root, String(name))
    }

    /// The name of a file in the folder that was found last; `nil` for a file elsewhere.
    private func name(of path: String) -> Substring? {
        guard let folder, path.utf8.starts(with: folder.utf8) else { return nil }
        let name = path[path.utf8.index(path.startIndex, offsetBy: folder.utf8.count)...]
        return name.utf8.contains(UInt8(ascii: "/")) || Self.leadsAstray(name) ? nil : name
    }

    private static func leadsAstray(_ component: Substring) -> Bool {
        component.isEmpty || component == "." || component == ".."
    }
}
