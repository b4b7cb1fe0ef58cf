/// Hashes of configuration, by which pods are replaced when it changes.
enum Checksum {
    /// The SHA-256 of texts; each is ended by a byte that none of them holds, so that no two lists are taken for one.
    static func of(_ texts: some Sequence<String>) -> String {
        var bytes: [UInt8] = []
        for text in texts {
            bytes.append(contentsOf: text.utf8)
            bytes.append(0xFF)
        }
        return ContentHash(of: bytes).text
    }
}
