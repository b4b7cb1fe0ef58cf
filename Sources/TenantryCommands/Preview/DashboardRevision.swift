import ArgumentParser
import Files
import Preview

/// The dashboards that a Git revision has.
struct DashboardRevision {
    private let repository: GitRepository
    private let commit: String

    /// - Throws: `ValidationError` for a revision that Git doesn't know.
    init(_ revision: String) throws {
        do {
            repository = try GitRepository(containing: PathNames.workingDirectory)
            commit = try repository.commit(revision)
        } catch let problem as GitRepository.Problem {
            throw ValidationError("\(problem)")
        }
    }

    /// Those below a folder. What was no dashboard that can be read then counts as none: it can't be mended any more.
    func dashboards(below folder: String) throws -> [Dashboard] {
        let absolute = PathNames.absolute(folder, in: PathNames.workingDirectory)
        guard absolute == repository.root || PathNames.path(absolute, below: repository.root) != nil else {
            throw ValidationError("'\(folder)' is not in the Git repository '\(repository.root)'")
        }
        do {
            let path = PathNames.path(absolute, below: repository.root) ?? ""
            let files = try repository.files(of: commit, below: path).filter { $0.path.hasSuffix(".json") }
            let contents = try repository.contents(of: files.map(\.blob))
            return zip(files, contents).compactMap { file, bytes in try? Dashboard(path: file.path, json: bytes) }
        } catch let problem as GitRepository.Problem {
            throw ValidationError("\(problem)")
        }
    }
}
