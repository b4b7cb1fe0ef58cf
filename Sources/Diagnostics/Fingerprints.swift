/// Names of findings that stay the same while lines move, so that tools can tell old findings from new ones.
///
/// A name depends on the rule, the file, the object, the field and the message. Findings that share them all are numbered in
/// the order of the report.
struct Fingerprints {
    private var seen: [UInt64: Int] = [:]

    /// The name of the next finding of a report: 16 hexadecimal digits, and a number for a repeated one.
    mutating func next(_ diagnostic: Diagnostic) -> String {
        let hash = Self.hash([
            diagnostic.id.rawValue, diagnostic.location?.path ?? "", diagnostic.object ?? "", diagnostic.pointer ?? "",
            diagnostic.message,
        ])
        let count = seen[hash, default: 0]
        seen[hash] = count + 1
        let digits = String(hash, radix: 16)
        let name = String(repeating: "0", count: 16 - digits.utf8.count) + digits
        return count == 0 ? name : "\(name)-\(count + 1)"
    }

    /// FNV-1a with 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/): it tells apart, it protects nothing.
    private static func hash(_ parts: [String]) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            // No text has the byte 0xFF, so that parts don't run into one another.
            for byte in Array(part.utf8) + [0xFF] {
                hash ^= UInt64(byte)
                hash &*= 0x0000_0100_0000_01b3
            }
        }
        return hash
    }
}
