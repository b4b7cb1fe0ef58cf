/// A finding: what is wrong, where, and what would help.
///
/// Wording: lower case, one sentence, no full stop, names in 'single quotes', says what to do.
public struct Diagnostic: Hashable, Sendable, Codable {
    /// The rule that found it.
    public var id: ID
    /// How bad it is.
    public var severity: Severity
    /// What is wrong. It may quote input: reporters make it safe for where they write.
    public var message: String
    /// Where it is; absent when it's about no file, as a wrong argument.
    public var location: SourceLocation?
    /// The object that it is about: kind, namespace and name, as `Deployment acme-corp/llm-proxy`.
    public var object: String?
    /// The field within the document, as a JSON Pointer (RFC 6901): `/spec/template/spec/containers/0`.
    public var pointer: String?
    /// What else to know: other places, what the value was compared with.
    public var notes: [Note]
    /// A change to the file at `location` that would settle the finding.
    public var fix: Fix?

    /// A finding.
    public init(
        _ id: ID,
        _ severity: Severity,
        _ message: String,
        at location: SourceLocation? = nil,
        object: String? = nil,
        pointer: String? = nil,
        notes: [Note] = [],
        fix: Fix? = nil
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.location = location
        self.object = object
        self.pointer = pointer
        self.notes = notes
        self.fix = fix
    }
}
