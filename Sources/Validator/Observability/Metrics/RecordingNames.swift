/// The names that recording rules of the tree give, and where.
struct RecordingNames: Sendable {
    private var namespaces: [String: Set<String>] = [:]

    /// Notes a rule.
    mutating func insert(_ name: String, in namespace: String) {
        namespaces[name, default: []].insert(namespace)
    }

    /// Every name.
    var names: some Collection<String> { namespaces.keys }

    /// Whether any rule records a name.
    func contains(_ name: String) -> Bool { namespaces[name] != nil }

    /// Whether a rule of a namespace records a name.
    func contains(_ name: String, in namespace: String) -> Bool {
        namespaces[name]?.contains(namespace) ?? false
    }

    /// The namespaces whose rules record a name, sorted.
    func namespaces(of name: String) -> [String] { namespaces[name]?.sorted() ?? [] }
}
