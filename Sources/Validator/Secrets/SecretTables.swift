/// What the scanner asks of each byte, and of each two.
struct SecretTables: Sendable {
    /// Whether a byte is one of words, and which sort of character it is; 0 for all others.
    ///
    /// Words are made of the characters of base64, of base64 for URLs, and of dots and tildes, which some formats have.
    let classes: [UInt8]
    /// Whether some format starts with two bytes, the first of which counts 256 times.
    private let pairs: [Bool]

    static let digit: UInt8 = 2
    static let upper: UInt8 = 4

    static let shared = SecretTables()

    private init() {
        var classes = [UInt8](repeating: 0, count: 256)
        for byte in "abcdefghijklmnopqrstuvwxyz+/=-_.~".utf8 { classes[Int(byte)] = 1 }
        for byte in "0123456789".utf8 { classes[Int(byte)] = 1 | Self.digit }
        for byte in "ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8 { classes[Int(byte)] = 1 | Self.upper }
        self.classes = classes
        var pairs = [Bool](repeating: false, count: 1 << 16)
        for format in SecretFormat.known { pairs[Int(format.prefix[0]) << 8 | Int(format.prefix[1])] = true }
        self.pairs = pairs
    }

    /// Whether some format may start with these two bytes.
    func mayStart(_ first: UInt8, _ second: UInt8) -> Bool {
        pairs[Int(first) << 8 | Int(second)]
    }
}
