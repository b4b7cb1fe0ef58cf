/// Walks from folder to folder of one tree, and keeps those open that lead to the current one.
package struct DirectoryCursor {
    private let root: Directory
    private var open: [(name: Substring, directory: Directory)] = []

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
        var components = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = components.popLast(), !name.isEmpty, !components.contains(where: Self.leadsAstray) else {
            throw FileError("open", path, reason: "it is not a path below the tree")
        }
        let common = zip(open, components).prefix { $0.0.name == $0.1 }.count
        open.removeLast(open.count - common)
        for component in components.dropFirst(common) {
            guard let next = try step(open.last?.directory ?? root, String(component)) else { return nil }
            open.append((component, next))
        }
        return (open.last?.directory ?? root, String(name))
    }

    private static func leadsAstray(_ component: Substring) -> Bool {
        component.isEmpty || component == "." || component == ".."
    }
}
