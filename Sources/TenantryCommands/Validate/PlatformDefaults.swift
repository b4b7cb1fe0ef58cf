import PlatformContract
import TenantSpecs
import Validator
import YAML

/// What the platform's spec says that rules need to know, where `.tenantry.yaml` is silent.
///
/// The spec is read field by field: what is wrong with it is no problem yet, and told when the tree is compared with the specs.
struct PlatformDefaults {
    private let spec: YAMLNode?

    /// Nothing is known.
    init() {
        spec = nil
    }

    /// Reads the spec in a folder, if there is one.
    init(folder: String) {
        spec = SourceText.read("\(folder)/\(SpecLoader.platformFile)").flatMap { text in
            try? YAMLStream.parse(text).documents.first?["spec"]
        }
    }

    /// The version of Kubernetes.
    var kubernetesVersion: String? { text("kubernetesVersion") }

    /// Fills in what settings leave open.
    func complete(_ settings: inout ValidationSettings) {
        if settings.security.registries.isEmpty, let repository = text("image", "repository") {
            settings.security.registries = [repository]
        }
        if settings.network.apiServer.isEmpty {
            settings.network.apiServer = node("apiServer", "addresses")?.elements.map(\.text) ?? []
        }
        if settings.capacity.cluster == nil, let capacity = spec?["capacity"] { complete(&settings.capacity, capacity) }
        // The specs know no clusters but EKS's.
        if node("cluster") != nil { settings.network.amazonVPC = true }
    }

    private func complete(_ settings: inout CapacityConfiguration, _ capacity: YAMLNode) {
        func amount(_ name: String) -> ConfiguredQuantity? {
            capacity[name].flatMap { try? ConfiguredQuantity(parsing: $0.text) }
        }
        guard let cpu = amount("cpu"), let memory = amount("memory") else { return }
        settings.cluster = ClusterCapacity(cpu: cpu, memory: memory, pods: capacity["pods"].flatMap { Int($0.text) })
        if let factor = capacity["overcommit"].flatMap({ Double($0.text) }).flatMap(Overcommit.init) {
            settings.overcommit = factor
        }
    }

    private func text(_ path: String...) -> String? {
        node(path).flatMap { $0.kind == .scalar && !$0.text.isEmpty ? $0.text : nil }
    }

    private func node(_ path: String...) -> YAMLNode? { node(path) }

    private func node(_ path: [String]) -> YAMLNode? {
        var node = spec
        for name in path { node = node?[name] }
        return node
    }
}
