import Diagnostics
import YAML

/// What the Amazon VPC CNI asks of manifests beside Kubernetes' API
/// (https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html, "Considerations";
/// amazon-vpc-cni-k8s: docs/network-policy-faq.md).
extension Rule {
    /// A Service that isolated pods use has the port of its pods.
    static let amazonVPCServicePort: Rule = Rule(
        id: "amazon-vpc-service-port",
        category: .isolation,
        severity: .warning,
        summary:
            "a Service that isolated pods use has the port of its pods, where the Amazon VPC CNI enforces policies",
        explanation: """
            The Amazon VPC CNI asks a pod's policies of egress before the Service's address becomes a pod's: what they allow is then \
            compared with the port of the Service, so that it has to be that of the container. Asked of the Services that the \
            environment and the arguments of isolated pods name, when '.tenantry.yaml' says that this plugin enforces policies \
            (network.amazonVPC), or the platform's spec has a cluster, which is one of EKS.
            """,
        bad: .words(
            "a Service 'llm' with port 80 and targetPort 5002, and isolated pods that connect to http://llm:80"
        ),
        good: .words(
            "a Service 'llm' with port 5002 and targetPort 5002, and isolated pods that connect to http://llm:5002"
        ),
        check: .network { scene, report in
            guard scene.index.settings.network.amazonVPC else { return }
            for needed in scene.neededConnections where needed.servicePort.number != needed.port.number {
                guard let policy = scene.isolating(needed.sourcePods, isEgress: true).first else { continue }
                report.report(
                    .amazonVPCServicePort,
                    "pods that policies isolate connect to port \(needed.servicePort.number), and the container listens on "
                        + "\(needed.port.number); the Amazon VPC CNI wants them to be the same",
                    at: needed.service,
                    notes: [
                        Diagnostic.Note(
                            "'\(policy.object.name)' of '\(scene.namespace)' isolates '\(needed.source.name)'",
                            at: scene.index.location(of: policy.object)
                        )
                    ]
                ) { service in
                    service.root["spec"]?.list("ports").first { $0["port"]?.integer == needed.servicePort.number }?[
                        "port"
                    ]
                }
            }
        }
    )

    /// A port that a policy names has that name in the Service too.
    static let amazonVPCPortName: Rule = Rule(
        id: "amazon-vpc-port-name",
        category: .isolation,
        severity: .warning,
        summary:
            "a port that a policy names has the same name in the Service, where the Amazon VPC CNI enforces policies",
        explanation: """
            The Amazon VPC CNI looks the name of a policy's port up in the Services of the pods: the Service's port has to have \
            the name of the container's. Name both alike, or write the number in the policy. Asked of rules of ingress, when \
            '.tenantry.yaml' says that this plugin enforces policies (network.amazonVPC), or the platform's spec has a cluster.
            """,
        bad: .words("a policy with the port 'http' for pods whose Service calls that port 'web'"),
        good: .words("a policy with the port 'http' for pods whose Service calls that port 'http'"),
        check: .network { scene, report in
            guard scene.index.settings.network.amazonVPC else { return }
            for opening in scene.openings(isEgress: false) where opening.peerIndex ?? 0 == 0 {
                for (position, port) in opening.rule.ports.enumerated() {
                    guard case .named(let name) = port.numbers,
                        let service = scene.serviceThatCalls(name, of: opening.policy)
                    else { continue }
                    report.report(
                        .amazonVPCPortName,
                        "the Service '\(service)' of these pods has no port '\(name)'; the Amazon VPC CNI looks the name up there",
                        at: opening.policy.object
                    ) { policy in
                        let rule = policy.policyEntry(isEgress: false, rule: opening.ruleIndex, peer: nil)
                        return rule?.list("ports").dropFirst(position).first { _ in true }?["port"]
                    }
                }
            }
        }
    )

    /// A rule has no more ports than the plugin can hold.
    static let amazonVPCPortCount: Rule = Rule(
        id: "amazon-vpc-port-count",
        category: .isolation,
        severity: .warning,
        summary: "a rule of a policy has at most 24 ports, where the Amazon VPC CNI enforces policies",
        explanation: """
            The Amazon VPC CNI keeps at most 24 combinations of port and protocol for each peer of a rule; what is beyond that is \
            not enforced as written. Use a range ('endPort'), which is one of them. Asked when '.tenantry.yaml' says that this plugin \
            enforces policies (network.amazonVPC), or the platform's spec has a cluster.
            """,
        bad: .words("a rule with the ports 8001, 8002 and so on up to 8025, one by one"),
        good: .words("a rule with the port 8001 and the endPort 8025"),
        check: .network { scene, report in
            guard scene.index.settings.network.amazonVPC else { return }
            for opening in scene.openings where opening.peerIndex ?? 0 == 0 {
                let count = Set(opening.rule.ports).count
                guard count > 24 else { continue }
                report.report(
                    .amazonVPCPortCount,
                    "the rule has \(count) ports, and the Amazon VPC CNI holds 24",
                    at: opening.policy.object
                ) { policy in
                    policy.policyEntry(isEgress: opening.isEgress, rule: opening.ruleIndex, peer: nil)?["ports"]
                }
            }
        }
    )
}

extension NetworkScene {
    /// A Service of a policy's pods that leads to a port of this name, and calls it otherwise; `nil` when there is none.
    fileprivate func serviceThatCalls(_ name: String, of policy: NetworkPolicy) -> String? {
        let pods = workloads.map(\.pods).filter { policy.facts.pods.matches($0.labels) }
        let services = index.services(in: namespace).filter { service in
            guard let selector = service.facts.selector.map({ LabelSelector(labels: $0) }) else { return false }
            return pods.contains { pod in
                let numbers = pod.ports.filter { $0.name == name }.map(\.number)
                return selector.matches(pod.labels)
                    && service.facts.ports.contains { port in
                        pod.number(of: port.target, port.protocolName).map(numbers.contains) ?? false
                    }
            }
        }
        guard !services.contains(where: { $0.facts.ports.contains { $0.name == name } }) else { return nil }
        return services.first?.name
    }
}
