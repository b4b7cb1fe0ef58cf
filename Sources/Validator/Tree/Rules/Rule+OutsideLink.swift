import Diagnostics

extension Rule {
    /// No symbolic link leads out of the tree.
    static let outsideLink = Rule(
        id: "outside-link",
        category: .syntax,
        severity: .warning,
        summary: "no symbolic link leads out of the tree",
        explanation: """
            What a link leads to outside of the folder that is validated is not in the commit, differs between \
            machines, and is not followed here. Put the file where the link is.
            """,
        bad: .words("a link `settings.yaml` to `/etc/settings.yaml`"),
        good: .words("a file `settings.yaml`"),
        check: .elsewhere
    )
}

extension Diagnostic {
    static func outsideLink(path: String, target: String) -> Diagnostic {
        Diagnostic(
            .outsideLink,
            "the link leads out of the tree, to '\(target)', and is not followed; put the file here",
            at: Place(path: path)
        )
    }
}
