public import Diagnostics

/// Who can connect to whom in a tree, on which ports, and which entries of NetworkPolicies are the reason.
///
/// Pods are taken together by class: pods of a namespace with equal labels, ports and network are equal to policies. What a policy
/// opens to more than ``groupLimit`` classes is an edge to one node that stands for all of them.
public struct NetworkMap: Sendable {
    /// Who connects, or is connected to.
    public struct Node: Sendable, Identifiable {
        /// What a node stands for.
        public enum Kind: String, Sendable {
            /// Pods of the tree.
            case pods
            /// Pods that policies name, and no manifest of the tree makes: a chart's, the cluster's DNS.
            case unseenPods
            /// Many classes of pods, by what selects them.
            case group
            /// Every pod, and every address.
            case everything
            /// The Internet, or a great part of it.
            case world
            /// The API server.
            case apiServer
            /// The metadata of nodes, and what hands out the identities of pods.
            case metadata
            /// A block of addresses.
            case addresses
        }

        /// Its place in ``NetworkMap/nodes``.
        public let id: Int
        /// What it stands for.
        public let kind: Kind
        /// How it is called: `acme-corp/llm-proxy`, `the Internet`.
        public let title: String
        /// The namespace; empty for what is in none.
        public let namespace: String
        /// The tenant whose namespace it is; `nil` when it is no tenant's.
        public let tenant: String?
        /// What makes the pods: `Deployment acme-corp/llm-proxy`; the labels for pods that the tree doesn't show.
        public let detail: [String]
        /// Where the first of what makes them is written.
        public let location: SourceLocation?
        /// Whether its pods are isolated for egress and for ingress.
        public let isIsolated: (egress: Bool, ingress: Bool)
    }

    /// Why an edge is open at one of its ends.
    public struct Reason: Sendable {
        /// Whether it is about the end that connects.
        public let isEgress: Bool
        /// The policy, as `acme-corp/llm-proxy`; `nil` where no policy isolates that end.
        public let policy: String?
        /// The entry of the policy.
        public let location: SourceLocation?
    }

    /// A connection that is possible.
    public struct Edge: Sendable {
        /// Who connects.
        public let source: Int
        /// Who is connected to.
        public let target: Int
        /// The ports: `TCP 5000`, `UDP 53`, `any`.
        public let ports: [String]
        /// Whether it is certainly possible; otherwise that depends on what the tree doesn't show.
        public let isCertain: Bool
        /// Why, at both ends.
        public let reasons: [Reason]
    }

    /// The most classes of pods that one entry of a policy has edges to, each by itself.
    public static let groupLimit = 64

    /// The nodes: pods by namespace, then what is outside.
    public let nodes: [Node]
    /// The edges, by source and target.
    public let edges: [Edge]
}
