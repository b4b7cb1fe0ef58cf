/// What a pod counts for: what the scheduler sets aside for it, and what a quota is charged with.
///
/// Kubernetes: staging/src/k8s.io/component-helpers/resource/helpers.go, `PodRequests` and `PodLimits`.
struct EffectivePod: Hashable, Sendable {
    /// The containers, with what the server and a LimitRange fill in.
    var containers: [PodResources.Container]
    var requests: ResourceAmounts
    var limits: ResourceAmounts
    /// Whether nothing is set aside for it, so that it goes first when a node runs short (pkg/apis/core/v1/helper/qos/qos.go,
    /// `ComputePodQOS`).
    let isBestEffort: Bool

    /// - Parameter defaults: what a namespace gives containers that don't say.
    init(_ pod: PodResources, defaults: LimitDefaults = LimitDefaults()) {
        // A limit is a request too, where none is written (pkg/apis/core/v1/defaults.go, `SetDefaults_Pod`).
        var containers = pod.containers
        for index in containers.indices { containers[index].requests.fill(from: containers[index].limits) }
        let wholeRequests = Self.wholeRequests(of: pod, containers)
        for index in containers.indices {
            containers[index].limits.fill(from: defaults.limits)
            containers[index].requests.fill(from: defaults.requests)
        }
        self.containers = containers
        var requests = Self.aggregate(containers, \.requests)
        var limits = Self.aggregate(containers, \.limits)
        for entry in wholeRequests.entries where PodResources.isOfWholePod(entry.name) {
            requests[entry.name] = entry.thousandths
        }
        for entry in pod.limits.entries where PodResources.isOfWholePod(entry.name) {
            limits[entry.name] = entry.thousandths
        }
        isBestEffort = ["cpu", "memory"].allSatisfy { (requests[$0] ?? 0) == 0 && (limits[$0] ?? 0) == 0 }
        requests += pod.overhead
        // Only a limit that there is grows by the overhead.
        for entry in pod.overhead.entries {
            guard let limit = limits[entry.name], limit > 0 else { continue }
            limits[entry.name] = limit.addingClamped(entry.thousandths)
        }
        self.requests = requests
        self.limits = limits
    }

    /// The most that is in use at any time: by an init container together with the sidecars before it, or by all sidecars and
    /// main containers.
    static func aggregate(
        _ containers: [PodResources.Container],
        _ amounts: KeyPath<PodResources.Container, ResourceAmounts>
    ) -> ResourceAmounts {
        var running = ResourceAmounts()
        var sidecars = ResourceAmounts()
        var starting = ResourceAmounts()
        for container in containers {
            let own = container[keyPath: amounts]
            switch container.role {
            case .main:
                running += own
            case .sidecar:
                running += own
                sidecars += own
                starting.raise(to: sidecars)
            case .initial:
                var sum = own
                sum += sidecars
                starting.raise(to: sum)
            }
        }
        running.raise(to: starting)
        return running
    }

    /// The requests of the pod as a whole; where it has limits, what it leaves out is what the containers ask for, or else the limit
    /// (pkg/apis/core/v1/defaults.go, `defaultPodRequests`).
    private static func wholeRequests(
        of pod: PodResources,
        _ containers: [PodResources.Container]
    ) -> ResourceAmounts {
        guard !pod.limits.isEmpty else { return pod.requests }
        var requests = pod.requests
        requests.fill(from: aggregate(containers, \.requests))
        requests.fill(from: pod.limits)
        return requests
    }
}
