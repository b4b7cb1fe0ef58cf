/// Something that someone asks the API server to do.
struct AccessRequest: Hashable, Sendable {
    /// A resource, or one of its parts.
    struct Resource: Hashable, Sendable {
        /// The API group; empty for Kubernetes' core.
        var group: String
        /// The plural name: `pods`.
        var resource: String
        /// The part of it, such as `exec`; empty for the whole.
        var subresource = ""
        /// The object's name; `nil` when any will do. A list or a creation has the empty one.
        var name: String?

        /// How a rule names it: `pods/exec`.
        var text: String { subresource.isEmpty ? resource : "\(resource)/\(subresource)" }
    }

    /// What a request is about.
    enum Target: Hashable, Sendable {
        case resource(Resource)
        /// A path that is no resource's: `/metrics`.
        case path(String)
    }

    var verb: String
    var target: Target
}
