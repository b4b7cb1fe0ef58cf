/// The text of files that findings point into.
enum SourceText {
    /// More than these bytes are not shown; a finding still names the place.
    private static let limit = 16 << 20

    @Sendable
    static func read(_ path: String) -> String? {
        guard let bytes = try? UserFile(path: path).read(limit: limit) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
