import Diagnostics

extension [String] {
    /// The end of a message about a name that is not among these.
    func hint(for name: String) -> String {
        if let nearest = NearestName.find(name, among: prefix(1_000)) { return "; did you mean '\(nearest)'?" }
        guard !isEmpty else { return "" }
        let shown = sorted().prefix(5).map { "'\($0)'" }.joined(separator: ", ")
        return "; there is \(shown)" + (count > 5 ? " and \(count - 5) more" : "")
    }
}

extension ManifestObject {
    /// The namespace, for a message.
    var namespacePhrase: String { namespace.isEmpty ? "its namespace" : "namespace '\(namespace)'" }
}
