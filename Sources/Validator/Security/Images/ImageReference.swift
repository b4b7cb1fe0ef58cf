/// The name of an image, taken apart (distribution/reference: `ParseNormalizedNamed`).
struct ImageReference: Hashable {
    /// The repository with its registry: `docker.io/library/nginx` for `nginx`.
    var repository: String
    var tag: String?
    var digest: String?

    init(_ text: String) {
        var rest = text[...]
        if let at = rest.firstIndex(of: "@") {
            digest = String(rest[rest.index(after: at)...])
            rest = rest[..<at]
        }
        // A colon after the last slash starts the tag; one before it, the port of the registry.
        let name = rest.lastIndex(of: "/").map { rest.index(after: $0) } ?? rest.startIndex
        if let colon = rest[name...].firstIndex(of: ":") {
            tag = String(rest[rest.index(after: colon)...])
            rest = rest[..<colon]
        }
        repository = Self.normalized(String(rest))
    }

    /// Whether the tag may mean another image tomorrow: `latest`, which is also meant where there is none.
    var isMoving: Bool { digest == nil && (tag == nil || tag == "latest") }

    /// Whether the image is from one of some registries, or from a repository in one.
    func isFrom(_ registries: [String]) -> Bool {
        registries.contains { registry in
            let prefix = registry.hasSuffix("/") ? String(registry.dropLast()) : registry
            return repository == prefix || repository.hasPrefix(prefix + "/")
        }
    }

    private static func normalized(_ name: String) -> String {
        guard let slash = name.firstIndex(of: "/") else { return "docker.io/library/\(name)" }
        let first = name[..<slash]
        let isRegistry = first == "localhost" || first.contains(".") || first.contains(":")
        return isRegistry ? name : "docker.io/\(name)"
    }
}
