extension GitRepository {
    /// A commit, or the empty tree, to compare with.
    struct Base: Hashable {
        /// The commit's hash, or the empty tree's.
        var commit: String
        /// How the user named it, or would have.
        var name: String
    }

    /// What a change starts from.
    ///
    /// - Parameter revision: the revision that the user named; with `...` after it, where HEAD parted from it. Without one it is
    ///   where HEAD parted from the default branch of the remote `origin`, without such a remote HEAD, and in a repository
    ///   without a commit nothing.
    func base(_ revision: String?) throws -> Base {
        if let revision {
            guard revision.hasSuffix("...") else { return Base(commit: try commit(revision), name: revision) }
            let name = String(revision.dropLast(3))
            return Base(commit: try mergeBase(with: try commit(name), name: name), name: name)
        }
        guard let head = try? commit("HEAD") else {
            return Base(commit: try emptyTree(), name: "nothing, as there is no commit yet")
        }
        for name in ["origin/HEAD", "origin/main", "origin/master"] {
            guard let commit = try? commit("refs/remotes/" + name) else { continue }
            return Base(commit: try mergeBase(with: commit, name: name), name: name)
        }
        return Base(commit: head, name: "HEAD")
    }

    /// The commit at which HEAD parted from another one.
    private func mergeBase(with commit: String, name: String) throws -> String {
        let output = try Self.run(["-C", root, "merge-base", "HEAD", commit])
        if output.status == 0, let base = Self.line(output.output) { return base }
        guard output.status == 1 else { throw Self.failure(output) }
        let isShallow = try Self.line(Self.run(["-C", root, "rev-parse", "--is-shallow-repository"]).output) == "true"
        throw Problem(
            description: isShallow
                ? "the clone is too shallow to tell where HEAD parted from '\(name)'; fetch more of it, or name a commit"
                : "HEAD and '\(name)' have no commit in common; name a commit to compare with"
        )
    }

    private func emptyTree() throws -> String {
        let output = try Self.run(["-C", root, "hash-object", "-t", "tree", "--stdin"])
        guard output.status == 0, let hash = Self.line(output.output) else { throw Self.failure(output) }
        return hash
    }

    /// The files below some paths that Git doesn't track and isn't told to ignore, by their paths from the top.
    func untrackedPaths(below paths: [String]) throws -> [String] {
        let arguments = ["ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--"]
        let output = try Self.run(["-C", root, "--literal-pathspecs"] + arguments + paths)
        guard output.status == 0 else { throw Self.failure(output) }
        return Self.fields(output.output)
    }
}
