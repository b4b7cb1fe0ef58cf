/// The address of a repository, however it is written: `https://github.com/a/b`, `git@github.com:a/b.git`.
struct RepositoryURL: Hashable, Sendable {
    /// The address as it is written.
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The address without what makes no difference: the protocol, the user, `.git` and the case of the letters
    /// (argo-cd: util/git/git.go, `NormalizeGitURL`, which keeps the protocol).
    var normalized: String {
        var rest = text[...]
        if let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...]
        } else if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/") {
            // The short form of SSH.
            rest = rest[..<colon] + "/" + rest[rest.index(after: colon)...]
        }
        if let at = rest.firstIndex(of: "@"), !rest[..<at].contains("/") { rest = rest[rest.index(after: at)...] }
        while rest.hasSuffix("/") { rest.removeLast() }
        if rest.hasSuffix(".git") { rest.removeLast(4) }
        return rest.lowercased()
    }

    /// As Argo CD compares it with the patterns of a project (util/git/git.go, `NormalizeGitURL`).
    var matched: String { Self.matched(text) }

    /// An address, or a pattern of such, as Argo CD compares it.
    static func matched(_ text: String) -> String {
        var text = text.lowercased()
        while text.hasSuffix("/") { text.removeLast() }
        if !text.contains("://"), let colon = text.firstIndex(of: ":"), text[..<colon].contains("@") {
            text.replaceSubrange(colon...colon, with: "/")
            text = "ssh://" + text
        }
        if text.hasSuffix(".git") { text.removeLast(4) }
        return text
    }
}
