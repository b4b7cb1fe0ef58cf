import Kubernetes
public import YAML

/// Where an image is, without tag and digest: `registry.example.com/tenantry`.
public struct ImageRepository: TextValue {
    /// The registry and the name.
    public let text: String

    /// Reads a repository.
    ///
    /// - Throws: `TextError` when it is no image reference, names no registry, or has a tag or a digest.
    public init(parsing text: String) throws(TextError) {
        let reference = try ImageReference(parsing: text)
        guard reference.tag == nil, reference.digest == nil, reference.registry != nil else {
            throw TextError(
                text: text,
                expected: "a repository: a registry and a name, 'registry.example.com/tenantry'; tag and digest are "
                    + "fields of their own"
            )
        }
        self.text = text
    }

    /// A registry and a name.
    public static var grammar: TextGrammar { .init(example: "registry.example.com/tenantry") }
}

/// The tag of an image: `1.0.0`.
public struct ImageTag: TextValue {
    /// The tag.
    public let text: String

    /// Reads a tag.
    ///
    /// - Throws: `TextError` when it is no tag, or `latest`, which says nothing of what will run.
    public init(parsing text: String) throws(TextError) {
        let isTag = (try? ImageReference(parsing: "registry.example.com/image:\(text)"))?.tag == text
        guard isTag, text != "latest" else {
            throw TextError(
                text: text,
                expected: "a tag: up to 128 of a-z, A-Z, 0-9, '_', '.' and '-', and not 'latest'"
            )
        }
        self.text = text
    }

    /// Up to 128 characters.
    public static var grammar: TextGrammar {
        .init(example: "1.0.0", pattern: "^(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]*$", maximumLength: 128)
    }
}

/// The digest of an image: `sha256:` and 64 hexadecimal digits.
public struct ImageDigest: TextValue {
    /// The digest.
    public let text: String

    /// Reads a digest.
    ///
    /// - Throws: `TextError` when it is not `sha256:` and 64 hexadecimal digits.
    public init(parsing text: String) throws(TextError) {
        let digits = text.utf8.dropFirst(7)
        let isHexadecimal = digits.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
        guard text.hasPrefix("sha256:"), digits.count == 64, isHexadecimal else {
            throw TextError(text: text, expected: "a digest: 'sha256:' and 64 hexadecimal digits")
        }
        self.text = text
    }

    /// `sha256:` and 64 digits.
    public static var grammar: TextGrammar {
        .init(example: "sha256:" + String(repeating: "0", count: 64), pattern: "^sha256:[0-9a-f]{64}$")
    }
}
