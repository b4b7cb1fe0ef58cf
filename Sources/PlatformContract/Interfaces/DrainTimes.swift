/// How a service ends: after SIGTERM it goes on taking requests for a moment, then finishes those that it has, and is gone
/// before the kubelet's SIGKILL.
public struct DrainTimes: Hashable, Sendable {
    /// Seconds from SIGTERM to SIGKILL: the pod's `terminationGracePeriodSeconds`.
    public let gracePeriod: Int

    /// Times that fit a grace period.
    ///
    /// - Parameter gracePeriod: seconds, more than ``delay`` and ``reserve`` together.
    public init(gracePeriod: Int) {
        precondition(gracePeriod > Self.delay + Self.reserve, "\(gracePeriod) s are too few to drain in")
        self.gracePeriod = gracePeriod
    }

    /// Seconds in which requests are still taken: the pod is taken out of its Service at the moment of the SIGTERM, and every
    /// node learns of it a little later
    /// (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination).
    public static let delay = 5
    /// Seconds that are left for the process to flush what it counted, and to end.
    public static let reserve = 5

    /// Seconds that running requests may take after the delay.
    public var time: Int { gracePeriod - Self.delay - Self.reserve }
}
