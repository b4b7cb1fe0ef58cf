public import YAML

/// A reference to a container image: `registry.example.com:5000/team/app:1.2@sha256:...`.
///
/// Source: the grammar in `distribution/reference/reference.go` and `regexp.go`; the first part is a registry under the
/// conditions of `splitDockerDomain` in `normalize.go`, which the kubelet's runtimes share. ``text`` is what was given:
/// nothing is added to it, no registry and no tag.
public struct ImageReference: TextValue {
    /// The text, as it was given.
    public let text: String
    /// The host, and port, that serves the image: `registry.example.com:5000`; `nil` means Docker Hub.
    public let registry: String?
    /// The path of the image in the registry: `team/app`.
    public let repository: String
    /// The part after the colon: `1.2`.
    public let tag: String?
    /// The part after the at sign: `sha256:` and its hexadecimal digits.
    public let digest: String?

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "ghcr.io/tenantry/llm-proxy:1.0.0",
        pattern: #"^([A-Za-z0-9.:\[\]-]+/)?[a-z0-9]+(([._]|__|-+|/)[a-z0-9]+)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"#
            + "(@(sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}))?$"
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        do throws(Problem) {
            var rest = text[...]
            digest = try Self.cutDigest(&rest)
            registry = try Self.cutRegistry(&rest)
            tag = try Self.cutTag(&rest)
            try Self.checkRepository(rest, isWhole: text.utf8.count == rest.utf8.count)
            repository = String(rest)
        } catch {
            let lowercase = text.utf8.count <= TextError.longestMended ? text.lowercased() : text
            throw TextError(
                text,
                isNot: "an image reference",
                "[registry/]repository[:tag][@digest] with a repository in lower case",
                because: error.text,
                // Ends: the text in lower case has no further lower case.
                suggestion: lowercase != text && (try? Self(parsing: lowercase)) != nil ? lowercase : nil
            )
        }
        self.text = text
    }

    /// A reference from its parts.
    ///
    /// - Throws: `TextError` where the parts don't make one.
    public init(
        registry: String? = nil,
        repository: String,
        tag: String? = nil,
        digest: String? = nil
    ) throws(TextError) {
        var text = registry.map { $0 + "/" } ?? ""
        text += repository
        if let tag { text += ":" + tag }
        if let digest { text += "@" + digest }
        try self.init(parsing: text)
    }
}

extension ImageReference {
    /// What is wrong with a reference.
    private struct Problem: Error {
        var text: String
    }

    private static func cutDigest(_ rest: inout Substring) throws(Problem) -> String? {
        guard let at = rest.utf8.firstIndex(of: UInt8(ascii: "@")) else { return nil }
        let digest = rest[rest.utf8.index(after: at)...]
        rest = rest[..<at]
        let hexadecimal = ByteSet.digits.union(ByteSet("abcdef"))
        for (algorithm, length) in [("sha256:", 64), ("sha384:", 96), ("sha512:", 128)]
        where digest.utf8.starts(with: algorithm.utf8) {
            let digits = digest.utf8.dropFirst(algorithm.utf8.count)
            guard digits.count == length, digits.allSatisfy(hexadecimal.contains) else {
                throw Problem(text: "has a digest that is not \(algorithm) and \(length) of 0-9 and a-f")
            }
            return String(digest)
        }
        throw Problem(text: "has a digest that is none of sha256, sha384 and sha512")
    }

    private static func cutRegistry(_ rest: inout Substring) throws(Problem) -> String? {
        guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let host = rest[..<slash]
        let marks = ByteSet(".:").union(.uppercase)
        guard host.utf8.contains(where: marks.contains) || host.utf8.elementsEqual("localhost".utf8) else { return nil }
        rest = rest[rest.utf8.index(after: slash)...]
        try checkHost(host)
        return String(host)
    }

    private static func checkHost(_ host: Substring) throws(Problem) {
        var name = host.utf8
        if name.first == UInt8(ascii: "[") {
            let address = name.dropFirst().prefix { ByteSet.digits.union(ByteSet("abcdefABCDEF:")).contains($0) }
            guard !address.isEmpty, name[address.endIndex...].first == UInt8(ascii: "]") else {
                throw Problem(text: "has a registry that is no IPv6 address in brackets")
            }
            name = name[address.endIndex...].dropFirst()
            guard name.isEmpty || name.first == UInt8(ascii: ":") else {
                throw Problem(text: "has no ':' before its registry's port")
            }
        } else {
            let end = name.firstIndex(of: UInt8(ascii: ":")) ?? name.endIndex
            for label in name[..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
                let hyphen = UInt8(ascii: "-")
                guard !label.isEmpty, label.first != hyphen, label.last != hyphen,
                    label.allSatisfy({ $0 == hyphen || ByteSet.alphanumerics.contains($0) })
                else { throw Problem(text: "has a registry that is no host name") }
            }
            name = name[end...]
        }
        let port = name.dropFirst()
        guard name.isEmpty || (!port.isEmpty && port.allSatisfy(ByteSet.digits.contains)) else {
            throw Problem(text: "has a registry whose port is no number")
        }
    }

    private static func cutTag(_ rest: inout Substring) throws(Problem) -> String? {
        guard let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let tag = rest[rest.utf8.index(after: colon)...]
        rest = rest[..<colon]
        let word = ByteSet.alphanumerics.union(ByteSet("_"))
        guard let first = tag.utf8.first else { throw Problem(text: "has an empty tag") }
        guard tag.utf8.count <= 128 else { throw Problem(text: "has a tag of more than 128 characters") }
        guard word.contains(first), tag.utf8.allSatisfy(word.union(ByteSet(".-")).contains) else {
            throw Problem(text: "has a tag that is not letters, digits, '_', '.' and '-', starting with none of '.-'")
        }
        return String(tag)
    }

    /// Runs of letters and digits, between them one of `.`, `_`, `__`, hyphens; parts between slashes.
    private static func checkRepository(_ path: Substring, isWhole: Bool) throws(Problem) {
        guard !path.isEmpty else { throw Problem(text: "has no repository") }
        guard path.utf8.count <= 255 else { throw Problem(text: "has a repository of more than 255 characters") }
        let bytes = Array(path.utf8)
        if isWhole, bytes.count == 64, bytes.allSatisfy(ByteSet.digits.union(ByteSet("abcdef")).contains) {
            throw Problem(text: "is 64 hexadecimal digits, which is an identifier")
        }
        for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            let runs = part.split(omittingEmptySubsequences: false, whereSeparator: ByteSet.lowercaseAndDigits.contains)
            if part.isEmpty { throw Problem(text: "has an empty part in its repository") }
            guard runs.first?.isEmpty == true, runs.last?.isEmpty == true else {
                throw Problem(text: "has a part of its repository that doesn't start and end with a-z or 0-9")
            }
            for run in runs where run.count > 0 {
                let isSeparator =
                    run.elementsEqual(".".utf8) || run.elementsEqual("_".utf8) || run.elementsEqual("__".utf8)
                    || run.allSatisfy { $0 == UInt8(ascii: "-") }
                guard isSeparator else {
                    throw Problem(text: "has a repository with other than a-z, 0-9 and '.', '_', '__' or '-' between")
                }
            }
        }
    }
}
