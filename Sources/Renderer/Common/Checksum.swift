import Crypto

/// Hashes of what is rendered.
enum Checksum {
    /// The SHA-256 of bytes, in hexadecimal.
    static func of(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let digest = SHA256.hash(data: bytes)
        return String(unsafeUninitializedCapacity: 2 * SHA256.byteCount) { text in
            for (index, byte) in digest.enumerated() {
                text[2 * index] = digits[Int(byte >> 4)]
                text[2 * index + 1] = digits[Int(byte & 0xF)]
            }
            return 2 * SHA256.byteCount
        }
    }

    /// The SHA-256 of texts; each is ended by a byte that none of them holds, so that no two lists are taken for one.
    static func of(_ texts: some Sequence<String>) -> String {
        var bytes: [UInt8] = []
        for text in texts {
            bytes.append(contentsOf: text.utf8)
            bytes.append(0xFF)
        }
        return of(bytes)
    }
}
