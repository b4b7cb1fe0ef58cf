/// A connection that a pod of the tree is told to make, to pods of the tree.
struct NeededConnection {
    var source: ObjectFacts
    var sourcePods: PodFacts
    /// Its place among what the pod is told to connect to.
    var callIndex: Int
    var call: PodCall
    var service: ObjectFacts
    /// The port of the Service.
    var servicePort: ServiceFacts.Port
    var target: ObjectFacts
    var targetPods: PodFacts
    /// The port of the pod behind the Service.
    var port: NetworkPort
}

extension NetworkScene {
    /// Every connection that the namespace's pods are told to make to a Service of the tree.
    var neededConnections: [NeededConnection] {
        workloads.flatMap { source in
            source.pods.calls.enumerated().flatMap { callIndex, call in
                connections(of: call, at: callIndex, from: source)
            }
        }
    }

    private func connections(
        of call: PodCall,
        at callIndex: Int,
        from source: (object: ObjectFacts, pods: PodFacts)
    ) -> [NeededConnection] {
        guard let (name, namespace) = call.service(from: namespace),
            let service = index.objects(.service, name, in: namespace).first,
            case .service(let facts) = service.content, let selector = facts.selector,
            let port = facts.ports.first(where: { $0.number == call.port })
        else { return [] }
        return index.workloads(in: namespace).compactMap { target in
            guard LabelSelector(labels: selector).matches(target.pods.labels),
                (target.object.kind, target.object.name) != (source.object.kind, source.object.name)
                    || namespace != self.namespace,
                let number = target.pods.number(of: port.target, port.protocolName)
            else { return nil }
            return NeededConnection(
                source: source.object,
                sourcePods: source.pods,
                callIndex: callIndex,
                call: call,
                service: service,
                servicePort: port,
                target: target.object,
                targetPods: target.pods,
                port: NetworkPort(number, port.protocolName)
            )
        }
    }
}

extension PodFacts {
    /// The number of a port that is named, or numbered.
    func number(of port: PortReference, _ protocolName: String) -> Int? {
        switch port {
        case .number(let number): number
        case .name(let name): ports.first { $0.name == name && $0.protocolName == protocolName }?.number
        }
    }
}
