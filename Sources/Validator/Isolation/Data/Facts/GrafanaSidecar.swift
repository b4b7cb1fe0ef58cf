import YAML

/// What the sidecar of Grafana's chart loads (kiwigrid/k8s-sidecar: src/resources.py; grafana/helm-charts:
/// charts/grafana/values.yaml, `sidecar`).
enum GrafanaSidecar {
    /// The labels by which it finds objects.
    static let labels: Set<String> = [
        "grafana_alert", "grafana_dashboard", "grafana_datasource", "grafana_notifier", "grafana_plugin",
    ]
    /// Where the files go: an absolute path is taken as it is.
    static let folder = "k8s-sidecar-target-directory"

    /// Whether an object is one for it.
    static func loads(_ object: ManifestObject) -> Bool {
        object.kind == .configMap || object.kind == .secret ? !nodes(in: object).isEmpty : false
    }

    /// What makes an object one for it, and what in it is worse than a dashboard.
    static func nodes(in object: ManifestObject) -> [YAMLNode] {
        guard let metadata = object.root["metadata"] else { return [] }
        var nodes: [YAMLNode] = []
        for entry in metadata["labels"].map({ Array($0.entries) }) ?? []
        where entry.key.keyText.map(labels.contains) == true {
            nodes.append(entry.key)
        }
        for entry in metadata["annotations"].map({ Array($0.entries) }) ?? [] where entry.key.keyText == folder {
            nodes.append(entry.key)
        }
        guard !nodes.isEmpty else { return [] }
        for entry in object.root["data"].map({ Array($0.entries) }) ?? []
        where entry.key.keyText?.hasSuffix(".url") == true {
            nodes.append(entry.key)
        }
        return nodes
    }
}
