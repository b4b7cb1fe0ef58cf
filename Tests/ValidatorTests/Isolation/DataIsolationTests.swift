import Diagnostics
import Testing

@testable import Validator

private let isolation = RuleSelection(RuleCatalogue.dataIsolationRules)
private let tenants = DataExample.tenants

private func workload(_ container: String) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: acme-corp}
    spec:
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers:
            - name: web
              \(container)
    ---

    """
}

private func ingress(_ tenant: String, _ spec: String) -> String {
    """
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: {name: web, namespace: \(tenant)}
    spec: {\(spec)}
    ---

    """
}

private func clusterStore(_ conditions: String) -> String {
    """
    apiVersion: external-secrets.io/v1
    kind: ClusterSecretStore
    metadata: {name: platform}
    spec:
      \(conditions)
      provider: {aws: {service: SecretsManager, region: eu-west-1}}
    ---

    """
}

private func external(_ spec: String) -> String {
    """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata: {name: login, namespace: acme-corp}
    spec: {\(spec)}
    ---

    """
}

private let cases: [RuleCase] = [
    RuleCase(
        "foreign-service",
        "in the environment",
        tenants + workload("env: [{name: URL, value: \"http://1️⃣redis.closed-ai:6379/0\"}]"),
        says: "'redis'"
    ),
    RuleCase(
        "foreign-service",
        "as a bare host and port",
        tenants + workload("env: [{name: HOST, value: \"1️⃣redis.closed-ai:6379\"}]")
    ),
    RuleCase(
        "foreign-service",
        "in arguments",
        tenants + workload("args: [\"--peer=1️⃣db.closed-ai.svc.cluster.local\"]")
    ),
    RuleCase(
        "foreign-service",
        "in a file of a ConfigMap",
        tenants + """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: nginx, namespace: acme-corp}
            data:
              nginx.conf: |
                server {
                  proxy_pass http://1️⃣web.closed-ai.svc:80;
                }
            ---

            """
    ),
    RuleCase(
        "foreign-service",
        "as an external name",
        tenants + """
            apiVersion: v1
            kind: Service
            metadata: {name: db, namespace: acme-corp}
            spec: {type: ExternalName, externalName: 1️⃣db.closed-ai.svc.cluster.local}
            ---

            """
    ),
    RuleCase(
        "foreign-service",
        "after a user",
        tenants + workload("env: [{name: URL, value: \"postgres://app@1️⃣db.closed-ai:5432/app\"}]")
    ),
    RuleCase(
        "shared-hostname",
        "a route and an Ingress",
        tenants + DataExample.route("acme-corp", "app.example.com").replacing("\"app", with: "1️⃣\"app")
            + ingress("closed-ai", "rules: [{host: 2️⃣app.example.com}]"),
        says: "app.example.com",
        .error
    ),
    RuleCase(
        "shared-hostname",
        "a wildcard over another's",
        tenants + ingress("acme-corp", "rules: [{host: 1️⃣\"*.example.com\"}]")
            + ingress("closed-ai", "rules: [{host: 2️⃣a.b.example.com}, {host: other.org}]")
    ),
    RuleCase("shared-hostname", "any host", tenants + ingress("acme-corp", "rules: [1️⃣{http: {paths: []}}]"), .warning),
    RuleCase(
        "sidecar-object",
        "a folder and an address too",
        tenants + """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: board
              namespace: acme-corp
              labels: {1️⃣grafana_dashboard: "1"}
              annotations: {2️⃣k8s-sidecar-target-directory: /etc/grafana/provisioning/datasources}
            data: {3️⃣board.url: "http://169.254.169.254/"}
            ---

            """
    ),
    RuleCase(
        "sidecar-object",
        "a data source in a Secret",
        tenants + """
            apiVersion: v1
            kind: Secret
            metadata: {name: source, namespace: acme-corp, labels: {1️⃣grafana_datasource: "1"}}
            ---

            """
    ),
    RuleCase(
        "foreign-object",
        "in another tenant's namespace",
        tree: ["namespaces.yaml": tenants, "tenants/acme-corp/app.yaml": DataExample.settings("a", in: "1️⃣closed-ai")],
        says: "tenant 'closed-ai''s"
    ),
    RuleCase(
        "foreign-object",
        "in the platform's",
        tree: ["namespaces.yaml": tenants, "tenants/acme-corp/app.yaml": DataExample.settings("a", in: "1️⃣monitoring")],
        says: "the platform's"
    ),
    RuleCase(
        "foreign-object",
        "another's Namespace",
        tree: [
            "namespaces.yaml": tenants,
            "apps/acme-corp/other/ns.yaml": """
            apiVersion: v1
            kind: Namespace
            metadata: {name: 1️⃣eve, labels: {tenantry.dev/tenant: eve}}

            """,
        ]
    ),
    RuleCase("foreign-monitor", "everywhere", tenants + DataExample.monitor("any: 1️⃣true")),
    RuleCase(
        "foreign-monitor",
        "the platform's namespace",
        tenants + DataExample.monitor("matchNames: [acme-corp, 1️⃣monitoring]")
    ),
    RuleCase(
        "foreign-backend",
        "a backend",
        tenants + DataExample.route("acme-corp", "a.example.com", backend: "name: web, namespace: 1️⃣closed-ai, port: 80")
    ),
    RuleCase(
        "foreign-backend",
        "a grant",
        tenants + """
            apiVersion: gateway.networking.k8s.io/v1beta1
            kind: ReferenceGrant
            metadata: {name: web, namespace: acme-corp}
            spec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: 1️⃣closed-ai}], to: [{group: "", kind: Service}]}
            ---

            """
    ),
    RuleCase(
        "foreign-series",
        "one of several",
        tenants + """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata: {name: alerts, namespace: acme-corp}
            spec:
              groups:
                - name: web
                  rules:
                    - alert: Down
                      expr: sum(up{1️⃣namespace=~"acme-corp|closed-ai"}) == 0
            ---

            """,
        says: "closed-ai"
    ),
    RuleCase(
        "foreign-alert-route",
        "below a route",
        tenants + """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: routes, namespace: acme-corp}
            spec:
              route:
                receiver: team
                routes: [{receiver: team, matchers: [{name: tenant, value: 1️⃣closed-ai, matchType: "="}]}]
              inhibitRules: [{targetMatch: [{name: namespace, value: 2️⃣"acme-corp|closed-ai", matchType: "=~"}]}]
              receivers: [{name: team}]
            ---

            """
    ),
    RuleCase(
        "open-secret-store",
        "without conditions",
        tenants
            + clusterStore("refreshInterval: 60").replacing("  refresh", with: "  refresh").replacing(
                "spec:\n  ",
                with: "spec:\n  1️⃣"
            )
    ),
    RuleCase(
        "open-secret-store",
        "by a pattern and by labels",
        tenants
            + clusterStore(
                "conditions: [{namespaceRegexes: [1️⃣\"acme-.*\"]}, {namespaceSelector: 2️⃣{matchExpressions: [{key: tenantry.dev/tenant, operator: Exists}]}}]"
            )
    ),
    RuleCase(
        "secret-store-identity",
        "neither identity nor prefix",
        tenants + """
            apiVersion: external-secrets.io/v1
            kind: SecretStore
            metadata: {name: keys, namespace: acme-corp}
            spec: {provider: {1️⃣aws: {service: SecretsManager, prefix: 2️⃣tenants/closed-ai/, region: eu-west-1}}}
            ---

            """
    ),
    RuleCase(
        "secret-store-identity",
        "Google's",
        tenants + """
            apiVersion: external-secrets.io/v1
            kind: SecretStore
            metadata: {name: keys, namespace: acme-corp}
            spec: {provider: {1️⃣gcpsm: {projectID: p}}}
            ---

            """
    ),
    RuleCase(
        "foreign-secret-key",
        "another's",
        tenants + DataExample.secret("1️⃣tenants/closed-ai/login"),
        says: "tenant 'closed-ai''s key"
    ),
    RuleCase(
        "foreign-secret-key",
        "a shared store's",
        tenants
            + external(
                "secretStoreRef: {name: platform, kind: ClusterSecretStore}, data: [{secretKey: a, remoteRef: {key: 1️⃣platform/openai}}], dataFrom: [{find: 2️⃣{name: {regexp: \".*\"}}}, {extract: {key: 3️⃣tenants/closed-ai/b}}]"
            )
    ),
]

private let fine: [(label: String, tree: KeyValuePairs<String, String>)] = [
    (
        "its own Service, the platform's and the world's",
        [
            "a.yaml": tenants
                + workload(
                    "env: [{name: A, value: \"http://web.acme-corp:80\"}, {name: B, value: \"http://llm-gateway.monitoring:5000\"}, {name: C, value: \"https://api.openai.com/v1\"}, {name: D, value: \"closed-ai\"}, {name: E, value: \"v1.2\"}]"
                )
        ]
    ),
    (
        "a sentence with the other's name",
        ["a.yaml": tenants + DataExample.settings("we are better than web.closed-ai is")]
    ),
    (
        "hosts of their own",
        [
            "a.yaml": tenants + ingress("acme-corp", "rules: [{host: a.example.com}, {host: a.example.com}]")
                + ingress("closed-ai", "rules: [{host: b.example.com}]")
        ]
    ),
    (
        "a wildcard beside",
        [
            "a.yaml": tenants + ingress("acme-corp", "rules: [{host: \"*.acme.example.com\"}]")
                + ingress("closed-ai", "rules: [{host: b.example.com}]")
        ]
    ),
    ("a folder of one's own", ["ns.yaml": tenants, "tenants/acme-corp/a.yaml": DataExample.settings("a")]),
    ("a platform's folder", ["ns.yaml": tenants, "monitoring/a.yaml": DataExample.settings("a", in: "closed-ai")]),
    (
        "a platform's monitor",
        [
            "a.yaml": tenants
                + DataExample.monitor("any: true").replacing("namespace: acme-corp", with: "namespace: monitoring")
        ]
    ),
    (
        "a store of the platform's",
        ["a.yaml": tenants + clusterStore("conditions: [{namespaces: [monitoring]}, {namespaceRegexes: [\"^mon\"]}]")]
    ),
]

@Test(arguments: cases)
private func `what tenants share by name is found`(example: RuleCase) async {
    await example.check(isolation)
}

@Test(arguments: fine.indices)
private func `what is a tenant's own or the platform's is not found`(index: Int) async {
    let found = await findings(isolation, in: fine[index].tree)
    #expect(found == [], "\(fine[index].label)")
}

@Test(arguments: [
    ("http://a.b:80", ["a.b"]), ("a.b", ["a.b"]), ("a.b.svc", ["a.b"]), ("x a.b y", []), ("x a.b.svc y", ["a.b"]),
    ("a.b.c", []), ("a.b.svcx", []), ("://", []), (".svc", []), ("a..svc", []), ("http://a.b,c.d.svc", ["a.b", "c.d"]),
    ("tcp://u:p@a.b:1", ["a.b"]), ("a.b:123456", []), ("A.b", []), ("é://a.b", ["a.b"]),
    (String(repeating: "a.", count: 200), []),
])
func `the names of Services are told from other words`(text: String, expected: [String]) {
    var text = text
    let found = text.withUTF8 { ServiceMention.all(in: $0) }
    #expect(found.map { "\($0.service).\($0.namespace)" } == expected)
}

@Test(.timeLimit(.minutes(5)))
func `hostile names come to an end`() async {
    let dots = String(repeating: "a.b.svc ", count: 100_000)
    let hosts = (0..<5_000).map { "{host: \"*.\($0).example.com\"}" }.joined(separator: ", ")
    let labels = String(repeating: "a.", count: 20_000) + "com"
    let routes = String(repeating: "{routes: [", count: 900) + String(repeating: "]}", count: 900)
    let text =
        tenants + DataExample.settings(dots) + ingress("acme-corp", "rules: [\(hosts)]")
        + ingress("closed-ai", "rules: [\(hosts), {host: \(labels)}]")
        + clusterStore("conditions: [{namespaceRegexes: [\"(a+)+$\", \"(\"]}, 5]") + """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: routes, namespace: acme-corp}
            spec: {route: \(routes), inhibitRules: 5}
            """
    let found = await Validator(isolation).validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
    #expect(found.count <= 3_000)
}
