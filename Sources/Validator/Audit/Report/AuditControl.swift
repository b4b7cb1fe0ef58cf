public import Diagnostics

/// Something that a tenant, or the platform, is held to.
public struct AuditControl: Hashable, Sendable, Codable, Identifiable {
    /// Where a control comes from.
    public enum Group: String, Hashable, Sendable, Codable, CaseIterable {
        /// The multi-tenancy benchmarks of Kubernetes' working group (kubernetes-sigs/multi-tenancy: benchmarks), by their ids.
        case benchmarks
        /// The Pod Security Standards (https://kubernetes.io/docs/concepts/security/pod-security-standards/).
        case podSecurity
        /// What this tool checks beyond them.
        case own

        /// The group's heading.
        public var title: String {
            switch self {
            case .benchmarks: "Multi-tenancy benchmarks"
            case .podSecurity: "Pod Security Standards"
            case .own: "Isolation"
            }
        }
    }

    /// The stable name: `MTB-PL1-CC-FNS-1`.
    public var id: String
    /// Its group.
    public var group: Group
    /// What it demands, in a few words.
    public var title: String
    /// How it is decided from a tree.
    public var method: String
    /// The rules whose findings break it, sorted.
    public var rules: [Diagnostic.ID]
}
