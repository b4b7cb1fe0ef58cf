public import YAML

/// Where a Helm repository is: over HTTP, or in a registry (source-controller `api/v1 helmrepository_types.go`).
public struct HelmRepositoryAddress: TextValue {
    /// The address.
    public let text: String

    /// Reads an address.
    ///
    /// - Throws: `TextError` for another scheme, or none.
    public init(parsing text: String) throws(TextError) {
        self.text = try SourceScheme.check(text, ["http", "https", "oci"], example: Self.grammar.example)
    }

    /// An address of HTTP or of a registry.
    public static var grammar: TextGrammar {
        .init(example: "https://charts.example.com", pattern: "^(https?|oci)://.+$")
    }
}

/// Where an artifact of a registry is (source-controller `api/v1 ocirepository_types.go`).
public struct OCIAddress: TextValue {
    /// The address.
    public let text: String

    /// Reads an address.
    ///
    /// - Throws: `TextError` for another scheme, or none.
    public init(parsing text: String) throws(TextError) {
        self.text = try SourceScheme.check(text, ["oci"], example: Self.grammar.example)
    }

    /// An address of a registry.
    public static var grammar: TextGrammar {
        .init(example: "oci://registry.example.com/charts", pattern: "^oci://.+$")
    }
}

/// Where a Git repository is (source-controller `api/v1 gitrepository_types.go`).
public struct GitAddress: TextValue {
    /// The address.
    public let text: String

    /// Reads an address.
    ///
    /// - Throws: `TextError` for another scheme, or none: Flux knows no `git@host:path`.
    public init(parsing text: String) throws(TextError) {
        self.text = try SourceScheme.check(text, ["http", "https", "ssh"], example: Self.grammar.example)
    }

    /// An address of HTTP or SSH.
    public static var grammar: TextGrammar {
        .init(example: "https://git.example.com/tenants.git", pattern: "^(https?|ssh)://.+$")
    }
}

/// How long a look at a source may take: minutes and seconds, for which alone Flux has a form
/// (source-controller `api/v1`, the pattern of `timeout`).
public struct SourceTimeout: TextValue {
    /// The time: `90s`.
    public let text: String

    /// Reads numbers with the units `m`, `s` and `ms`.
    ///
    /// - Throws: `TextError` for other units, or none.
    public init(parsing text: String) throws(TextError) {
        var rest = text.utf8[...]
        var isLegal = !rest.isEmpty && text.utf8.count <= 64
        while isLegal, !rest.isEmpty {
            let number = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            rest = rest.dropFirst(unit.count)
            isLegal = !number.isEmpty && ["m", "s", "ms"].contains(String(decoding: unit, as: UTF8.self))
        }
        guard isLegal else { throw TextError(text: text, expected: "minutes and seconds: '90s'") }
        self.text = text
    }

    /// Minutes and seconds.
    public static var grammar: TextGrammar {
        .init(example: "90s", pattern: "^([0-9]+(m|s|ms))+$", maximumLength: 64)
    }
}

private enum SourceScheme {
    static func check(_ text: String, _ schemes: [String], example: String) throws(TextError) -> String {
        let isKnown = schemes.contains { text.hasPrefix("\($0)://") && text.utf8.count > $0.utf8.count + 3 }
        let isVisible = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard isKnown, isVisible, text.utf8.count <= 2048 else {
            throw TextError(text: text, expected: "an address: '\(example)'")
        }
        return text
    }
}
