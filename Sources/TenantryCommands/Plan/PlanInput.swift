import ArgumentParser
import Files
import Glibc
import Plan
import Renderer
import TenantSpecs

/// The tree and the specs at a commit and now.
struct PlanInput {
    let base: GitRepository.Base
    private let repository: GitRepository
    private let specFolder: String
    /// The tree's folder from the repository's top.
    private let treePath: String
    private(set) var tree: GitTree
    /// What the commit has in place of each spec that differs, by the names of files; `nil` for no file.
    private let specs: [String: String?]

    /// - Throws: `ValidationError` when there is nothing to compare with.
    init(_ revision: String?, tree: String, specs: String?) throws {
        specFolder = specs ?? ""
        do {
            let repository = try GitRepository(containing: PathNames.workingDirectory)
            let base = try repository.base(revision)
            let treePath = try Self.path(of: tree, in: repository)
            let specPath = try specs.map { try Self.path(of: $0, in: repository) }
            let paths = [treePath] + (specPath.map { [$0] } ?? [])
            // In a tree that is rendered, files that Git doesn't know are looked for where something is rendered: going
            // through all folders takes as long as everything else.
            let before = try Self.before(repository, base.commit, paths, untracked: specPath.map { [$0] } ?? paths)
            self.tree = GitTree(folder: tree, repository: repository, before: Self.below(treePath, before))
            self.specs = specPath.map { Self.below($0, before) } ?? [:]
            self.repository = repository
            self.base = base
            self.treePath = treePath
        } catch let problem as GitRepository.Problem {
            throw ValidationError("\(problem)")
        }
    }

    /// The path of a folder from the top of the repository.
    private static func path(of folder: String, in repository: GitRepository) throws -> String {
        var absolute = PathNames.absolute(folder, in: PathNames.workingDirectory)
        // The way there may lead over a link.
        if let resolved = realpath(absolute, nil) {
            absolute = String(cString: resolved)
            free(resolved)
        }
        if absolute == repository.root { return "" }
        guard let path = PathNames.path(absolute, below: repository.root) else {
            throw ValidationError("'\(folder)' is not in the Git repository '\(repository.root)'")
        }
        return path
    }

    /// What a commit has in place of the files that differ from it.
    private static func before(
        _ repository: GitRepository,
        _ commit: String,
        _ paths: [String],
        untracked: [String]
    ) throws -> [String: String?] {
        var before: [String: String?] = [:]
        for path in try repository.untrackedPaths(below: untracked.map(Self.pathspec)) { before[path] = .some(nil) }
        for change in try repository.changes(since: commit, below: paths.map(Self.pathspec)) {
            before[change.path] = change.oldBlob
        }
        return before
    }

    /// The empty path, the repository's top, as Git takes it.
    private static func pathspec(_ path: String) -> String { path.isEmpty ? "." : path }

    private static func below(_ folder: String, _ before: [String: String?]) -> [String: String?] {
        guard !folder.isEmpty else { return before }
        var result: [String: String?] = [:]
        for (path, blob) in before {
            if let path = PathNames.path(path, below: folder) { result[path] = blob }
        }
        return result
    }

    /// Whether any spec or any file of the tree differs.
    var hasChanges: Bool { !specs.isEmpty || !tree.changedPaths.isEmpty }

    /// Renders the specs that differ, and takes that for the tree where it isn't on the disk.
    ///
    /// - Returns: the files that are not on the disk as they are rendered.
    mutating func render(_ loaded: LoadedSpecs) async throws -> [String] {
        let known = Set(loaded.tenants.map(\.name.text))
        let changed = Set(specs.keys.compactMap(Self.tenant))
        var chosen: Set<String>?
        if specs[SpecLoader.platformFile] == nil {
            // Files of the tree may have been changed by hand.
            let named = tree.changedPaths.flatMap { $0.split(separator: "/").map(Self.stem) }
            chosen = changed.union(named).intersection(known)
        }
        let rendering = SpecRendering(loaded, folder: tree.folder)
        let differences = try await rendering.differences(tenants: chosen, removed: changed.subtracting(known))
        tree.render(differences.files)
        // Each is an argument of a command line.
        let folders = differences.folders.count > 500 ? [""] : differences.folders.sorted()
        let places = folders.map { [treePath, $0].filter { !$0.isEmpty }.joined(separator: "/") }
        tree.add(
            untracked: try repository.untrackedPaths(below: places.map(Self.pathspec)).compactMap { path in
                treePath.isEmpty ? path : PathNames.path(path, below: treePath)
            }
        )
        return differences.files.keys.sorted()
    }

    /// The tenants' specs that differ.
    func specChanges() throws -> [SpecChange] {
        let names = specs.keys.filter { Self.tenant($0) != nil }.sorted()
        let blobs = Array(Set(names.compactMap { specs[$0] ?? nil })).sorted()
        let contents = Dictionary(uniqueKeysWithValues: zip(blobs, try repository.contents(of: blobs)))
        return try names.compactMap { name in
            let old = (specs[name] ?? nil).flatMap { contents[$0] }
            let new = try UserFile(path: "\(specFolder)/\(name)").read(limit: SpecLoader.maximumBytes)
            guard old != new else { return nil }
            return SpecChange(
                tenant: Self.tenant(name) ?? "",
                old: SpecChange.read(old),
                new: SpecChange.read(new)
            )
        }
    }

    /// The tenant whose spec a file of the folder is; `nil` for other files.
    private static func tenant(_ name: String) -> String? {
        guard name.hasSuffix(".yaml"), !name.contains("/"), !name.hasPrefix("."), name != SpecLoader.platformFile else {
            return nil
        }
        return String(name.dropLast(".yaml".count))
    }

    private static func stem(_ name: Substring) -> String {
        name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
    }
}
