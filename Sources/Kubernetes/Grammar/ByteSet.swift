/// A set of ASCII characters: two words, so that a name is checked with a shift and a mask a byte.
struct ByteSet: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ characters: StaticString) {
        characters.withUTF8Buffer { bytes in
            for byte in bytes { insert(byte) }
        }
    }

    static let lowercase = ByteSet("abcdefghijklmnopqrstuvwxyz")
    static let uppercase = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    static let digits = ByteSet("0123456789")
    static let lowercaseAndDigits = lowercase.union(digits)
    static let alphanumerics = lowercaseAndDigits.union(uppercase)

    func contains(_ byte: UInt8) -> Bool {
        byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
    }

    func union(_ other: ByteSet) -> ByteSet {
        var union = self
        union.low |= other.low
        union.high |= other.high
        return union
    }

    private mutating func insert(_ byte: UInt8) {
        if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
    }
}
