public import YAML

/// A Service that tenants share: `monitoring/llm-gateway:5000`.
public struct SharedService: TextValue {
    /// The text.
    public let text: String
    /// The namespace that it is in.
    public let namespace: String
    /// Its name.
    public let name: String
    /// Its port; every one when it is `nil`.
    public let port: Int?

    /// The gateway to language models.
    public static let gateway: SharedService = "monitoring/llm-gateway:5000"

    /// Reads a Service's name.
    ///
    /// - Throws: `TextError` when it isn't namespace/name, or namespace/name:port.
    public init(parsing text: String) throws(TextError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let rest = parts.last?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        let port = rest.count == 2 ? Int(rest[1]) : nil
        guard parts.count == 2, let name = rest.first, !parts[0].isEmpty, !name.isEmpty,
            rest.count == 1 || (port.map { (1...65_535).contains($0) } ?? false)
        else {
            throw TextError(text: text, expected: "a Service: namespace/name, or namespace/name:port")
        }
        self.text = text
        namespace = String(parts[0])
        self.name = String(name)
        self.port = port
    }

    /// What it looks like.
    public static var grammar: TextGrammar {
        .init(example: "monitoring/llm-gateway:5000", pattern: "^[^/:]+/[^/:]+(:[0-9]+)?$")
    }
}
