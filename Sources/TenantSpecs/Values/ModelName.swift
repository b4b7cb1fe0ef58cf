public import YAML

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
