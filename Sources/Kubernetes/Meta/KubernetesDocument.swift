public import YAML

/// A value that says in `apiVersion` and `kind` what it is (`meta/v1 types.go TypeMeta`).
///
/// Decoding checks both, so a manifest of another kind or version is refused.
public protocol KubernetesDocument: Structured {
    /// The API group and version: `apps/v1`; the core group has no name, so it is `v1`.
    static var apiVersion: StaticString { get }
    /// The kind within the group.
    static var kind: StaticString { get }

    /// Writes the value as YAML. A requirement, so that each kind has code of its own for it, which costs a fifth of the
    /// general code; ``write(to:)`` leads here from everywhere.
    func writeYAML(to writer: inout YAMLWriter)
}

extension KubernetesDocument {
    /// Visits `apiVersion` and `kind`, the first fields of every document.
    static func typeMeta<Visitor: FieldVisitor>(_ visit: inout Visitor) throws(Visitor.Failure) {
        try visit.constant("apiVersion", apiVersion)
        try visit.constant("kind", kind)
    }

    /// Writes the value as YAML.
    public func writeYAML(to writer: inout YAMLWriter) {
        writer.mapping { writer in _ = Self.fields(of: self, &writer) }
    }

    /// Writes the value as YAML.
    public func write(to writer: inout YAMLWriter) {
        // Through the witness, as other modules that know the kind would call the general code.
        let document: any KubernetesDocument = self
        document.writeYAML(to: &writer)
    }

    /// The value as a YAML document in block style, ending in a line feed.
    public func yaml() -> String {
        var writer = YAMLWriter()
        write(to: &writer)
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
