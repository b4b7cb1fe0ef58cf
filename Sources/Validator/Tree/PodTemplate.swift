import YAML

/// What the pods of a workload are made of.
struct PodTemplate {
    /// A container, and where it is listed.
    struct Container {
        /// The list that a container is in.
        enum Sort {
            case initial, regular, ephemeral
        }

        var node: YAMLNode
        /// Its name; empty when it has none.
        var name: String
        var sort: Sort

        /// Whether it is listed among the `initContainers`.
        var isInit: Bool { sort == .initial }
    }

    /// The `metadata` of the template.
    let metadata: YAMLNode?
    let spec: YAMLNode
    /// The containers of every sort.
    let containers: [Container]
    /// The volumes.
    let volumes: [YAMLNode]

    /// The template of an object of a kind that makes pods; `nil` for others, and when it's missing.
    init?(of root: YAMLNode, kind: ObjectKind) {
        let template: YAMLNode?
        switch kind {
        case .pod: template = root
        case .podTemplate: template = root["template"]
        case .cronJob: template = root.at("spec", "jobTemplate", "spec", "template")
        case .daemonSet, .deployment, .job, .replicaSet, .replicationController, .statefulSet:
            template = root.at("spec", "template")
        default: return nil
        }
        guard let template, let spec = template["spec"] else { return nil }
        metadata = template["metadata"]
        self.spec = spec
        var containers: [Container] = []
        let lists: [(String, Container.Sort)] = [
            ("initContainers", .initial), ("containers", .regular), ("ephemeralContainers", .ephemeral),
        ]
        for (field, sort) in lists {
            for node in spec.list(field) {
                containers.append(Container(node: node, name: node["name"]?.string ?? "", sort: sort))
            }
        }
        self.containers = containers
        volumes = Array(spec.list("volumes"))
    }
}
