import Kubernetes
import YAML

extension KubeStateMetricsValues {
    /// - Parameter tellingOfFlux: whether it tells of Flux' objects, as `gotk_resource_info`: since 2.1, Flux itself does not
    ///   (https://fluxcd.io/flux/monitoring/custom-metrics/; fluxcd/flux2-monitoring-example
    ///   `monitoring/controllers/kube-prometheus-stack/kube-state-metrics-config.yaml`).
    init(tellingOfFlux: Bool) {
        self.init(
            resources: .bounded(cpu: "50m", memory: "128Mi", atMost: "512Mi"),
            rbac: tellingOfFlux ? .init(extraRules: FluxKind.all.map(\.access)) : nil,
            customResourceState: tellingOfFlux
                ? .init(
                    enabled: true,
                    config: .init(
                        kind: "CustomResourceStateMetrics",
                        spec: .init(resources: FluxKind.all.map(\.resource))
                    )
                ) : nil
        )
    }
}

/// A kind of Flux' objects, and where one says which revision it is of and which source.
private struct FluxKind {
    var group: String
    var version: String
    var kind: String
    var plural: String
    var revision: [String]
    var source: [String]?

    static let all = [
        FluxKind(
            group: "kustomize.toolkit.fluxcd.io",
            version: "v1",
            kind: "Kustomization",
            plural: "kustomizations",
            revision: ["status", "lastAppliedRevision"],
            source: ["spec", "sourceRef", "name"]
        ),
        FluxKind(
            group: "helm.toolkit.fluxcd.io",
            version: "v2",
            kind: "HelmRelease",
            plural: "helmreleases",
            revision: ["status", "history", "0", "chartVersion"],
            source: ["spec", "chart", "spec", "sourceRef", "name"]
        ),
        FluxKind(
            group: "source.toolkit.fluxcd.io",
            version: "v1",
            kind: "GitRepository",
            plural: "gitrepositories",
            revision: ["status", "artifact", "revision"]
        ),
        FluxKind(
            group: "source.toolkit.fluxcd.io",
            version: "v1",
            kind: "HelmRepository",
            plural: "helmrepositories",
            revision: ["status", "artifact", "revision"]
        ),
        FluxKind(
            group: "source.toolkit.fluxcd.io",
            version: "v1",
            kind: "OCIRepository",
            plural: "ocirepositories",
            revision: ["status", "artifact", "revision"]
        ),
    ]

    var access: PolicyRule {
        PolicyRule(verbs: ["list", "watch"], apiGroups: [group], resources: [plural])
    }

    var resource: CustomResource {
        var labels: SortedMap<String, [String]> = [
            "exported_namespace": ["metadata", "namespace"],
            "ready": ["status", "conditions", "[type=Ready]", "status"],
            "revision": revision,
            "suspended": ["spec", "suspend"],
        ]
        labels["source_name"] = source
        return CustomResource(
            groupVersionKind: .init(group: group, version: version, kind: kind),
            metricNamePrefix: "gotk",
            metrics: [
                .init(
                    name: "resource_info",
                    help: "The current state of an object of Flux.",
                    each: .init(type: "Info", info: .init(labelsFromPath: ["name": ["metadata", "name"]])),
                    labelsFromPath: labels
                )
            ]
        )
    }
}
