import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// The values, from the platform's spec: one description for each controller that installs the stack.
extension StackValues {
    init(_ platform: Platform, notifying configuration: DNSSubdomain) {
        let monitoring = platform.spec.monitoring
        let isManaged = monitoring.managedControlPlane
        self.init(
            fullnameOverride: monitoring.release.text,
            defaultRules: isManaged ? .withoutControlPlane : nil,
            alertmanager: .init(monitoring, notifying: configuration),
            grafana: .init(monitoring),
            kubeControllerManager: isManaged ? .off : nil,
            kubeEtcd: isManaged ? .off : nil,
            kubeScheduler: isManaged ? .off : nil,
            kubeProxy: isManaged ? .off : nil,
            kubeStateMetrics: .init(tellingOfFlux: platform.spec.gitops.controllers.contains(.flux)),
            nodeExporter: .init(
                namespaceOverride: StackNamespaces.nodeExporter,
                resources: .bounded(cpu: "50m", memory: "32Mi", atMost: "128Mi")
            ),
            prometheusOperator: .init(
                resources: .bounded(cpu: "100m", memory: "128Mi", atMost: "256Mi"),
                prometheusConfigReloader: .init(resources: .bounded(cpu: "10m", memory: "32Mi", atMost: "64Mi"))
            ),
            prometheus: .init(prometheusSpec: .init(monitoring))
        )
    }
}

extension Switch {
    static let on = Switch(enabled: true)
    static let off = Switch(enabled: false)
}

extension DefaultRules {
    /// Without those about what a managed control plane, such as EKS', lets nobody scrape: they would fire for ever, or never.
    static let withoutControlPlane = DefaultRules(
        rules: [
            "etcd": false, "kubeControllerManager": false, "kubeProxy": false, "kubeSchedulerAlerting": false,
            "kubeSchedulerRecording": false,
        ]
    )
}

extension PersistentStorage {
    /// A volume that one pod mounts.
    init(_ size: Quantity, class storageClass: DNSSubdomain?) {
        self.init(
            volumeClaimTemplate: .init(
                spec: .init(
                    storageClassName: storageClass,
                    accessModes: ["ReadWriteOnce"],
                    resources: .init(requests: ["storage": size])
                )
            )
        )
    }
}

extension ResourceRequirements {
    /// What a part of the stack asks, and the memory that it may have; processors are shared by what is asked, and a limit would
    /// only slow it down.
    static func bounded(cpu: Quantity, memory: Quantity, atMost limit: Quantity) -> Self {
        ResourceRequirements(limits: ["memory": limit], requests: ["cpu": cpu, "memory": memory])
    }
}
