import Crypto

extension ManifestTree {
    /// The SHA-256 of the tree, as hexadecimal digits: of a line for each file, in the order of their paths, with the SHA-256 of what is
    /// in it, two spaces and the path, as `sha256sum` prints it. What can't be read counts as nothing.
    ///
    /// `find FOLDER -type f … | LC_ALL=C sort | xargs sha256sum | sha256sum` makes the same of files whose names need no escapes.
    public func digest() -> String {
        var whole = SHA256()
        for file in files {
            let bytes = (try? file.read()) ?? []
            whole.update(data: Array("\(Self.hexadecimal(SHA256.hash(data: bytes)))  \(file.path)\n".utf8))
        }
        return Self.hexadecimal(whole.finalize())
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
