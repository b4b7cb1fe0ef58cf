import Files

/// The text of files that findings point into.
enum SourceText {
    /// More than these bytes are not shown; a finding still names the place.
    private static let limit = 16 << 20

    @Sendable
    static func read(_ path: String) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.last, !name.isEmpty else { return nil }
        let folder = parts.dropLast().joined(separator: "/")
        var bytes: [UInt8] = []
        guard let directory = try? Directory.open(root: folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder),
            (try? directory.read(String(name), into: &bytes, limit: limit)) == true
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
