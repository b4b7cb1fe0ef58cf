import Kubernetes
import YAML

/// The priorities of pods.
enum PriorityClasses {
    static let tenant: DNSSubdomain = "tenant-standard"
    static let platform: DNSSubdomain = "platform-standard"

    /// The platform's pods may push tenants' aside; a tenant's push nobody.
    static var objects: [any KubernetesDocument] {
        [
            PriorityClass(
                metadata: .init(name: platform, labels: PlatformLabels.shared),
                value: 100_000,
                description: "Shared services of the platform.",
                preemptionPolicy: .preemptLowerPriority
            ),
            PriorityClass(
                metadata: .init(name: tenant, labels: PlatformLabels.shared),
                value: 1000,
                description: "Workloads of tenants.",
                preemptionPolicy: .never
            ),
        ]
    }
}
