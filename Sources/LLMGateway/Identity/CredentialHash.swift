import Crypto

/// The SHA-256 of a credential, compared in constant time.
struct CredentialHash: Hashable, Sendable {
    private let words: SIMD4<UInt64>

    /// The hash of a credential.
    init(of credential: Substring) {
        words = SHA256.hash(data: Array(credential.utf8)).withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }

    /// The hash that a file has in hexadecimal; `nil` when it is none, or the hash of an empty credential.
    init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue.map(UInt8.init) }
        guard text.utf8.count == 64, digits.count == 64 else { return nil }
        let bytes = (0..<32).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] }
        words = bytes.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
        guard self != CredentialHash(of: "") else { return nil }
    }

    /// Looks at all of both, whatever it finds.
    static func == (left: Self, right: Self) -> Bool {
        let difference = left.words ^ right.words
        return difference.x | difference.y | difference.z | difference.w == 0
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words.x)
    }
}
