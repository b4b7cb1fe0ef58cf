/// A configuration that a service can't start with.
public struct ConfigurationError: Error, Hashable, CustomStringConvertible {
    /// The key, as it is read: `http.port`.
    public var key: String
    /// What was expected: `a whole number from 0 to 65535`.
    public var expected: String
    /// What was found; `nil` where nothing was, or where it is a secret.
    public var found: String?

    /// A configuration that a service can't start with.
    public init(key: String, expected: String, found: String? = nil) {
        self.key = key
        self.expected = expected
        self.found = found
    }

    /// One sentence, with the spellings of the key as an argument and as an environment variable.
    public var description: String {
        let words = key.reduce(into: "") { words, character in
            if character.isUppercase, !words.isEmpty { words += "-" }
            words += character == "." ? "-" : character.lowercased()
        }
        let argument = "--" + words
        let variable = words.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
        let found = found.map { "'\($0)'" } ?? "nothing that can be told"
        return "'\(key)' (\(argument), \(variable)) has to be \(expected), but is \(found)"
    }
}
