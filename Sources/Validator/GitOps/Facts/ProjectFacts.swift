import YAML

/// An AppProject of Argo CD: what its Applications may do (argo-cd: pkg/apis/application/v1alpha1/app_project_types.go).
struct ProjectFacts: Sendable {
    /// Kinds, as patterns.
    struct Kind: Hashable, Sendable {
        var group: String
        var kind: String
        /// The names, of cluster-scoped ones; empty for all.
        var name: String
    }

    /// An account that syncs into destinations instead of Argo CD's own.
    struct Account: Sendable {
        var server: String
        var namespace: String
        /// `name`, in the destination's namespace, or `namespace:name`.
        var account: String
    }

    var site: ObjectSite
    var name: String
    var namespace: String
    var sourceRepositories: [String]
    var destinations: [ApplicationFacts.Destination]
    var clusterAllowed: [Kind]
    var clusterDenied: [Kind]
    /// `nil` allows all.
    var namespacedAllowed: [Kind]?
    var namespacedDenied: [Kind]
    var sourceNamespaces: [String]
    var accounts: [Account]
}

extension ProjectFacts {
    /// What an AppProject says.
    init(_ object: ManifestObject, file: Int32, _ strings: inout SharedStrings) {
        let spec = object.root["spec"]
        var destinations: [ApplicationFacts.Destination] = []
        for node in spec?.list("destinations").map(\.self) ?? [] {
            destinations.append(
                ApplicationFacts.Destination(
                    server: strings.shared(node["server"]?.string ?? ""),
                    name: strings.shared(node["name"]?.string ?? ""),
                    namespace: strings.shared(node["namespace"]?.string ?? "")
                )
            )
        }
        var accounts: [Account] = []
        for node in spec?.list("destinationServiceAccounts").map(\.self) ?? [] {
            accounts.append(
                Account(
                    server: strings.shared(node["server"]?.string ?? ""),
                    namespace: strings.shared(node["namespace"]?.string ?? ""),
                    account: strings.shared(node["defaultServiceAccount"]?.string ?? "")
                )
            )
        }
        self.init(
            site: ObjectSite(object, file: file),
            name: object.name,
            namespace: strings.shared(object.namespace),
            sourceRepositories: spec?.list("sourceRepos").compactMap(\.string).map { strings.shared($0) } ?? [],
            destinations: destinations,
            clusterAllowed: Self.kinds(spec?["clusterResourceWhitelist"], &strings),
            clusterDenied: Self.kinds(spec?["clusterResourceBlacklist"], &strings),
            namespacedAllowed: spec?.field("namespaceResourceWhitelist").map { Self.kinds($0, &strings) },
            namespacedDenied: Self.kinds(spec?["namespaceResourceBlacklist"], &strings),
            sourceNamespaces: spec?.list("sourceNamespaces").compactMap(\.string) ?? [],
            accounts: accounts
        )
    }

    private static func kinds(_ node: YAMLNode?, _ strings: inout SharedStrings) -> [Kind] {
        var kinds: [Kind] = []
        for item in node?.elements.map(\.self) ?? [] {
            kinds.append(
                Kind(
                    group: strings.shared(item["group"]?.string ?? ""),
                    kind: strings.shared(item["kind"]?.string ?? ""),
                    name: strings.shared(item["name"]?.string ?? "")
                )
            )
        }
        return kinds
    }
}
