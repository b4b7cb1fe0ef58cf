import YAML

/// Paths of files in volumes (pkg/apis/core/validation/validation.go, `validateLocalDescendingPath`,
/// `validatePathNoBacksteps`, `ValidateLocalNonReservedPath`).
enum VolumePath {
    /// What the path of a file that a volume makes may not be; `nil` when nothing is wrong.
    static func problemOfFile(_ node: YAMLNode) -> StaticString? {
        if let problem = problemOfDescent(node) { return problem }
        return node.withUTF8 { $0.count > 1 && $0[0] == dot && $0[1] == dot } ? "may not start with '..'" : nil
    }

    /// What a path that leads down may not be.
    static func problemOfDescent(_ node: YAMLNode) -> StaticString? {
        if node.withUTF8({ $0.first == slash }) { return "has to be relative: it may not start with '/'" }
        return problemOfSteps(node)
    }

    /// What no path may hold.
    static func problemOfSteps(_ node: YAMLNode) -> StaticString? {
        let stepsBack = node.withUTF8 { bytes in
            bytes.split(separator: slash, omittingEmptySubsequences: false)
                .contains { $0.count == 2 && $0.first == dot && $0.last == dot }
        }
        return stepsBack ? "may not lead upwards with '..'" : nil
    }

    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")
}

extension FieldErrors {
    /// Demands a path of a file that a volume makes.
    mutating func checkVolumePath(_ path: YAMLNode?, of parent: YAMLNode, _ rule: Rule) {
        guard let path, !path.isEmptyText else {
            add(rule, at: path ?? parent, "the file needs a 'path'")
            return
        }
        guard let problem = VolumePath.problemOfFile(path) else { return }
        add(rule, at: path, "the path '\(path.text)' \(problem)")
    }

    /// Demands that permissions are such, when they are set.
    mutating func checkFileMode(_ mode: YAMLNode?, _ rule: Rule) {
        guard let mode, let number = mode.integer, !(0...0o777).contains(number) else { return }
        add(rule, at: mode, "the mode is \(number) and has to be from 0 to 511 (0777 in octal)")
    }
}
