import Diagnostics
import YAML

extension Rule {
    /// A policy selects namespaces, not all there are.
    static let openNamespaceSelector: Rule = Rule(
        id: "open-namespace-selector",
        category: .isolation,
        severity: .warning,
        summary: "no policy opens the way to or from every namespace",
        explanation: """
            'namespaceSelector: {}' selects every namespace, those that somebody makes tomorrow too; and the labels of pods, by \
            which the entry may be narrowed, are whatever the owner of a namespace writes. Select namespaces by \
            'kubernetes.io/metadata.name', which the server sets: kube-system for DNS.
            """,
        bad: .manifest(
            NetworkExample.policy(
                "web",
                in: "shop",
                """
                podSelector: {matchLabels: {app: web}}
                policyTypes: [Ingress]
                ingress:
                  - from: [{namespaceSelector: {}}]
                    ports: [{port: 8080}]
                """
            )
        ),
        good: .manifest(
            NetworkExample.policy(
                "web",
                in: "shop",
                """
                podSelector: {matchLabels: {app: web}}
                policyTypes: [Ingress]
                ingress:
                  - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: front}}}]
                    ports: [{port: 8080}]
                """
            )
        ),
        check: .network { scene, report in
            for opening in scene.openings {
                guard case .pods(let pods, namespaces: .some) = opening.peer, opening.namespaces?.isAll == true,
                    scene.tenant == nil || !pods.isEmpty
                else { continue }
                let what = pods.isEmpty ? "every pod" : "pods with '\(pods.text)'"
                report.report(
                    .openNamespaceSelector,
                    opening.message(of: scene.namespace, to: "\(what) of every namespace"),
                    at: opening
                )
            }
        }
    )

    /// Namespaces are selected by labels that only the platform sets.
    static let namespaceLabel: Rule = Rule(
        id: "namespace-label",
        category: .isolation,
        severity: .warning,
        summary: "policies select namespaces by labels that nobody but the platform sets",
        explanation: """
            A label of a Namespace is whatever was written by someone who may change it: controllers and tools give the right \
            to do so away often, and whoever has it moves into the selection. 'kubernetes.io/metadata.name' is set by the server \
            and can't be changed; the labels that make a namespace a tenant's (tenancy.labels of '.tenantry.yaml') are the \
            platform's to set. Demand one of these.
            """,
        bad: .manifest(
            NetworkExample.policy(
                "web",
                in: "shop",
                """
                podSelector: {matchLabels: {app: web}}
                policyTypes: [Ingress]
                ingress:
                  - from: [{namespaceSelector: {matchLabels: {team: front}}}]
                    ports: [{port: 8080}]
                """
            )
        ),
        good: .manifest(
            NetworkExample.policy(
                "web",
                in: "shop",
                """
                podSelector: {matchLabels: {app: web}}
                policyTypes: [Ingress]
                ingress:
                  - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: front}}}]
                    ports: [{port: 8080}]
                """
            )
        ),
        check: .network { scene, report in
            let trusted = scene.index.settings.tenancy.labels + [LabelSelector.nameKey]
            for opening in scene.openings {
                guard case .pods(_, let namespaces?) = opening.peer, !namespaces.isEmpty else { continue }
                let demanded = namespaces.labels.map(\.key) + namespaces.requirements.map(\.key)
                guard !demanded.contains(where: trusted.contains) else { continue }
                report.report(
                    .namespaceLabel,
                    "namespaces are selected by '\(namespaces.text)' alone, which who may change a Namespace can set; "
                        + "demand '\(LabelSelector.nameKey)' too",
                    at: opening
                )
            }
        }
    )

    /// Entries of a policy don't look like one that was torn apart.
    static let ambiguousPeers: Rule = Rule(
        id: "ambiguous-peers",
        category: .isolation,
        severity: .warning,
        summary: "a namespace and the pods in it are one entry of a policy, not two",
        explanation: """
            Two entries are alternatives: one with a 'namespaceSelector' and one with a 'podSelector' let through every pod of \
            those namespaces, and besides pods of the policy's own namespace. What was meant is mostly these pods in those namespaces, \
            which is one entry with both selectors: remove the second dash.
            """,
        bad: .manifest(
            NetworkExample.policy(
                "web",
                in: "shop",
                """
                podSelector: {matchLabels: {app: web}}
                policyTypes: [Ingress]
                ingress:
                  - from:
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: front}}
                      - podSelector: {matchLabels: {app: proxy}}
                """
            )
        ),
        good: .manifest(
            NetworkExample.policy(
                "web",
                in: "shop",
                """
                podSelector: {matchLabels: {app: web}}
                policyTypes: [Ingress]
                ingress:
                  - from:
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: front}}
                        podSelector: {matchLabels: {app: proxy}}
                """
            )
        ),
        check: .manifest(kinds: [.networkPolicy]) { object, findings in
            for rule in NetworkPolicyRule.all(of: object) {
                for (first, second) in zip(rule.peers, rule.peers.dropFirst()) {
                    guard let namespace = first.onlyNamespaces ?? second.onlyNamespaces,
                        let pods = first.onlyPods ?? second.onlyPods, !LabelSelector(pods).isEmpty
                    else { continue }
                    findings.report(.ambiguousPeers(first.start < second.start ? second : first, namespace, object))
                }
            }
        }
    )
}

extension NetworkPolicyRule.Peer {
    fileprivate var onlyNamespaces: YAMLNode? { podSelector == nil ? namespaceSelector : nil }
    fileprivate var onlyPods: YAMLNode? { namespaceSelector == nil ? podSelector : nil }
    fileprivate var start: SourcePosition {
        (podSelector ?? namespaceSelector)?.start ?? SourcePosition(line: 0, column: 0)
    }
}

extension Diagnostic {
    fileprivate static func ambiguousPeers(
        _ peer: NetworkPolicyRule.Peer,
        _ namespaces: YAMLNode,
        _ object: ManifestObject
    ) -> Diagnostic {
        Diagnostic(
            .ambiguousPeers,
            "this is another entry, not a part of the one before: every pod of '\(LabelSelector(namespaces).text)' is let "
                + "through; to mean pods in these namespaces, make it one entry",
            at: object.place(of: peer.podSelector ?? peer.namespaceSelector ?? object.root)
        )
    }
}
