import YAML

extension ManifestObject {
    /// The namespaces in which a monitor looks; `nil` when it looks into one of which the tree shows nothing that runs
    /// (prometheus-operator: pkg/apis/monitoring/v1/types.go, `NamespaceSelector`).
    func monitoredNamespaces(_ index: ManifestIndex) -> [String]? {
        let selector = root.at("spec", "namespaceSelector")
        if selector?["any"]?.isTrue == true { return index.usedNamespaces.filter { !$0.isEmpty } }
        let names = selector?.list("matchNames").compactMap(\.string) ?? []
        guard !names.isEmpty else { return [namespace] }
        return names.allSatisfy { index.shows(namespace: $0) } ? names : nil
    }
}
