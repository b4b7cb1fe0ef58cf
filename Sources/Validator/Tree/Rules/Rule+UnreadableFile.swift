public import Diagnostics

extension Rule {
    /// Every file can be read.
    static let unreadableFile = Rule(
        id: "unreadable-file",
        category: .syntax,
        severity: .error,
        summary: "every file can be read",
        explanation: """
            A file that cannot be read is not validated, and a tree that is not validated as a whole may have \
            any fault. The reason is the one that the system gives.
            """,
        bad: .words("a file without permission to read it, or a symbolic link that leads nowhere"),
        good: .words("a file that can be read"),
        check: .elsewhere
    )
}

extension Diagnostic {
    static func unreadableFile(path: String, reason: String) -> Diagnostic {
        Diagnostic(.unreadableFile, "the file cannot be read: \(reason)", at: Place(path: path))
    }
}

extension Diagnostic.ID {
    /// The rule whose findings mean that a part of the tree was not validated.
    public static let unreadableFile = Rule.unreadableFile.id
}
