/// The beginning of a key, decoded and in lower case, as readers see it to whom case doesn't count.
///
/// Letters are folded as Go's `encoding/json` does it (`foldName`): U+017F is an `s` as well, and U+212A a `k`.
struct FoldedKey {
    /// No word that is asked for is longer.
    private static let limit = 32

    private var bytes = InlineArray<32, UInt8>(repeating: 0)
    /// How many bytes the whole key has, but no more than one above the limit.
    private var count = 0

    init(_ key: JSONString, in scanner: JSONScanner) {
        if key.isPlain {
            fold(scanner.bytes[key.range])
        } else {
            fold(scanner.decoded(key))
        }
    }

    private mutating func fold(_ key: some Collection<UInt8>) {
        var position = key.startIndex
        while position < key.endIndex, count <= Self.limit {
            let byte = key[position]
            var length = 1
            var folded = byte
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded = byte | 0x20
            case 0xC5 where key[position...].starts(with: [0xC5, 0xBF]): (folded, length) = (UInt8(ascii: "s"), 2)
            case 0xE2 where key[position...].starts(with: [0xE2, 0x84, 0xAA]): (folded, length) = (UInt8(ascii: "k"), 3)
            default: break
            }
            if count < Self.limit { bytes[count] = folded }
            count += 1
            position = key.index(position, offsetBy: length)
        }
    }

    func equals(_ word: StaticString) -> Bool {
        count == word.utf8CodeUnitCount && starts(with: word)
    }

    func starts(with word: StaticString) -> Bool {
        guard count >= word.utf8CodeUnitCount, word.utf8CodeUnitCount <= Self.limit else { return false }
        for index in 0..<word.utf8CodeUnitCount where bytes[index] != word.utf8Start[index] { return false }
        return true
    }
}
