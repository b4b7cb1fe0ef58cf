/// Why there is no tree to validate.
public enum TreeError: Error, Hashable, Sendable {
    /// No path was named, or there are no manifests below those that were.
    case noInput(paths: [String])
    /// A path leads to nothing.
    case notFound(path: String)
    /// A glob matches no manifest.
    case noMatch(glob: String)
    /// A path that leads to nothing is no glob either.
    case invalidGlob(text: String, reason: String)
    /// A path can't be looked at; the reason is the system's.
    case unreadable(path: String, reason: String)
}

extension TreeError: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .noInput(let paths) where paths.isEmpty:
            "no path to validate; name files or folders"
        case .noInput(let paths):
            "no manifests (*.yaml, *.yml, *.json) in \(paths.map { "'\($0)'" }.joined(separator: ", "))"
        case .notFound(let path):
            "'\(path)' does not exist"
        case .noMatch(let glob):
            "no manifests (*.yaml, *.yml, *.json) match '\(glob)'"
        case .invalidGlob(let text, let reason):
            "'\(text)' does not exist, and is not \(reason)"
        case .unreadable(let path, let reason):
            "'\(path)' cannot be read: \(reason)"
        }
    }
}
