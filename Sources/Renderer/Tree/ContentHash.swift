import Crypto
public import YAML

/// The SHA-256 of contents; as text, 64 hexadecimal digits.
///
/// The 32 bytes are kept, not the text: there is one for every file of a tree.
public struct ContentHash: TextValue {
    private let words: [4 of UInt64]

    /// The hash of bytes.
    public init(of bytes: [UInt8]) {
        words = SHA256.hash(data: bytes).withUnsafeBytes { digest in
            [4 of UInt64] { UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) }
        }
    }

    /// Reads the digits.
    ///
    /// - Throws: `TextError` when they are not 64 hexadecimal digits in lower case.
    public init(parsing text: String) throws(TextError) {
        var words: [4 of UInt64] = [0, 0, 0, 0]
        guard text.utf8.count == 64 else { throw Self.error(text) }
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                words[index / 16] = words[index / 16] << 4 | UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"):
                words[index / 16] = words[index / 16] << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
            default:
                throw Self.error(text)
            }
        }
        self.words = words
    }

    private static func error(_ text: String) -> TextError {
        TextError(text: text, expected: "a SHA-256: 64 hexadecimal digits in lower case")
    }

    /// The 64 digits.
    public var text: String {
        String(unsafeUninitializedCapacity: 64) { text in
            for index in 0..<64 {
                let digit = UInt8(truncatingIfNeeded: words[index / 16] >> UInt64(60 - index % 16 * 4)) & 0xF
                text[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 64
        }
    }

    /// 64 hexadecimal digits.
    public static var grammar: TextGrammar {
        TextGrammar(example: String(repeating: "0", count: 64), pattern: "^[0-9a-f]{64}$", maximumLength: 64)
    }

    /// Whether both are the same 32 bytes.
    public static func == (left: Self, right: Self) -> Bool {
        left.words.indices.allSatisfy { left.words[$0] == right.words[$0] }
    }

    /// Feeds the first 8 bytes, which are as good as random.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words[0])
    }
}
