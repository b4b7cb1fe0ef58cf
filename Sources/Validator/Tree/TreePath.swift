/// Names of files in a tree, with `/` between folders.
enum TreePath {
    /// The folder that a file is in; empty at the top.
    static func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[path.utf8.index(after: slash)...])
    }

    /// The path of a file that a folder holds.
    static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// The path that a relative one leads to from a folder, with `.` and `..` worked out; what leads above the top keeps
    /// its `..`.
    static func resolve(_ path: String, in folder: String) -> String {
        // Mostly there is nothing to work out.
        if !path.utf8.contains(where: { $0 == UInt8(ascii: "/") }), path != ".", path != "..", !path.isEmpty,
            !folder.isEmpty
        {
            return "\(folder)/\(path)"
        }
        let isAbsolute = path.hasPrefix("/") || folder.hasPrefix("/")
        var parts: [Substring] = []
        for part in (path.hasPrefix("/") ? path : join(folder, path)).split(separator: "/") {
            switch part {
            case ".": continue
            case ".." where parts.last.map { $0 != ".." } ?? isAbsolute: _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    }
}
