public import Diagnostics

/// Who may do what, according to the roles and bindings of a tree and those that every cluster has.
public struct AccessReview: Sendable {
    /// What is wrong with files, so that what they say of rights is not known.
    public let problems: [Diagnostic]

    let index: ManifestIndex
    let resources: KnownResources
    private let verbs: Set<String>

    /// Reads a tree.
    public static func of(_ tree: ManifestTree, settings: ValidationSettings = ValidationSettings()) async
        -> AccessReview
    {
        var validator = Validator(RuleSelection([.yamlSyntax, .boundaryRight]))
        validator.settings = settings
        let (index, problems) = await validator.index(of: tree)
        return AccessReview(index, problems: problems)
    }

    init(_ index: ManifestIndex, problems: [Diagnostic] = []) {
        self.index = index
        self.problems = problems.filter { $0.severity == .error }
        var resources = KnownResources()
        var verbs = Self.knownVerbs
        for object in index.objects(DefinedKinds.definition, in: "") { resources.learn(definition: object.name) }
        for role in index.rights.roles {
            for rule in role.rules.rules {
                verbs.formUnion(rule.verbs)
                for group in rule.groups where group != "*" {
                    for resource in rule.resources where !resource.hasPrefix("*") {
                        let plural = resource.split(separator: "/").first.map(String.init) ?? resource
                        resources.learn(KnownResources.Entry(group: group, plural: plural))
                    }
                }
            }
        }
        self.resources = resources
        self.verbs = verbs
    }

    /// Kubernetes: website content/en/docs/reference/access-authn-authz/authorization.md, "Determine the request verb".
    private static let knownVerbs: Set<String> = [
        "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "bind", "escalate",
        "impersonate",
        "approve", "sign", "attest", "use", "proxy", "post", "put", "head", "options", "*",
    ]

    /// Checks that a verb is one that some rule may have.
    ///
    /// - Throws: `UnknownAccessName`, with the nearest one.
    public func check(verb: String) throws(UnknownAccessName) {
        guard !verbs.contains(verb) else { return }
        throw UnknownAccessName("no verb is named '\(verb)'", NearestName.find(verb, among: verbs.sorted()))
    }

    /// The namespaces of the tree that is nearest to one that it hasn't; `nil` when it has it.
    public func unknownNamespace(_ namespace: String) -> UnknownAccessName? {
        guard !index.knows(namespace: namespace), index.rights.bindings(in: namespace).isEmpty else { return nil }
        return UnknownAccessName(
            "the tree has no namespace '\(namespace)'",
            NearestName.find(namespace, among: index.usedNamespaces)
        )
    }
}

/// A name that is neither a verb's nor a resource's.
public struct UnknownAccessName: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what may have been meant.
    public let description: String

    init(_ problem: String, _ nearest: String? = nil) {
        description = problem + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }
}

extension KnownResources {
    /// Learns of what a CustomResourceDefinition defines, whose name is the plural and the group.
    fileprivate mutating func learn(definition name: String) {
        guard let dot = name.firstIndex(of: ".") else { return }
        learn(Entry(group: String(name[name.index(after: dot)...]), plural: String(name[..<dot])))
    }
}
