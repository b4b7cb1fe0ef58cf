import YAML

extension PodTemplate {
    /// A mount of one file or folder of a volume.
    struct SubPathMount {
        var volume: YAMLNode
        var path: String
        /// Where the path is written.
        var node: YAMLNode
    }

    /// The volume of a name.
    func volume(_ name: YAMLNode?) -> YAMLNode? {
        guard let name = name?.string else { return nil }
        return volumes.first { $0["name"]?.hasText(name) ?? false }
    }

    /// The mounts of one file or folder of a volume.
    var subPathMounts: [SubPathMount] {
        containers.flatMap { container in
            container.node.list("volumeMounts").compactMap { mount in
                guard let node = mount["subPath"], let path = node.string, !path.isEmpty,
                    let volume = volume(mount["name"])
                else { return nil }
                return SubPathMount(volume: volume, path: path, node: node)
            }
        }
    }
}

extension PodTemplate.Container {
    /// Where it uses volumes, as files and as devices.
    var mounts: [YAMLNode] {
        Array(node.list("volumeMounts")) + Array(node.list("volumeDevices"))
    }
}
