import Diagnostics
import YAML

extension Rule {
    /// Policies let through what pods are told to connect to.
    static let blockedCall: Rule = Rule(
        id: "blocked-call",
        category: .isolation,
        severity: .error,
        summary: "policies let pods reach the Services that their environment and arguments name",
        explanation: """
            A connection has to be let out by the policies of the pod that connects, and let in by those of the pod that answers, on \
            the port of the container: what the Service calls its port means nothing to most network plugins. Where a container's \
            environment, command or arguments name a Service of the tree (http://llm:5002), both ends are asked. The finding is \
            at what comes nearest to opening the way: the ports of a rule, or a peer; where there is nothing of the kind, at the \
            name of the Service.
            """,
        bad: .manifest(example(port: 8081)),
        good: .manifest(example(port: 8080)),
        check: .network { scene, report in
            for needed in scene.neededConnections {
                let target = NetworkPeer.pod(scene.network.pod(needed.targetPods, in: needed.target.namespace))
                let source = scene.network.pod(needed.sourcePods, in: needed.source.namespace)
                let verdict = scene.network.allows(from: .pod(source), to: target, port: needed.port)
                guard verdict.isAllowed == .no else { continue }
                let isEgress = verdict.egress.isAllowed == .no
                let side = isEgress ? verdict.egress : verdict.ingress
                guard case .pod(let targetPod) = target else { continue }
                let miss = side.nearMiss(
                    isEgress: isEgress,
                    other: isEgress ? targetPod : source,
                    destination: target,
                    port: needed.port
                )
                report.report(needed, miss, side, isEgress: isEgress, scene.index)
            }
        }
    )

    private static func example(port: Int) -> String {
        NetworkExample.pods("web", in: "shop", "env: [{name: API_URL, value: \"http://api:80\"}]")
            + NetworkExample.pods("api", in: "shop")
            + NetworkExample.service("api", in: "shop", app: "api", port: 80, target: 8080)
            + NetworkExample.policy(
                "api",
                in: "shop",
                """
                podSelector: {matchLabels: {app: api}}
                policyTypes: [Ingress]
                ingress:
                  - from: [{podSelector: {matchLabels: {app: web}}}]
                    ports: [{port: \(port)}]
                """
            )
    }
}

extension NetworkReport {
    fileprivate mutating func report(
        _ needed: NeededConnection,
        _ miss: NearMiss?,
        _ side: NetworkVerdict.Side,
        isEgress: Bool,
        _ index: ManifestIndex
    ) {
        let isolated = isEgress ? needed.source.name : needed.target.name
        // Of all that the same line stops one is told.
        if let miss, !blocked.insert(miss.key(needed.port)).inserted { return }
        let message =
            "no NetworkPolicy lets '\(needed.source.namespace)/\(needed.source.name)' \(isEgress ? "out" : "in") to "
            + "'\(needed.target.namespace)/\(needed.target.name)' (\(needed.service.identity.title)) on \(needed.port.protocolName) \(needed.port.number)"
        let call = finder.place(of: needed.source) { object in
            let calls = object.pods?.calls ?? []
            return calls.indices.contains(needed.callIndex) ? calls[needed.callIndex].node : nil
        }
        var notes = side.isolating.prefix(3).map { policy in
            Diagnostic.Note(
                "'\(policy.object.name)' isolates '\(isolated)' for \(isEgress ? "egress" : "ingress")",
                at: index.location(of: policy.object)
            )
        }
        guard let miss else {
            findings.report(Diagnostic(.blockedCall, message, at: call, notes: notes))
            return
        }
        notes.insert(Diagnostic.Note("the connection is asked for here", at: call.location), at: 0)
        report(.blockedCall, message, at: miss.policy.object, notes: notes) { miss.node(in: $0) }
    }
}
