import YAML

/// A path below something: relative, and with no way up (pkg/apis/core/validation/validation.go,
/// `validateLocalDescendingPath`).
enum LocalPath {
    /// What is wrong with a path; `nil` when nothing is.
    static func problem(_ node: YAMLNode) -> String? {
        node.withUTF8(problem)
    }

    static func problem(_ path: UTF8Bytes) -> String? {
        if path.first == UInt8(ascii: "/") { return "has to be relative: without '/' at its start" }
        return hasBackstep(path) ? "may not contain '..'" : nil
    }

    /// Whether one of the path's steps leads up (`validatePathNoBacksteps`).
    static func hasBackstep(_ path: UTF8Bytes) -> Bool {
        !path.allParts(separatedBy: UInt8(ascii: "/")) { !$0.isText("..") }
    }
}
