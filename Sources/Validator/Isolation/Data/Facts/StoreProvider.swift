import YAML

/// Where a secret store of External Secrets reads (external-secrets: apis/externalsecrets/v1/secretstore_types.go).
struct StoreProvider {
    /// The name of the provider: `aws`.
    var name: String
    var key: YAMLNode
    var node: YAMLNode

    /// The providers of a store; one, unless it is wrong.
    static func all(in object: ManifestObject) -> [StoreProvider] {
        let provider = object.root.at("spec", "provider")
        return provider.map { Array($0.entries) }?.compactMap { entry in
            entry.key.keyText.map { StoreProvider(name: $0, key: entry.key, node: entry.value) }
        } ?? []
    }

    /// Whether it reads with an identity that is given to it. Providers that have none of the controller's are not asked.
    var hasIdentity: Bool {
        guard Self.ambient.contains(name) else { return true }
        return node.entries.contains { entry in
            guard let field = entry.key.keyText, !entry.value.isNull,
                entry.value.kind == .scalar || entry.value.count > 0
            else { return false }
            return ["auth", "authRef", "authSecretRef", "identityId", "role", "serviceAccountRef"].contains(field)
        }
    }

    /// Providers that fall back to the identity of the controller's pod (external-secrets: docs/provider/aws-access.md,
    /// google-secrets-manager.md, azure-key-vault.md, oracle-vault.md).
    private static let ambient: Set<String> = ["aws", "azurekv", "gcpsm", "oracle"]
}

/// The path of a key in a secret store.
enum SecretPath {
    /// The parts between `/`, and between `:` and `.` of names that have no folders.
    static func parts(_ path: String) -> [String] {
        path.split { $0 == "/" || $0 == ":" || $0 == "." }.map(String.init)
    }

    /// Whether a path names a tenant, or one of its namespaces, among its parts.
    static func names(_ path: String, _ tenant: String, _ tenancy: Tenancy) -> Bool {
        parts(path).contains { tenancy.named($0) == tenant }
    }
}
