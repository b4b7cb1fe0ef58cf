/// Whether what a policy opens is a service that all tenants share.
extension ManifestIndex {
    /// Whether pods that a selector selects in a namespace, on the ports of a rule, are nothing but a shared service.
    func isShared(_ selector: LabelSelector, in namespace: String, _ rule: NetworkPolicyFacts.Rule) -> Bool {
        guard !selector.isEmpty else { return false }
        return settings.network.sharedServices.contains { shared in
            shared.namespace == namespace && isPart(selector, of: shared) && has(rule.ports, onlyOf: shared)
        }
    }

    private func isPart(_ selector: LabelSelector, of shared: SharedService) -> Bool {
        guard let own = facts(of: shared)?.selector else {
            // Whoever defines it, its pods are mostly called like it.
            return selector.labels.contains { $0.value == shared.name }
        }
        if own.allSatisfy(selector.labels.contains) { return true }
        let pods = pods(selector, in: shared.namespace)
        return !pods.isEmpty && pods.allSatisfy { LabelSelector(labels: own).matches($0.labels) }
    }

    private func has(_ ports: [NetworkPolicyFacts.Port], onlyOf shared: SharedService) -> Bool {
        guard let wanted = shared.port else { return true }
        let target = facts(of: shared)?.ports.first { $0.number == wanted }?.target ?? .number(wanted)
        let selector = facts(of: shared)?.selector ?? []
        var numbers = [wanted]
        var name: String?
        switch target {
        case .number(let number): numbers.append(number)
        case .name(let port):
            name = port
            let pods = pods(LabelSelector(labels: selector), in: shared.namespace)
            numbers += pods.flatMap(\.ports).filter { $0.name == port }.map(\.number)
        }
        return !ports.isEmpty
            && ports.allSatisfy { port in
                switch port.numbers {
                case .all: false
                case .range(let range): range.count == 1 && numbers.contains(range.lowerBound)
                case .named(let port): port == name
                }
            }
    }

    private func facts(of shared: SharedService) -> ServiceFacts? {
        objects(.service, shared.name, in: shared.namespace).lazy.compactMap { object in
            if case .service(let facts) = object.content { facts } else { nil }
        }
        .first
    }
}
