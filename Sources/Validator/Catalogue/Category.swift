/// What a rule asks about a tree.
public enum Category: String, Hashable, Sendable, Codable, CaseIterable {
    /// Is it YAML that every reader reads alike?
    case syntax
    /// Do kinds, fields and types exist in the Kubernetes version?
    case schema
    /// Would the API server take it?
    case api
    /// Would Pod Security `restricted` and a careful reviewer take it?
    case security
    /// Can one tenant reach, read, starve or impersonate another?
    case isolation
    /// Does everything that is named exist?
    case references
    /// Does what runs fit its quota, and do the quotas fit the cluster?
    case capacity
    /// Do rules and dashboards parse, and ask for series that something exports?
    case observability
    /// Will the controllers apply it, prune only what they should, and settle?
    case gitops
    /// Is anything secret, or twice encoded?
    case secrets
    /// Is the tree what the specs render?
    case drift
    /// Is every suppression in use, justified and in date?
    case suppressions

    /// The question that its rules answer.
    public var question: String {
        switch self {
        case .syntax: "is it YAML that every reader reads alike?"
        case .schema: "do kinds, fields and types exist in the Kubernetes version?"
        case .api: "would the API server take it?"
        case .security: "would Pod Security 'restricted' and a careful reviewer take it?"
        case .isolation: "can one tenant reach, read, starve or impersonate another?"
        case .references: "does everything that is named exist?"
        case .capacity: "does what runs fit its quota, and do the quotas fit the cluster?"
        case .observability: "do rules and dashboards parse, and ask for series that something exports?"
        case .gitops: "will the controllers apply it, prune only what they should, and settle?"
        case .secrets: "is anything secret, or twice encoded?"
        case .drift: "is the tree what the specs render?"
        case .suppressions: "is every suppression in use, justified and in date?"
        }
    }
}
