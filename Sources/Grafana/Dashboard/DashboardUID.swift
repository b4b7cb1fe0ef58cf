public import YAML

/// The name of a dashboard in URLs and links: 1 to 40 letters, digits, hyphens and underscores
/// (Grafana `pkg/util/shortid_generator.go`, `IsValidShortUID`, `IsShortUIDTooLong`).
public struct DashboardUID: TextValue {
    /// The name as it is written.
    public let text: String

    /// What a name looks like.
    public static let grammar = TextGrammar(
        example: "cluster-overview",
        pattern: "^[a-zA-Z0-9_-]{1,40}$",
        maximumLength: 40
    )

    /// Reads a name.
    ///
    /// - Throws: `TextError` when it is empty, too long, or has other characters.
    public init(parsing text: String) throws(TextError) {
        let isLegal = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isLegal, (1...40).contains(text.utf8.count) else {
            throw TextError(text: text, expected: "a dashboard uid: 1 to 40 letters, digits, '-' and '_'")
        }
        self.text = text
    }

    /// The name for one of many things, such as a tenant: `prefix-name`; where that is too long, the name is cut and a hash
    /// of it added, so that the result is the same everywhere and always, and differs for different names.
    ///
    /// - Throws: `TextError` when the result has characters that a name can't have.
    public init(prefix: String, name: String) throws(TextError) {
        let whole = "\(prefix)-\(name)"
        guard whole.utf8.count > 40 else {
            try self.init(parsing: whole)
            return
        }
        let digits = String(Self.hash(whole), radix: 16)
        let hash = String(repeating: "0", count: 16 - digits.utf8.count) + digits
        try self.init(parsing: "\(whole.prefix(40 - 17))-\(hash)")
    }

    /// FNV-1a of 64 bits: `Hasher` differs from run to run.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
