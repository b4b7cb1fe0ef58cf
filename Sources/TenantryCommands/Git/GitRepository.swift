import Files

/// A Git repository, asked through the `git` program.
struct GitRepository {
    /// Something that Git doesn't know.
    struct Problem: Error, CustomStringConvertible {
        var description: String
    }

    /// A file that differs from what a commit has.
    struct Change {
        /// The path from the repository's top.
        var path: String
        /// The object that holds what the commit has; `nil` when it has no such file, or a link or a submodule.
        var oldBlob: String?
    }

    /// The absolute path of its top.
    let root: String

    /// The repository that a folder is in.
    init(containing folder: String) throws {
        let output = try Self.run(["-C", folder, "rev-parse", "--show-toplevel"])
        guard output.status == 0, let root = Self.line(output.output) else {
            let reason = Self.line(Array(output.errorText.utf8)) ?? ""
            throw Problem(description: "'\(folder)' is in no Git repository that can be read: \(reason)")
        }
        self.root = root
    }

    /// The commit that a revision leads to.
    func commit(_ revision: String) throws -> String {
        let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]
        let output = try Self.run(["-C", root] + arguments)
        guard !revision.isEmpty, output.status == 0, let commit = Self.line(output.output),
            commit.utf8.count >= 40, commit.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
        else {
            throw Problem(
                description: "Git knows no commit '\(revision)' here; fetch it, or name a branch, a tag or a commit"
            )
        }
        return commit
    }

    /// The tracked files whose content on the disk is not that of a commit.
    ///
    /// - Parameter paths: the files and folders that are looked at, from the repository's top; everything when there are none.
    func changes(since commit: String, below paths: [String] = []) throws -> [Change] {
        let arguments = [
            "--literal-pathspecs", "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff",
            "--no-textconv",
            "--no-relative", "--no-color", "--ignore-submodules", commit, "--",
        ]
        let output = try Self.run(["-C", root] + arguments + paths)
        guard output.status == 0 else { throw Self.failure(output) }
        // `:100644 100644 OLD NEW M`, then the path.
        let fields = Self.fields(output.output)
        var changes: [Change] = []
        for index in stride(from: 0, to: fields.count - 1, by: 2) {
            let parts = fields[index].split(separator: " ")
            guard parts.count == 5 else { continue }
            let isFile = parts[0].hasPrefix(":100")
            changes.append(Change(path: fields[index + 1], oldBlob: isFile ? String(parts[2]) : nil))
        }
        return changes
    }

    /// The paths of all files that Git tracks.
    func trackedPaths() throws -> Set<String> {
        let output = try Self.run(["-C", root, "ls-files", "-z", "--full-name"])
        guard output.status == 0 else { throw Self.failure(output) }
        return Set(Self.fields(output.output))
    }

    /// The regular files that a commit has below a folder: their paths from the repository's top, and the objects that hold them.
    func files(of commit: String, below folder: String) throws -> [(path: String, blob: String)] {
        let arguments = ["-C", root, "ls-tree", "-r", "-z", "--full-tree", commit, "--"]
        let output = try Self.run(arguments + (folder.isEmpty ? [] : [folder]))
        guard output.status == 0 else { throw Self.failure(output) }
        // `100644 blob OBJECT`, a tab, the path.
        return Self.fields(output.output).compactMap { field in
            let halves = field.split(separator: "\t", maxSplits: 1)
            let parts = halves.first?.split(separator: " ") ?? []
            guard halves.count == 2, parts.count == 3, parts[0].hasPrefix("100"), parts[1] == "blob" else { return nil }
            return (String(halves[1]), String(parts[2]))
        }
    }

    /// What some objects hold, in the order asked for.
    func contents(of blobs: [String]) throws -> [[UInt8]] {
        guard !blobs.isEmpty else { return [] }
        let input = Array(blobs.map { $0 + "\n" }.joined().utf8)
        let output = try Self.run(["-C", root, "cat-file", "--batch"], input: input)
        guard output.status == 0 else { throw Self.failure(output) }
        // `OBJECT blob SIZE`, a line feed, the content, a line feed.
        var contents: [[UInt8]] = []
        var rest = output.output[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let header = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            guard header.count == 3, let size = Int(header[2]), rest.endIndex - end - 1 > size else { break }
            contents.append(Array(rest[(end + 1)..<(end + 1 + size)]))
            rest = rest[(end + 2 + size)...]
        }
        guard contents.count == blobs.count else {
            throw Problem(description: "Git could not read what the files held; is the clone a partial one?")
        }
        return contents
    }

    /// Runs Git with nothing of the caller's environment that could point it elsewhere, as hooks have it.
    static func run(_ arguments: [String], input: [UInt8] = []) throws -> Subprocess.Output {
        var environment = Subprocess.inherited("PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR")
        environment["LC_ALL"] = "C"
        environment["GIT_OPTIONAL_LOCKS"] = "0"
        environment["GIT_TERMINAL_PROMPT"] = "0"
        return try Subprocess.run(
            "git",
            ["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"] + arguments,
            input: input,
            environment: environment
        )
    }

    static func failure(_ output: Subprocess.Output) -> Problem {
        Problem(description: "Git failed: \(line(Array(output.errorText.utf8)) ?? "exit status \(output.status)")")
    }

    static func line(_ bytes: [UInt8]) -> String? {
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    static func fields(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
