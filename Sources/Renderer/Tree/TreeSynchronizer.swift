import Files
import YAML

/// Compares a rendered tree with the one on the disk, and brings that to it.
///
/// Only files that differ are written, in one step at the end: until everything is rendered and staged nothing changes,
/// and a failure, a full disk for one, leaves the tree as it was. Only files that the index lists as ours are deleted.
public struct TreeSynchronizer: Sendable {
    /// What to do about differences.
    public enum Mode: Hashable, Sendable {
        /// Tell them; with diffs of at most `diffs` files.
        case compare(diffs: Int)
        /// Take them away, unless somebody else's work would be lost; `isForced` says that it may be.
        case write(isForced: Bool)
    }

    /// The folder of the tree; made when it is written and not there.
    public var root: String
    /// What to do about differences.
    public var mode: Mode
    /// How many workers render and compare at once.
    public var workerCount: Int

    /// A synchronizer of the tree in a folder.
    public init(root: String, mode: Mode, workerCount: Int? = nil) {
        self.root = root
        self.mode = mode
        self.workerCount = workerCount ?? WorkQueue.workerCount
    }

    /// Renders the tree and compares it, and writes it if that is the mode and nothing is refused.
    ///
    /// - Parameter progress: told the number of a part, from any thread, when it is done.
    /// - Throws: `FileError` when the file system refuses something.
    public func run(
        _ tree: RenderedTree,
        progress: @escaping @Sendable (_ unit: Int) -> Void = { _ in }
    ) async throws -> TreeReport {
        guard case .write(let isForced) = mode else {
            let root = try Directory.open(root: self.root)
            return try await survey(tree, in: root, staging: nil, progress: progress).report
        }
        let root = try Directory.make(root: self.root)
        try root.lock()
        defer { root.unlock() }
        var staging = try StagingArea(root: root)
        do {
            var (report, removals) = try await survey(tree, in: root, staging: staging, progress: progress)
            if report.refused.isEmpty || isForced {
                try staging.commit(removing: removals)
                report.isWritten = true
            }
            try staging.discard()
            return report
        } catch {
            // The first failure is the one to tell; what can't be thrown away now is by the next run.
            try? staging.discard()
            throw error
        }
    }

    private func survey(
        _ tree: RenderedTree,
        in root: Directory?,
        staging: StagingArea?,
        progress: @escaping @Sendable (_ unit: Int) -> Void
    ) async throws -> (report: TreeReport, removals: [String]) {
        let survey = TreeSurvey(tree: tree, root: root, staging: staging, mode: mode)
        let compared = try await survey.compareUnits(workerCount: workerCount, progress: progress)
        return try survey.finish(compared)
    }
}
