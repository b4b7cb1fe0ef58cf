import Diagnostics
import Testing
import Validator

private let ports: [RuleCase] = [
    RuleCase(
        "unknown-target-port",
        "by name, number and protocol",
        web
            + service(
                """
                selector: {app: web}, ports: [{port: 80, targetPort: 1️⃣htp}, {port: 81, targetPort: 2️⃣8081},
                {port: 8080}, {port: 3️⃣82}, {port: 83, targetPort: http}, {port: 53, targetPort: dns, protocol: UDP},
                {port: 54, targetPort: 4️⃣dns}]
                """
            ),
        says: "no pod that the Service selects"
    ),
    RuleCase(
        "unknown-target-port",
        "nothing declared",
        pod("image: a") + service("selector: {app: web}, ports: [{port: 80, targetPort: 8080}]")
    ),
    RuleCase("unknown-target-port", "no selector", web + service("ports: [{port: 80, targetPort: 1}]")),
    RuleCase(
        "unknown-probe-port",
        "in probes and handlers",
        pod(
            """
            ports: [{name: http, containerPort: 8080}]
            livenessProbe: {httpGet: {port: 1️⃣web}}
            readinessProbe: {tcpSocket: {port: http}}
            startupProbe: {exec: {command: [a]}}
            lifecycle: {preStop: {httpGet: {port: 2️⃣stop}}, postStart: {httpGet: {port: x, host: a.example}}}
            """
        ),
        .error
    ),
    RuleCase(
        "unknown-probe-port",
        "by number",
        pod("ports: [{name: http, containerPort: 8080}]\nlivenessProbe: {grpc: {port: 1️⃣9090}}"),
        .warning
    ),
    RuleCase(
        "unknown-policy-port",
        "of the policy's own pods",
        web
            + policy("podSelector: {}\ningress: [{ports: [{port: http}, {port: 1️⃣htp}, {port: 8080}, {protocol: UDP}]}]"),
        says: "did you mean 'http'?",
        .error
    ),
    RuleCase(
        "unknown-policy-port",
        "of the peers, for egress",
        web
            + policy(
                "podSelector: {}\negress: [{to: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 1️⃣81}]}]"
            ),
        .warning
    ),
    RuleCase(
        "unknown-policy-port",
        "of peers elsewhere",
        web
            + policy(
                "podSelector: {}\negress: [{to: [{namespaceSelector: {}}, {ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 1}]}]"
            )
    ),
]

private let selectors: [RuleCase] = [
    RuleCase(
        "service-selects-nothing",
        "no such label",
        web + service("selector: 1️⃣{app: wbe}"),
        says: "did you mean 'app=web'?"
    ),
    RuleCase(
        "service-selects-nothing",
        "no such key",
        web + service("selector: 1️⃣{ap: web}"),
        says: "did you mean 'app'?"
    ),
    RuleCase("service-selects-nothing", "an external name", service("type: ExternalName, selector: {app: a}")),
    RuleCase("service-selects-nothing", "where a chart is installed", chart + service("selector: {app: wbe}")),
    RuleCase(
        "service-selects-nothing",
        "a label that a kustomization adds",
        tree: [
            "kustomization.yaml": "resources: [a.yaml]\ncommonLabels: {tier: front}\n",
            "a.yaml": web + service("selector: {app: web, tier: front}"),
        ]
    ),
    RuleCase(
        "budget-selects-nothing",
        "by expressions",
        web + """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: a, namespace: acme-corp}
            spec: {selector: 1️⃣{matchExpressions: [{key: app, operator: In, values: [a, b]}]}}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: b, namespace: acme-corp}
            spec: {selector: {matchExpressions: [{key: app, operator: Exists}, {key: b, operator: DoesNotExist}]}}
            """
    ),
    RuleCase(
        "selector-mismatch",
        "in every workload",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: a}
        spec: {selector: 1️⃣{matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: {}}}
        ---
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: a}
        spec: {selector: 2️⃣{a: b}, template: {spec: {}}}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: a}
        spec: {template: {spec: {}}}
        """
    ),
    RuleCase(
        "policy-selects-nothing",
        "no such label",
        web + policy("podSelector: 1️⃣{matchLabels: {app: a}}"),
        .warning
    ),
    RuleCase("policy-selects-nothing", "everything", policy("podSelector: {}")),
    RuleCase(
        "policy-peer-selects-nothing",
        "in its own and in another namespace",
        web + web.replacing("acme-corp", with: "closed-ai")
            + policy(
                """
                podSelector: {}
                ingress:
                  - from: [{podSelector: 1️⃣{matchLabels: {app: a}}}, {podSelector: {matchLabels: {app: web}}}]
                egress:
                  - to:
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: closed-ai}}
                        podSelector: 2️⃣{matchLabels: {app: b}}
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
                        podSelector: {matchLabels: {k8s-app: kube-dns}}
                """
            )
    ),
    RuleCase(
        "policy-peer-selects-nothing",
        "pods of a Prometheus that reads the tree's monitors",
        web + monitor("ServiceMonitor", "selector: {}")
            + policy(
                "podSelector: {}\ningress: [{from: [{podSelector: {matchLabels: {app.kubernetes.io/name: prometheus}}}]}]"
            )
    ),
    RuleCase(
        "policy-peer-selects-nothing",
        "where an operator makes pods",
        web + """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: a, namespace: acme-corp}
            ---

            """ + policy("podSelector: {}\ningress: [{from: [{podSelector: {matchLabels: {app: prometheus}}}]}]")
    ),
]

@Test(arguments: ports + selectors)
func `a rule about ports and selectors finds what is marked, and nothing else`(test: RuleCase) async throws {
    await test.check(try RuleSelection(names: [test.rule.rawValue]))
}
