/// A regular expression in the syntax of Go's package `regexp` (RE2), as definitions of custom resources and CEL have it.
///
/// It matches in time that grows with the text and the expression, not faster: all ways through the expression are followed at
/// once. Left out are Unicode's classes (`\p{L}`), which throw ``Failure/unsupported(_:)``.
public struct RegularExpression: Sendable {
    /// Why there is no expression.
    public enum Failure: Error, Hashable, Sendable {
        /// Go refuses it too.
        case invalid(String)
        /// Go may take it, but it isn't known here.
        case unsupported(String)
    }

    private let program: PatternProgram

    /// An expression.
    public init(_ pattern: String) throws(Failure) {
        var parser = PatternParser(pattern)
        let node = try parser.parse()
        program = try PatternProgram(node)
    }

    /// Whether it matches a part of a text.
    public func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matches($0) }
    }

    /// Whether it matches a part of a text in UTF-8.
    public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        PatternMatcher(program).matches(text)
    }
}
