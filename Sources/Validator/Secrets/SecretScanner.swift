/// Looks for secrets in the bytes of a text, in one pass.
///
/// Secrets are long words without spaces. So the pass goes from word to word, by a table of the bytes that words are
/// made of, and looks closer at those that are long enough: most are not. Nothing is asked of a regular expression.
struct SecretScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let depth: Int
    let tables = SecretTables.shared
    var findings: [SecretFinding] = []

    /// The most that is told of one text.
    static let limit = 1_000
    /// The shortest word that is looked at: `-----BEGIN` and `SG.` with what follows are no shorter.
    private static let shortestWord = 10
    /// The shortest value that is judged by its characters, or decoded.
    static let shortestToken = 16
    /// How often something is decoded that was decoded before.
    static let deepest = 3

    /// What is found in a text.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> [SecretFinding] {
        scan(bytes, depth: 0)
    }

    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) -> [SecretFinding] {
        var scanner = SecretScanner(bytes, depth: depth)
        scanner.scan()
        return scanner.findings
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    private mutating func scan() {
        tables.classes.withUnsafeBufferPointer { classes in
            var index = 0
            while index < bytes.count, findings.count < Self.limit {
                var start = index
                var seen: UInt8 = 0
                while index < bytes.count {
                    let found = classes[Int(bytes[index])]
                    guard found != 0 else { break }
                    seen |= found
                    index += 1
                }
                // The letter of an escape, as of a line break in JSON, is none of the word.
                if start > 0, start < index, bytes[start - 1] == UInt8(ascii: "\\") { start += 1 }
                if index - start >= Self.shortestWord { index = max(index, look(at: start..<index, seen)) }
                // An address: the word before was its scheme.
                if index + 2 < bytes.count, bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "/"),
                    bytes[index + 2] == UInt8(ascii: "/"), index > start
                {
                    lookAtAddress(from: start, authority: index + 3)
                    index += 2
                }
                index += 1
            }
        }
    }

    mutating func add(_ kind: SecretFinding.Kind, _ range: Range<Int>, isEncoded: Bool = false) {
        guard !findings.contains(where: { $0.range.overlaps(range) }) else { return }
        findings.append(SecretFinding(kind: kind, range: range, isEncoded: isEncoded))
    }
}
