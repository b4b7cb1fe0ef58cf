/// What a NetworkPolicy says (Kubernetes: pkg/apis/networking/types.go, `NetworkPolicySpec`).
struct NetworkPolicyFacts: Hashable, Sendable {
    /// Ports of one protocol.
    struct Port: Hashable, Sendable {
        enum Numbers: Hashable, Sendable {
            case all
            case range(ClosedRange<Int>)
            /// The ports that the pod that is connected to gives this name.
            case named(String)
        }

        var protocolName: String
        var numbers: Numbers
    }

    /// The other side of a connection.
    enum Peer: Hashable, Sendable {
        /// Pods by their labels, in namespaces by theirs; without namespaces in the policy's own.
        case pods(LabelSelector, namespaces: LabelSelector?)
        /// Addresses in a block, but for some within it.
        case addresses(CIDR, except: [CIDR])
        /// What the server refuses: nobody.
        case nobody
    }

    /// Peers that may connect, or be connected to, on some ports.
    struct Rule: Hashable, Sendable {
        /// Everyone, pods or not, when there are none.
        var peers: [Peer]
        /// All when there are none.
        var ports: [Port]
    }

    /// The pods that it is about.
    var pods: LabelSelector
    /// Who may connect to them; `nil` when the policy doesn't isolate them in this direction.
    var ingress: [Rule]?
    /// Whom they may connect to; `nil` when the policy doesn't isolate them in this direction.
    var egress: [Rule]?
}

/// A NetworkPolicy of the tree.
struct NetworkPolicy: Sendable {
    /// Its place among the objects of the index.
    var place: Int32
    var object: ObjectFacts
    var facts: NetworkPolicyFacts
}
