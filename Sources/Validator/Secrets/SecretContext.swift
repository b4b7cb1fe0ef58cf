/// What stands before a value: whether its name says that it is secret, or that it is none.
enum SecretContext: Hashable, Sendable {
    /// The name is one of secrets.
    case secret
    /// The name is one of digests, of public keys, of identities.
    case harmless
    /// The name says nothing.
    case open

    /// The context of a token: the name before it on its line; for `value:` the one on the line before, as
    /// environment variables are written.
    init(of token: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        if Self.startsLikePublic(UnsafeBufferPointer(rebasing: bytes[token])) {
            self = .harmless
            return
        }
        let line = Self.line(before: token.lowerBound, in: bytes)
        if Self.isEncrypted(line) {
            self = .harmless
            return
        }
        var name = Self.name(at: line.endIndex, in: line)
        if name == "value" {
            let start = bytes[..<token.lowerBound].lastIndex(of: UInt8(ascii: "\n")) ?? 0
            let before = Self.line(before: start, in: bytes)
            name = String(decoding: before.suffix(120), as: UTF8.self).lowercased()
        }
        self.init(name: name)
    }

    /// The context that a name in lower case gives.
    init(name: String) {
        // A file's name says what is in the file.
        guard !Self.extensions.contains(where: name.hasSuffix) else {
            self = .open
            return
        }
        if name.contains("authoriz") {
            self = .secret
        } else if Self.harmlessNames.contains(name) || Self.harmlessParts.contains(where: name.contains) {
            self = .harmless
        } else if Self.secretParts.contains(where: name.contains) {
            self = .secret
        } else {
            self = .open
        }
    }

    private static let extensions = [".yaml", ".yml", ".json"]
    private static let secretParts = [
        "secret", "passw", "passphrase", "token", "apikey", "api_key", "api-key", "credential", "private", "accesskey",
        "access_key", "access-key", "auth",
    ]
    /// Names of what is long, random and public.
    private static let harmlessParts = [
        "sha1", "sha2", "sha5", "digest", "checksum", "hash", "uid", "fingerprint", "revision", "commit", "etag",
        "cabundle",
        "ca.crt", "certificate", "public", "integrity", "encrypteddata", "nonce", "resourceversion", "author",
    ]
    /// Names of parts of a JSON Web Key that are public (RFC 7517, RFC 7518).
    private static let harmlessNames: Set<String> = ["n", "x", "y", "e", "kid", "x5c", "x5t", "x5t#s256"]

    /// Keys that are public (RFC 4253, age), and compressed files.
    private static func startsLikePublic(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
        ["AAAAB3NzaC1", "AAAAC3NzaC1", "AAAAE2VjZHNh", "AAAAGnNr", "age1", "H4sI", "sha256-", "sha384-", "sha512-"]
            .contains { token.starts(with: $0.utf8) }
    }

    /// Whether a line is one that SOPS has encrypted.
    private static func isEncrypted(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        line.count > 4 && line.indices.dropLast(3).contains { line[$0...].starts(with: "ENC[".utf8) }
    }

    /// The line up to a place, at most 160 bytes of it.
    private static func line(
        before end: Int,
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        var start = end
        while start > 0, end - start < 160, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return bytes[start..<end]
    }

    /// The name that ends at a colon or an equals sign before a place, in lower case.
    private static func name(at end: Int, in line: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var index = end
        let between = ByteSet(" \t\"'\\:=>")
        while index > line.startIndex, between.contains(line[index - 1]) { index -= 1 }
        var start = index
        let ofName = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.#/")
        while start > line.startIndex, ofName.contains(line[start - 1]) { start -= 1 }
        return String(decoding: line[start..<index], as: UTF8.self).lowercased()
    }
}
