import YAML

/// One served version of a CustomResourceDefinition.
struct CustomKind: Sendable {
    var apiVersion: String
    var group: String
    var kind: String
    var isNamespaced: Bool
    /// The structural schema; `nil` where the definition has none, or keeps whatever objects have.
    var schema: YAMLNode?

    /// The kinds that a document defines; none when it is something else.
    static func kinds(of document: YAMLNode) -> [CustomKind] {
        guard document["kind"]?.text == "CustomResourceDefinition", let spec = document["spec"],
            document["apiVersion"]?.text.hasPrefix("apiextensions.k8s.io/") == true,
            let group = spec["group"]?.text, let kind = spec["names"]?["kind"]?.text, !group.isEmpty, !kind.isEmpty
        else { return [] }
        let isNamespaced = spec["scope"]?.text != "Cluster"
        let preserves = spec["preserveUnknownFields"]?.scalar == .bool(true)
        var kinds: [CustomKind] = []
        guard let versions = spec["versions"] else { return [] }
        for version in versions.elements {
            guard let name = version["name"]?.text, version["served"]?.scalar != .bool(false) else { continue }
            let schema = version["schema"]?["openAPIV3Schema"]
            kinds.append(
                CustomKind(
                    apiVersion: "\(group)/\(name)",
                    group: group,
                    kind: kind,
                    isNamespaced: isNamespaced,
                    schema: preserves || schema?.kind != .mapping ? nil : schema
                )
            )
        }
        return kinds
    }
}
