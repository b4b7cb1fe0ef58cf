public import Diagnostics

/// One problem of a text, and where it is.
public struct YAMLError: Error, Hashable, Sendable {
    /// What sort of problem it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Bytes that are neither UTF-8 nor, after its byte order mark, UTF-16.
        case encoding
        /// NUL or another character that YAML doesn't allow as it is.
        case control
        /// The text follows no rule of YAML.
        case syntax
        /// A tab where only spaces may indent.
        case tabIndentation
        /// An alias of an anchor that its document doesn't define before it.
        case undefinedAlias
        /// An alias within what it stands for.
        case recursiveAlias
        /// Collections nest too deeply.
        case depth
        /// Aliases make the document too large.
        case aliasExpansion
        /// The text is too large, or would take too long to read.
        case size
        /// A key of a mapping for the second time. Recoverable.
        case duplicateKey
        /// A key that can't be a key of JSON. Recoverable.
        case unsupportedKey
        /// A merge key whose value is neither a mapping nor a sequence of mappings. Recoverable.
        case merge
        /// A value that is not of the type its tag says. Recoverable.
        case tag
    }

    /// Another place that the problem is about.
    public struct Related: Hashable, Sendable {
        /// What is there: lower case, no full stop.
        public var message: String
        /// Where.
        public var range: SourceRange

        /// A place, and what is there.
        public init(message: String, range: SourceRange) {
            self.message = message
            self.range = range
        }
    }

    /// What sort of problem it is.
    public var kind: Kind
    /// What is wrong and what to do: lower case, one sentence, no full stop.
    public var message: String
    /// Where.
    public var range: SourceRange
    /// Another place it is about, such as where a key was first set.
    public var related: Related?

    /// A problem at a place.
    public init(_ kind: Kind, _ message: String, at range: SourceRange, related: Related? = nil) {
        self.kind = kind
        self.message = message
        self.range = range
        self.related = related
    }
}

extension YAMLError: CustomStringConvertible {
    /// `line:column: message`.
    public var description: String { "\(range.start): \(message)" }
}
