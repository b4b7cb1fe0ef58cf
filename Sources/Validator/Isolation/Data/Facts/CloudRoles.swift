import YAML

/// The roles of a cloud that an object takes on.
enum CloudRoles {
    /// What an account's annotation names: an IAM role of AWS (amazon-eks-pod-identity-webhook: pkg/annotations.go), a service
    /// account of Google Cloud, a client of Azure's.
    private static let annotations: Set<String> = [
        "azure.workload.identity/client-id", "eks.amazonaws.com/role-arn", "iam.gke.io/gcp-service-account",
    ]

    /// The nodes of the roles of a ServiceAccount or a secret store.
    static func all(in object: ManifestObject) -> [YAMLNode] {
        switch object.kind {
        case .serviceAccount:
            let entries = object.root.at("metadata", "annotations").map { Array($0.entries) } ?? []
            return entries.filter { $0.key.keyText.map(annotations.contains) == true }.map(\.value)
        case .secretStore, .clusterSecretStore:
            return StoreProvider.all(in: object).compactMap { $0.node["role"] }
        default: return []
        }
    }
}
