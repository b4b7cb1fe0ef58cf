import Kubernetes
import TenantSpecs
import YAML

extension TenantContext {
    /// What all pods of the namespace may request and use together: what the spec says, or what the workloads need at
    /// their largest. Kinds of objects that no tenant needs are counted down to none.
    var quota: ResourceQuota {
        let needs = tenant.workloadNeeds
        let pods = tenant.spec.quota?.pods?.value ?? needs.pods
        let cpu = tenant.spec.quota?.cpu ?? needs.total(\.requests.cpu)
        let memory = tenant.spec.quota?.memory ?? needs.total(\.requests.memory)
        return ResourceQuota(
            metadata: metadata("tenant-quota"),
            spec: .init(hard: [
                "configmaps": 20,
                "limits.cpu": max(cpu, needs.total(\.limits.cpu)),
                "limits.ephemeral-storage": ContainerStorage.limit * pods,
                "limits.memory": max(memory, needs.total(\.limits.memory)),
                "persistentvolumeclaims": 0,
                "pods": Quantity(integerLiteral: Int64(pods)),
                "replicationcontrollers": 0,
                "requests.cpu": cpu,
                "requests.ephemeral-storage": ContainerStorage.request * pods,
                "requests.memory": memory,
                "requests.storage": 0,
                "resourcequotas": 1,
                "secrets": 20,
                "services": 5,
                "services.loadbalancers": 0,
                "services.nodeports": 0,
            ])
        )
    }

    /// Defaults for containers that declare nothing, as a quota refuses those; and the most that one may use.
    var limitRange: LimitRange {
        let defaults = AppSpec.defaultResources
        let workloads = tenant.workloadNeeds.map(\.resources.limits)
        let most = ComputeAmount(
            cpu: workloads.reduce(defaults.limits.cpu) { max($0, $1.cpu) },
            memory: workloads.reduce(defaults.limits.memory) { max($0, $1.memory) }
        )
        return LimitRange(
            metadata: metadata("tenant-limits"),
            spec: .init(limits: [
                .init(
                    type: .container,
                    max: most.map(storage: ContainerStorage.limit),
                    default: defaults.limits.map(storage: ContainerStorage.limit),
                    defaultRequest: defaults.requests.map(storage: ContainerStorage.request)
                )
            ])
        )
    }
}
