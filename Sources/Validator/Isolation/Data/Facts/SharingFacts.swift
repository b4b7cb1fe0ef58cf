/// What objects name that others could claim too, in little memory.
struct SharingFacts: Sendable {
    /// An object names a Service, or what may be one, of another namespace.
    struct Mention: Sendable {
        /// The namespace of the object.
        var namespace: String
        /// The one that it names.
        var other: String
        var origin: FactOrigin
    }

    /// A host name that an Ingress or a route takes traffic for; empty for any.
    struct HostName: Sendable {
        var namespace: String
        var host: String
        var origin: FactOrigin
    }

    /// A ConfigMap or a Secret that the sidecar of Grafana loads.
    struct SidecarObject: Sendable {
        var namespace: String
        var origin: FactOrigin
    }

    /// A role of a cloud that pods of an account, or a secret store, take on; the namespace of what belongs to none is empty.
    struct CloudRole: Sendable {
        var namespace: String
        var role: String
        var origin: FactOrigin
    }

    var mentions: [Mention] = []
    var hosts: [HostName] = []
    var sidecarObjects: [SidecarObject] = []
    var cloudRoles: [CloudRole] = []

    /// Adds what another worker read.
    mutating func take(_ other: SharingFacts) {
        mentions += other.mentions
        hosts += other.hosts
        sidecarObjects += other.sidecarObjects
        cloudRoles += other.cloudRoles
    }
}

extension SharingFacts {
    /// The same in the namespaces that kustomize puts objects into.
    func built(by graph: KustomizationGraph) -> SharingFacts {
        guard !graph.kustomizations.isEmpty else { return self }
        var built = SharingFacts()
        for mention in mentions {
            for namespace in mention.origin.namespaces(graph, own: mention.namespace) where namespace != mention.other {
                built.mentions.append(Mention(namespace: namespace, other: mention.other, origin: mention.origin))
            }
        }
        for host in hosts {
            for namespace in host.origin.namespaces(graph, own: host.namespace) {
                built.hosts.append(HostName(namespace: namespace, host: host.host, origin: host.origin))
            }
        }
        for object in sidecarObjects {
            for namespace in object.origin.namespaces(graph, own: object.namespace) {
                built.sidecarObjects.append(SidecarObject(namespace: namespace, origin: object.origin))
            }
        }
        for role in cloudRoles {
            for namespace in role.origin.namespaces(graph, own: role.namespace) {
                built.cloudRoles.append(CloudRole(namespace: namespace, role: role.role, origin: role.origin))
            }
        }
        return built
    }
}
