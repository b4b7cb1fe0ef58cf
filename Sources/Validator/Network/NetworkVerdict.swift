/// Whether NetworkPolicies let a connection through, and which of them.
struct NetworkVerdict: Sendable {
    /// What the policies of one end say.
    struct Side: Sendable {
        /// Whether they let it through.
        var isAllowed: Certainty
        /// The policies that isolate the pod in this direction, or may.
        var isolating: [NetworkPolicy]
        /// Those of them that let it through, or may.
        var allowing: [NetworkPolicy]

        /// Nobody has anything against it.
        static let open = Side(isAllowed: .yes, isolating: [], allowing: [])
    }

    /// The policies of the pod that connects.
    var egress: Side
    /// The policies of the pod that is connected to.
    var ingress: Side

    /// Whether the connection is let through: both ends have to.
    var isAllowed: Certainty { min(egress.isAllowed, ingress.isAllowed) }
}

extension NetworkVerdict.Side {
    /// What the policies of a pod's namespace say.
    ///
    /// Policies add up: a pod that one selects is isolated in the policy's directions, and everything that any of
    /// them lets through passes.
    init(_ policies: [NetworkPolicy], of pod: NetworkPod, allows: (NetworkPolicy) -> Certainty?) {
        self = .open
        guard !pod.isOnHostNetwork else { return }
        var isCertainlyIsolated = false
        var isSurelyAllowed = false
        var everyoneAllows = true
        for policy in policies {
            guard let allowed = allows(policy) else { continue }
            let isSelected = policy.facts.pods.matches(pod.labels)
            guard isSelected > .no else { continue }
            isolating.append(policy)
            if allowed > .no { allowing.append(policy) }
            if isSelected == .yes { isCertainlyIsolated = true }
            if isSelected == .yes, allowed == .yes { isSurelyAllowed = true }
            if allowed < .yes { everyoneAllows = false }
        }
        if isSurelyAllowed || everyoneAllows {
            isAllowed = .yes
        } else {
            isAllowed = isCertainlyIsolated && allowing.isEmpty ? .no : .maybe
        }
    }
}
