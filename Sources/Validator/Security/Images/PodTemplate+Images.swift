import YAML

extension PodTemplate {
    /// An image that a pod needs.
    struct Image {
        var node: YAMLNode
        var reference: ImageReference
        /// What needs it, for a message.
        var owner: String
        /// The container or the source of the volume.
        var parent: YAMLNode
        /// How it is pulled.
        var pullPolicy: YAMLNode?
    }

    /// The images of the containers and of the volumes. An empty name is told by another rule.
    var images: [Image] {
        let ofContainers = containers.compactMap { container in
            Self.image(container.node, "image", policy: "imagePullPolicy", owner: container.label)
        }
        let ofVolumes = volumes.compactMap { volume in
            volume.field("image").flatMap {
                Self.image($0, "reference", policy: "pullPolicy", owner: "volume '\(volume.text("name") ?? "")'")
            }
        }
        return ofContainers + ofVolumes
    }

    private static func image(
        _ parent: YAMLNode,
        _ field: StaticString,
        policy: StaticString,
        owner: String
    ) -> Image? {
        guard let node = parent.field(field), let text = node.string, !text.isEmpty else { return nil }
        return Image(
            node: node,
            reference: ImageReference(text),
            owner: owner,
            parent: parent,
            pullPolicy: parent.field(policy)
        )
    }
}
