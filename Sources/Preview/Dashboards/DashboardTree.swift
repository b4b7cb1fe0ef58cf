public import Files

/// The dashboards of a tree of files.
public struct DashboardTree: Sendable {
    /// In the order of their paths.
    public var dashboards: [Dashboard]

    /// Dashboards, of which several may have one uid; the first counts.
    public init(_ dashboards: [Dashboard]) {
        self.dashboards = dashboards
    }

    /// Reads all dashboards below a folder. Files of JSON that hold none are passed over, hidden files and links too.
    ///
    /// - Throws: `FileProblem` for a file that can't be read, or is no JSON.
    public init(folder: String) throws(FileProblem) {
        dashboards = []
        let files = try Self.files(in: folder)
        for file in files {
            guard let dashboard = try Dashboard(path: file.path, json: file.bytes) else { continue }
            guard dashboards.count < DashboardLimits.dashboards else {
                throw FileProblem(folder, "there are more than \(DashboardLimits.dashboards) dashboards")
            }
            dashboards.append(dashboard)
        }
    }

    private typealias File = (path: String, bytes: [UInt8])

    private static func files(in folder: String) throws(FileProblem) -> [File] {
        do throws(FileError) {
            guard let directory = try Directory.open(root: folder) else {
                throw FileError("open", folder, reason: "there is no such folder")
            }
            var files: [File] = []
            try collect(directory, as: folder, depth: 0, into: &files)
            return files
        } catch {
            throw FileProblem(error.path, "cannot \(error.operation) it: \(error.reason)")
        }
    }

    private static func collect(
        _ directory: Directory,
        as path: String,
        depth: Int,
        into files: inout [File]
    ) throws(FileError) {
        guard depth <= DashboardLimits.folders else { return }
        for entry in try directory.entries() where !entry.name.hasPrefix(".") {
            let name = path.hasSuffix("/") ? path + entry.name : "\(path)/\(entry.name)"
            switch entry.kind {
            case .directory:
                guard let inner = try directory.openDirectory(entry.name) else { continue }
                try collect(inner, as: name, depth: depth + 1, into: &files)
            case .file where entry.name.hasSuffix(".json"):
                var bytes: [UInt8] = []
                guard try directory.read(entry.name, into: &bytes, limit: DashboardLimits.bytes),
                    mayBeDashboard(bytes)
                else { continue }
                files.append((name, bytes))
            case .file, .other: break
            }
        }
    }

    /// Whether the text names panels at all: files of JSON are many, and few are dashboards.
    private static func mayBeDashboard(_ bytes: [UInt8]) -> Bool {
        let word = Array("\"panels\"".utf8)
        guard bytes.count >= word.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            (0...(bytes.count - word.count)).contains { start in
                bytes[start] == word[0] && bytes[start..<(start + word.count)].elementsEqual(word)
            }
        }
    }
}
