public import YAML

/// A name for people, on one line: a company, an industry.
public struct DisplayName: TextValue {
    /// The name.
    public let text: String

    /// Reads a name.
    ///
    /// - Throws: `TextError` when it is empty, over 100 characters, or holds control characters.
    public init(parsing text: String) throws(TextError) {
        let isPrintable = text.unicodeScalars.allSatisfy { !$0.properties.generalCategory.isControl }
        guard !text.isEmpty, text.utf8.count <= 400, text.unicodeScalars.count <= 100, isPrintable else {
            throw TextError(text: text, expected: "a name: 1 to 100 characters on one line, without control characters")
        }
        self.text = text
    }

    /// Up to 100 characters.
    public static var grammar: TextGrammar { .init(example: "ACME Corp", maximumLength: 100) }
}

/// What the assistant of a tenant is told before every conversation.
public struct PromptText: TextValue {
    /// The prompt.
    public let text: String

    /// The most bytes that a prompt may have; it is sent with every call, and a ConfigMap holds it.
    public static let maximumBytes = 65_536

    /// Reads a prompt.
    ///
    /// - Throws: `TextError` when it is blank, too large, or holds control characters other than tabs and line feeds.
    public init(parsing text: String) throws(TextError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw TextError(
                text: text,
                expected: "a prompt: it has \(text.utf8.count) bytes, at most 65536 are allowed"
            )
        }
        let isPrintable = text.unicodeScalars.allSatisfy {
            $0 == "\n" || $0 == "\t" || !$0.properties.generalCategory.isControl
        }
        guard text.contains(where: { !$0.isWhitespace }), isPrintable else {
            throw TextError(text: text, expected: "a prompt: text that is not blank, without control characters")
        }
        self.text = text
    }

    /// Up to 65,536 bytes.
    public static var grammar: TextGrammar {
        .init(example: "You are a helpful assistant.", maximumLength: maximumBytes)
    }
}

/// The name of a model as its provider has it: `gpt-4o-mini`.
public struct ModelName: TextValue, MapKey {
    /// The name.
    public let text: String

    /// Reads a name.
    ///
    /// - Throws: `TextError` when it is empty, over 128 characters, or has others than letters, digits, `.`, `_`, `:`, `/`, `-`.
    public init(parsing text: String) throws(TextError) {
        let isLegal = text.utf8.allSatisfy { byte in
            byte.isASCIIAlphanumeric || [UInt8]("._:/-".utf8).contains(byte)
        }
        guard let first = text.utf8.first, first.isASCIIAlphanumeric, text.utf8.count <= 128, isLegal else {
            throw TextError(
                text: text,
                expected: "a model's name: up to 128 of a-z, A-Z, 0-9, '.', '_', ':', '/' and '-'"
            )
        }
        self.text = text
    }

    /// Up to 128 characters.
    public static var grammar: TextGrammar {
        .init(example: "gpt-4o-mini", pattern: "^[A-Za-z0-9][A-Za-z0-9._:/-]*$", maximumLength: 128)
    }
}

/// A group of people as the cluster's authenticator names it: `acme-corp:operators`.
public struct GroupName: TextValue {
    /// The name.
    public let text: String

    /// Reads a name.
    ///
    /// Groups that start with `system:` are Kubernetes' own; `system:authenticated` would let in everybody.
    ///
    /// - Throws: `TextError` when it is empty, over 253 characters, starts with `system:`, or holds blanks or controls.
    public init(parsing text: String) throws(TextError) {
        guard !text.hasPrefix("system:") else {
            throw TextError(
                text: text,
                expected:
                    "a group of people: names that start with 'system:' are Kubernetes' own; name a group of your "
                    + "identity provider"
            )
        }
        let isLegal = text.unicodeScalars.allSatisfy {
            !$0.properties.isWhitespace && !$0.properties.generalCategory.isControl
        }
        guard !text.isEmpty, text.utf8.count <= 253, isLegal else {
            throw TextError(text: text, expected: "a group: 1 to 253 characters without blanks")
        }
        self.text = text
    }

    /// Anything but Kubernetes' own groups.
    public static var grammar: TextGrammar {
        .init(example: "acme-corp:operators", pattern: "^(?!system:)\\S+$", maximumLength: 253)
    }
}

/// The address of a service over TLS.
public struct HTTPSAddress: TextValue {
    /// The address.
    public let text: String
    /// The port: 443 unless the address names another (RFC 9110, 4.2.2).
    public let port: Int

    /// Reads an address.
    ///
    /// - Throws: `TextError` when it does not start with `https://` and a host, has a port that is none, or holds
    ///   credentials, blanks or controls.
    public init(parsing text: String) throws(TextError) {
        let scheme = "https://"
        let authority = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let isLegal = text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F }
        guard text.hasPrefix(scheme), !authority.contains("@"), isLegal, text.utf8.count <= 2048,
            let port = Self.port(of: authority)
        else {
            throw TextError(text: text, expected: "an address: 'https://' and a host, without a user or a password")
        }
        self.text = text
        self.port = port
    }

    /// The port behind a host, which may be an IPv6 address in brackets; `nil` when either is missing or wrong.
    private static func port(of authority: Substring) -> Int? {
        guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else {
            return authority.isEmpty ? nil : 443
        }
        let digits = authority[colon...].dropFirst()
        guard colon > authority.startIndex, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits).flatMap { (1...65_535).contains($0) ? $0 : nil }
    }

    /// An address over TLS.
    public static var grammar: TextGrammar {
        .init(example: "https://api.openai.com/v1", pattern: "^https://[^@/?#\\s]+\\S*$", maximumLength: 2048)
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isControl: Bool {
        switch self {
        case .control, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension UInt8 {
    fileprivate var isASCIIAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            false
        }
    }
}
