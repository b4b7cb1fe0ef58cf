import Diagnostics
import TenantSpecs
import Testing

private let marked: [MarkedSpec] = [
    platform("spec-field", "1.28 is the oldest that is supported", [("\"1.34\"", "👉\"1.27\"")]),
    platform("spec-field", "found the number 1.34; write it in quotes", [("\"1.34\"", "👉1.34")]),
    platform("spec-field", "not 'latest'", [("1.0.0", "👉latest")]),
    platform(
        "spec-image",
        "the image needs a tag or a digest",
        [("{repository: registry", "👉{repository: registry"), (", tag: 1.0.0", "")]
    ),
    platform(
        "spec-field",
        "tag and digest are fields of their own",
        [("registry.example.com/tenantry", "👉registry.example.com/tenantry:1")]
    ),
    platform("spec-field", "without a user or a password", [("\"https://models", "👉\"https://me:pw@models")]),
    platform("spec-field", "'https://' and a host", [("\"https://git", "👉\"http://git")]),
    platform(
        "spec-model",
        "'smal' is not among the gateway's models",
        [("defaultModel: small", "defaultModel: 👉smal")]
    ),
    platform(
        "spec-model",
        "'huge' is not among the gateway's models",
        [("key: {key: first}", "key: {key: first}, models: [small, large, 👉huge]")]
    ),
    platform(
        "spec-model",
        "no upstream serves the model 'large'",
        [("{name: large", "👉{name: large"), ("key: {key: first}", "key: {key: first}, models: [small]")]
    ),
    platform("spec-model", "a price can't be below 0", [("{input: 1, output: 2.5}", "👉{input: 1, output: -2.5}")]),
    platform("spec-field", "expected a number", [("input: 1", "input: 👉.inf")]),
    platform("spec-duplicate", "'small' is listed twice", [("{name: large", "{name: 👉small")]),
    platform(
        "spec-autoscaling",
        "maxReplicas 6 is less than the 7 replicas",
        [("  gateway:", "  gateway:\n    replicas: 7\n    autoscaling: {maxReplicas: 👉6}")]
    ),
    platform(
        "spec-resources",
        "memory request 2Mi is more than its limit 1Mi",
        [
            (
                "  gateway:",
                """
                  gateway:
                    resources: {requests: {cpu: 1, memory: 👉2Mi}, limits: {cpu: 1, memory: 1Mi}}
                """
            )
        ]
    ),
    platform(
        "spec-nodes",
        "maxSize is less than minSize 3",
        [
            (
                "  secrets:",
                """
                  cluster:
                    name: main
                    region: us-east-1
                    nodeGroups: [{name: a, instanceType: m7i.large, minSize: 3, maxSize: 👉2}]
                  secrets:
                """
            )
        ]
    ),
    platform(
        "spec-capacity",
        "a cluster has more than 0 of 'cpu'",
        [("  secrets:", "  capacity: {cpu: 👉0, memory: 1Gi}\n  secrets:")]
    ),
    platform(
        "spec-field",
        "expected a factor above 0, at most 100, found 0",
        [("  secrets:", "  capacity: {cpu: 1, memory: 1Gi, overcommit: 👉0}\n  secrets:")]
    ),
    platform(
        "spec-field",
        "missing field 'memory'",
        [("  secrets:", "  capacity: 👉{cpu: 1}\n  secrets:")]
    ),
    platform(
        "spec-field",
        "the ARN of a role",
        [("{store: platform}", "{store: platform, aws: {region: us-east-1, role: 👉admin}}")]
    ),
    platform(
        "spec-kind",
        "expected kind 'Platform', found 'Tenant': this file holds a Platform",
        [("kind: Platform", "kind: 👉Tenant")]
    ),
    platform(
        "spec-field",
        "expected a number from 0 to 1000, found -1",
        [("key: {key: first}", "weight: 👉-1, key: {key: first}")]
    ),
    platform(
        "spec-field",
        "expected a number from 0 to 1000",
        [("key: {key: first}", "weight: 👉1001, key: {key: first}")]
    ),
    platform(
        "spec-limits",
        "limits can be shared by 100 pods, and the gateway may have 101",
        [("  gateway:", "  gateway:\n    autoscaling: {maxReplicas: 👉100}")]
    ),
    redis("spec-field", "a host and a port", "{address: 👉redis, namespace: cache}"),
    redis("spec-field", "missing field 'address'", "👉{namespace: cache}"),
    redis("spec-field", "'share'", "{address: \"redis:1\", namespace: cache, whenAway: 👉ignore}"),
    redis("spec-field", "missing field 'key'", "{address: \"redis:1\", namespace: cache, password: 👉{property: a}}"),
    redis("spec-network", "say where the Redis is", "👉{address: \"redis:1\"}"),
    redis("spec-network", "not both", "👉{address: \"redis:1\", namespace: cache, addresses: [10.0.0.0/24]}"),
    platform(
        "spec-network",
        "the API server needs addresses",
        [("  secrets:", "  apiServer: {addresses: 👉[]}\n  secrets:")]
    ),
    platform("spec-network", "the API server needs ports", [("  secrets:", "  apiServer: {ports: 👉[]}\n  secrets:")]),
    platform(
        "spec-field",
        "a block of addresses",
        [("  secrets:", "  apiServer: {addresses: [10.0.0.0/16, 👉0.0.0.0/0]}\n  secrets:")]
    ),
    platform("spec-field", "1 to 65535", [("  secrets:", "  apiServer: {ports: [443, 👉65536]}\n  secrets:")]),
    platform(
        "spec-field",
        "'https://' and a host",
        [("  secrets:", "  apiServer: {issuer: 👉kubernetes/a}\n  secrets:")]
    ),
    receivers("spec-field", "missing field 'secret'", "👉{name: a, type: slack}"),
    receivers("spec-field", "'pagerduty'", "{name: a, type: 👉pager, secret: {key: a}}"),
    receivers("spec-duplicate", "'a' is listed twice", "\(chat), {name: 👉a, type: slack, secret: {key: a}}"),
    receivers("spec-receiver", "needs 'email'", "{name: a, type: 👉email, secret: {key: a}}"),
    receivers("spec-receiver", "sends no e-mail", "{name: a, type: slack, secret: {key: a}, email: 👉\(mail)}"),
    receivers("spec-receiver", "has no channel", "{name: a, type: webhook, secret: {key: a}, channel: 👉\"#a\"}"),
    receivers(
        "spec-receiver",
        "nobody would get the mail",
        "{name: a, type: email, secret: {key: a}, email: 👉{to: [], from: a@b.c, smarthost: \"m:25\"}}"
    ),
    receivers(
        "spec-field",
        "an e-mail address",
        "{name: a, type: email, secret: {key: a}, email: {to: [👉a], from: a@b.c, smarthost: \"m:25\"}}"
    ),
    receivers("spec-field", "a Slack channel", "{name: a, type: slack, secret: {key: a}, channel: 👉\"{{ .x }}\"}"),
    receivers("spec-receiver", "told of nothing", "\(chat), {name: b, type: slack, severities: 👉[], secret: {key: a}}"),
    receivers(
        "spec-receiver",
        "'critical' is listed twice",
        "{name: b, type: slack, severities: [critical, 👉critical], secret: {key: a}}"
    ),
    receivers(
        "spec-receiver",
        "'acme' is listed twice",
        "\(chat), {name: b, type: slack, tenants: [acme, 👉acme], secret: {key: a}}"
    ),
    receivers(
        "spec-receiver",
        "no tenant 'acm' has a spec; did you mean 'acme'?",
        "\(chat), {name: b, type: slack, tenants: [👉acm], secret: {key: a}}"
    ),
    receivers(
        "spec-receiver",
        "nobody is told of the platform's own critical alerts",
        "{name: b, type: slack, severities: [warning], secret: {key: a}}",
        at: "👉"
    ),
    receivers(
        "spec-receiver",
        "nobody is told of the platform's own critical alerts",
        "{name: b, type: slack, tenants: [acme], secret: {key: a}}",
        at: "👉"
    ),
    platform("spec-gitops", "a path below the repository's root", [("tenants.git\"", "tenants.git\", path: 👉/tree")]),
    platform("spec-gitops", "a path below the repository's root", [("tenants.git\"", "tenants.git\", path: 👉a/../b")]),
    platform("spec-gitops", "a path below the repository's root", [("tenants.git\"", "tenants.git\", path: 👉''")]),
    gitops("'kube-system' is none", "argocd: {namespace: 👉kube-system}"),
    gitops("'monitoring' is none", "flux: {namespace: 👉monitoring}"),
    gitops("the shortest interval is a minute", "flux: {interval: 👉59s}"),
    gitops("the shortest interval is a minute", "flux: {interval: 👉-1h}"),
    gitops(
        "which another cluster does not have",
        "argocd: {server: \"https://far.example.com\", impersonation: 👉true}"
    ),
    platform(
        "spec-name",
        "has 60 characters, and the name of its volume leaves room for 59",
        [("{name: first", "{name: 👉" + String(repeating: "a", count: 60))]
    ),
]

private let chat = "{name: a, type: slack, secret: {key: a}}"
private let mail = "{to: [a@b.c], from: a@b.c, smarthost: \"m:25\"}"

/// - Parameter mark: what stands before the whole list.
private func receivers(_ id: String, _ message: String, _ list: String, at mark: String = "") -> MarkedSpec {
    platform(id, message, [("  secrets:", "  monitoring: {receivers: \(mark)[\(list)]}\n  secrets:")])
}

private func platform(_ id: String, _ message: String, _ edits: [(String, String)]) -> MarkedSpec {
    MarkedSpec(id, message, edits.reduce(SpecFolder.platform) { $0.replacing($1.0, with: $1.1) })
}

/// A mistake in what is said of the controllers.
private func gitops(_ message: String, _ fields: String) -> MarkedSpec {
    platform("spec-gitops", message, [("  image:", "  gitops: {\(fields)}\n  image:")])
}

/// A mistake in the Redis of the gateway's limits.
private func redis(_ id: String, _ message: String, _ redis: String) -> MarkedSpec {
    platform(id, message, [("  gateway:", "  gateway:\n    limits: {redis: \(redis)}")])
}

@Test(arguments: marked)
func `the platform's mistake is told at its place`(spec: MarkedSpec) async throws {
    let files = ["platform.yaml": spec.plain, "acme.yaml": SpecFolder.tenant("acme")]
    try await spec.expect(in: SpecFolder(files), file: "platform.yaml")
}

@Test func `a digest stands in for a tag`() async throws {
    let digest = "sha256:" + String(repeating: "0a", count: 32)
    let text = SpecFolder.platform.replacing("tag: 1.0.0", with: "digest: \"\(digest)\"")
    let (specs, diagnostics) = try await SpecFolder(["platform.yaml": text, "acme.yaml": SpecFolder.tenant("acme")])
        .load()
    #expect(diagnostics.isEmpty)
    #expect(specs?.platform.spec.image.digest?.text == digest)
}
