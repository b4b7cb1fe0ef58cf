/// A level of the Pod Security Standards, the weaker one first (k8s.io/pod-security-admission: api/constants.go).
enum PodSecurityLevel: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Anything goes.
    case privileged
    /// Nothing that is known to give more than a pod has by default.
    case baseline
    /// What current practice asks of a pod.
    case restricted

    static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .privileged: 0
        case .baseline: 1
        case .restricted: 2
        }
    }
}
