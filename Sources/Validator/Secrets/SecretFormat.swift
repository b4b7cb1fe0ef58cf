/// A kind of key or token that is known by how it looks.
struct SecretFormat: Sendable {
    /// What it is, for a message: `an OpenAI API key`.
    let name: String
    /// How it starts. What may stand before it, ``SecretScanner`` says.
    let prefix: [UInt8]
    /// What it goes on with.
    let body: ByteSet
    /// How many of these there are; more or fewer make it something else.
    let length: ClosedRange<Int>

    init(_ name: String, _ prefix: String, _ body: ByteSet, _ length: ClosedRange<Int>) {
        self.name = name
        self.prefix = Array(prefix.utf8)
        self.body = body
        self.length = length
    }

    init(_ name: String, _ prefix: String, _ body: ByteSet, _ length: Int) {
        self.init(name, prefix, body, length...length)
    }
}

/// A set of bytes of ASCII.
struct ByteSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ characters: String) {
        for byte in characters.utf8 { insert(byte) }
    }

    init(_ ranges: ClosedRange<UInt8>..., also others: String = "") {
        self.init(others)
        for byte in ranges.joined() { insert(byte) }
    }

    private mutating func insert(_ byte: UInt8) {
        if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
    }

    func contains(_ byte: UInt8) -> Bool {
        byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
    }
}

extension ByteSet {
    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    private static let lower = UInt8(ascii: "a")...UInt8(ascii: "z")
    private static let upper = UInt8(ascii: "A")...UInt8(ascii: "Z")

    static let hexadecimal = ByteSet(digits, also: "abcdefABCDEF")
    static let alphanumeric = ByteSet(digits, lower, upper)
    static let upperAndDigits = ByteSet(digits, upper)
    /// The characters of a word in a program.
    static let word = ByteSet(digits, lower, upper, also: "_")
    /// Letters, digits and dashes.
    static let dashed = ByteSet(digits, lower, upper, also: "-")
    /// Base64 for URLs, without padding (RFC 4648, section 5).
    static let base64URL = ByteSet(digits, lower, upper, also: "-_")
    /// The same, with dots between parts.
    static let dotted = ByteSet(digits, lower, upper, also: "-_.")
    /// Base64 (RFC 4648, section 4).
    static let base64 = ByteSet(digits, lower, upper, also: "+/")
    /// The characters of a path.
    static let path = ByteSet(digits, lower, upper, also: "+/")
}
