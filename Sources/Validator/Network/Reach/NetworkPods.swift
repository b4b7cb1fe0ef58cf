/// The classes of pods of a tree, those included that only policies know of.
struct NetworkPods: Sendable {
    /// Pods that are equal to policies.
    struct Class: Sendable {
        var pod: NetworkPod
        /// What makes them; empty where the tree doesn't show it.
        var workloads: [ObjectFacts] = []
        /// The labels by which a policy selects them, where the tree doesn't show them.
        var selector: LabelSelector?

        /// How it is called: by its first workload, or by the value of the label that names it.
        var name: String {
            if let first = workloads.first { return first.name }
            guard let selector else { return "pods" }
            let names = ["app.kubernetes.io/name", "app", "k8s-app", "name"]
            let label = names.lazy.compactMap { key in selector.labels.first { $0.key == key } }.first
            return label?.value ?? (selector.isEmpty ? "(others)" : selector.text)
        }
    }

    let classes: [Class]
    /// The classes of each namespace.
    let byNamespace: [String: [Int]]

    init(_ network: NetworkModel) {
        var builder = Builder(network: network)
        for namespace in network.index.usedNamespaces where !namespace.isEmpty { builder.addShown(in: namespace) }
        for namespace in network.index.usedNamespaces where !namespace.isEmpty { builder.addUnseen(in: namespace) }
        classes = builder.classes
        byNamespace = builder.byNamespace
    }
}

extension NetworkPods {
    /// Collects the classes.
    private struct Builder {
        private struct Key: Hashable {
            var labels: Set<Label>
            var ports: Set<PodFacts.Port>
            var isOnHostNetwork: Bool
        }

        let network: NetworkModel
        var classes: [Class] = []
        var byNamespace: [String: [Int]] = [:]

        mutating func addShown(in namespace: String) {
            var known: [Key: Int] = [:]
            let labels = network.labels(ofNamespace: namespace)
            for (object, pods) in network.index.workloads(in: namespace) {
                let key = Key(
                    labels: Set(pods.labels),
                    ports: Set(pods.ports),
                    isOnHostNetwork: pods.isOnHostNetwork
                )
                if let index = known[key] {
                    classes[index].workloads.append(object)
                } else {
                    known[key] = add(Class(pod: network.pod(pods, in: namespace, labels), workloads: [object]))
                }
            }
        }

        /// Adds the pods that policies of a namespace are about, or name, and that no manifest makes.
        mutating func addUnseen(in namespace: String) {
            for policy in network.policies(in: namespace) {
                addUnseen(policy.facts.pods, in: namespace)
                for rule in (policy.facts.ingress ?? []) + (policy.facts.egress ?? []) {
                    for peer in rule.peers {
                        guard case .pods(let selector, let namespaces) = peer else { continue }
                        let named = namespaces?.namedNamespaces ?? [namespace]
                        for other in named { addUnseen(selector, in: other) }
                    }
                }
            }
        }

        private mutating func addUnseen(_ selector: LabelSelector, in namespace: String) {
            let own = byNamespace[namespace] ?? []
            // An empty selector means whatever there is; pods that nobody shows are only worth a node where there are no others.
            guard !selector.isEmpty || own.isEmpty,
                !own.contains(where: { selector.matches(classes[$0].pod.labels) == .yes }),
                !own.contains(where: { classes[$0].selector == selector })
            else { return }
            add(
                Class(
                    pod: NetworkPod(
                        namespace: namespace,
                        namespaceLabels: network.labels(ofNamespace: namespace),
                        labels: PartialLabels(selector.labels, isComplete: false)
                    ),
                    selector: selector
                )
            )
        }

        @discardableResult
        private mutating func add(_ new: Class) -> Int {
            classes.append(new)
            byNamespace[new.pod.namespace, default: []].append(classes.count - 1)
            return classes.count - 1
        }
    }
}
