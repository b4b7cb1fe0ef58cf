import Diagnostics

/// A question about rights: who may do this?
public struct AccessQuestion: Sendable {
    /// The verb: `get`, `create`, `impersonate`, ….
    public var verb: String
    /// What it is to be done with, as it was asked.
    public var target: String
    /// The namespace; `nil` for any, and for what is in none.
    public var namespace: String?
    /// The object's name; `nil` for any.
    public var name: String?

    /// A question.
    public init(verb: String, target: String, namespace: String? = nil, name: String? = nil) {
        self.verb = verb
        self.target = target
        self.namespace = namespace
        self.name = name
    }
}

extension AccessReview {
    /// The request that a question means, and where it is to be done.
    ///
    /// - Throws: `UnknownAccessName` for a verb or a resource that there is not, and for a namespace where there is none.
    func request(of question: AccessQuestion) throws(UnknownAccessName) -> (AccessRequest, RightsModel.Scope) {
        try check(verb: question.verb)
        if question.target.hasPrefix("/") {
            guard question.namespace == nil, question.name == nil else {
                throw UnknownAccessName("the path '\(question.target)' is in no namespace and has no name")
            }
            return (AccessRequest(verb: question.verb, target: .path(question.target)), .cluster)
        }
        let parts = question.target.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init
        )
        guard let entry = resources.find(parts[0]) else {
            throw UnknownAccessName(
                "no resource is named '\(parts[0])'",
                NearestName.find(parts[0], among: resources.names)
            )
        }
        let resource = AccessRequest.Resource(
            group: entry.group,
            resource: entry.plural,
            subresource: parts.count > 1 ? parts[1] : "",
            name: question.name
        )
        return (AccessRequest(verb: question.verb, target: .resource(resource)), try scope(of: entry, question))
    }

    private func scope(
        of entry: KnownResources.Entry,
        _ question: AccessQuestion
    ) throws(UnknownAccessName) -> RightsModel.Scope {
        guard entry.isClusterScoped else { return question.namespace.map { .namespace($0) } ?? .anywhere }
        // A Namespace is in itself, but for those who list or make them (Kubernetes: staging/src/k8s.io/apiserver/pkg/endpoints/
        // request/requestinfo.go, `NewRequestInfo`).
        if entry.group.isEmpty, entry.plural == "namespaces" {
            guard !["create", "deletecollection", "list", "watch"].contains(question.verb) else { return .cluster }
            return (question.namespace ?? question.name).map { .namespace($0) } ?? .anywhere
        }
        if question.namespace != nil {
            throw UnknownAccessName("'\(entry.plural)' are in no namespace; leave out --namespace")
        }
        return .cluster
    }
}
