import Kubernetes
import TenantSpecs
import YAML

/// The disk that a container of ours has: a small folder for temporary files, and its logs.
enum ContainerStorage {
    static let request: Quantity = "64Mi"
    static let limit: Quantity = "128Mi"
    static let temporaryFolder: Quantity = "64Mi"
}

extension Resources {
    /// The resources as a container declares them.
    var requirements: ResourceRequirements {
        ResourceRequirements(
            limits: limits.map(storage: ContainerStorage.limit),
            requests: requests.map(storage: ContainerStorage.request)
        )
    }
}

extension ComputeAmount {
    func map(storage: Quantity) -> SortedMap<ResourceName, Quantity> {
        [.cpu: cpu, .ephemeralStorage: storage, .memory: memory]
    }
}
