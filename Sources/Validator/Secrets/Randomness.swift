/// How random a word looks.
///
/// Names are made of words: their letters are of one case, and digits come together. Of a word that was drawn at
/// random, every other character is of another class than the one before. That tells them apart better than entropy
/// alone, which is high for long names too.
struct Randomness {
    /// Letters and digits in parts that are neither words, numbers nor hexadecimal.
    private(set) var random = 0
    /// Letters and digits in hexadecimal parts of 16 or more.
    private(set) var hexadecimal = 0
    private(set) var digits = 0
    private(set) var letters = 0
    /// How often the class changes within the random parts.
    private(set) var changes = 0
    /// How many characters there are to choose from, to judge by how seldom one comes again: two to the power of
    /// Rényi's entropy of the order 2, which needs no logarithm.
    private(set) var variety = 0
    private let count: Int

    /// - Parameter word: letters, digits, and what separates parts.
    init(of word: UnsafeBufferPointer<UInt8>) {
        count = word.count
        var start = 0
        while start < word.count {
            var end = start
            while end < word.count, ByteSet.alphanumeric.contains(word[end]) { end += 1 }
            if end > start { read(UnsafeBufferPointer(rebasing: word[start..<end])) }
            start = end + 1
        }
        variety = Self.variety(of: word)
    }

    /// Whether the word looks like a secret where it stands.
    func isSecret(in context: SecretContext) -> Bool {
        guard count <= Self.longest, digits > 1, letters > 1 else { return false }
        switch context {
        case .harmless: return false
        case .open:
            // Random parts of 20 characters have more than a hundred bits.
            return random >= 20 && changes * 4 >= random && variety >= 9
        case .secret:
            return (random >= 12 && changes * 5 >= random && variety >= 6) || (hexadecimal >= 20 && variety >= 6)
        }
    }

    /// Longer words are files: compressed, encrypted, or pictures.
    private static let longest = 512

    private mutating func read(_ part: UnsafeBufferPointer<UInt8>) {
        var (changes, digits, isHexadecimal) = (0, 0, true)
        var previous: Class?
        var length = 0
        for byte in part {
            let current = Class(byte)
            if current == .digit { digits += 1 }
            if !ByteSet.hexadecimal.contains(byte) { isHexadecimal = false }
            if let previous, previous != current {
                // A capital letter starts a word.
                if !(previous == .upper && current == .lower && length == 1) { changes += 1 }
                length = 0
            }
            length += 1
            previous = current
        }
        self.digits += digits
        letters += part.count - digits
        if isHexadecimal, digits > 0, part.count >= 4 {
            if part.count >= 16 { hexadecimal += part.count }
        } else if changes > 1 {
            random += part.count
            self.changes += changes
        }
    }

    private enum Class {
        case lower, upper, digit

        init(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
            default: self = .lower
            }
        }
    }

    private static func variety(of word: UnsafeBufferPointer<UInt8>) -> Int {
        var counts = [Int](repeating: 0, count: 256)
        for byte in word { counts[Int(byte)] += 1 }
        let squares = counts.reduce(0) { $0 + $1 * $1 }
        return squares == 0 ? 0 : word.count * word.count / squares
    }
}
