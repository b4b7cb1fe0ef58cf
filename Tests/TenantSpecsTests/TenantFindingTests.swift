import Diagnostics
import TenantSpecs
import Testing

private func spec(_ id: String, _ message: String, name: String = "acme", _ rest: String) -> MarkedSpec {
    MarkedSpec(
        id,
        message,
        """
        apiVersion: tenantry.dev/v1alpha1
        kind: Tenant
        metadata: {name: \(name)}
        spec:
          company: "Åcme 🚀"
          industry: Tools
        \(rest)

        """
    )
}

private let llm = "  llm: {systemPrompt: Be helpful.}"

private let marked: [MarkedSpec] = [
    // Names
    spec("spec-name", "tenant 'bcme' belongs in a file 'bcme.yaml'; this one is 'acme.yaml'", name: "👉bcme", llm),
    spec("spec-field", "it is reserved for the cluster or the platform", name: "👉monitoring", llm),
    spec("spec-field", "it is reserved for the cluster or the platform", name: "👉kube-x", llm),
    spec("spec-field", "it is reserved for the cluster or the platform", name: "👉cluster-overview", llm),
    spec("spec-field", "DNS", name: "👉../../etc", llm),
    spec("spec-field", "DNS", name: "👉Acme", llm),
    spec("spec-field", "DNS", name: "👉1acme", llm),
    spec("spec-field", "DNS", name: "👉\"acme\\n\"", llm),
    spec("spec-field", "found the boolean no", name: "👉no", llm),
    spec(
        "spec-field",
        "it is 41 characters long, and names that are derived from it leave room for 40",
        name: "👉" + String(repeating: "a", count: 41),
        llm
    ),
    // Fields
    spec(
        "spec-field",
        "unknown field 'sistemPrompt'; did you mean 'systemPrompt'?",
        """
          llm: {systemPrompt: Be helpful., 👉sistemPrompt: twice}
        """
    ),
    spec("spec-field", "unknown field 'replica'; did you mean 'replicas'?", llm + "\n  app: {👉replica: 2}"),
    spec("spec-field", "unknown field 'zzz'; the fields here are", llm + "\n  👉zzz: 1"),
    spec("spec-field", "expected a number from 1 to 500, found 0", llm + "\n  app: {replicas: 👉0}"),
    spec("spec-field", "expected a number from 1 to 500, found 501", llm + "\n  app: {replicas: 👉501}"),
    spec("spec-field", "expected true or false, found the string 'yes'", llm + "\n  suspended: 👉\"yes\""),
    spec("spec-field", "expected a percentage above 0 and below 100", llm + "\n  slo: {availability: 👉100}"),
    spec("spec-field", "expected a number", llm + "\n  slo: {availability: 👉.nan}"),
    spec("spec-slo", "within 10ms, 25ms, 50ms", llm + "\n  slo: {latency: {threshold: 👉0s}}"),
    spec("spec-slo", "within 300ms can't be measured", llm + "\n  slo: {latency: {threshold: 👉300ms}}"),
    spec("spec-slo", "1s, 2s500ms, 5s; promise 250ms", llm + "\n  slo: {latency: {threshold: 👉300ms}}"),
    spec("spec-slo", "promise 5s", llm + "\n  slo: {latency: {threshold: 👉1m}}"),
    spec("spec-field", "missing field 'maxReplicas'", llm + "\n  app: {autoscaling: 👉{targetCPUUtilization: 50}}"),
    spec("spec-field", "is not", llm + "\n  quota: {cpu: 👉2 cores}"),
    spec("spec-field", "text that is not blank", "  llm: {systemPrompt: 👉\" \\t\\n\"}"),
    spec("spec-field", "missing field 'systemPrompt'", "  llm: 👉{model: small}"),
    spec(
        "spec-field",
        "'system:' are Kubernetes' own",
        llm + """

              access:
                viewers: [acme:viewers, 👉"system:authenticated"]
                operators: [👉"system:masters"]
            """
    ),
    // What goes together
    spec(
        "spec-resources",
        "cpu request 200m is more than its limit 100m",
        llm + """

              app:
                resources:
                  requests: {cpu: 👉200m, memory: 1Mi}
                  limits: {cpu: 100m, memory: 1Mi}
            """
    ),
    spec(
        "spec-resources",
        "request must be more than 0",
        """
          llm:
            systemPrompt: Be helpful.
            resources: {requests: {cpu: 👉0, memory: 👉-1}, limits: {cpu: 1, memory: 1Mi}}
        """
    ),
    spec(
        "spec-autoscaling",
        "maxReplicas 2 is less than the 3 replicas",
        llm + """

              app: {replicas: 3, autoscaling: {maxReplicas: 👉2}}
            """
    ),
    spec(
        "spec-quota",
        "quota of 599m cpu is less than the 600m that the workloads need (app 3 x 100m, llm-proxy 3 x 100m",
        llm + "\n  quota: {cpu: 👉599m, memory: 768Mi, pods: 6}"
    ),
    spec("spec-quota", "quota of 767Mi memory is less than the 768Mi", llm + "\n  quota: {memory: 👉767Mi}"),
    spec("spec-quota", "quota of 5 pods is less than the 6", llm + "\n  quota: {pods: 👉5}"),
    spec(
        "spec-quota",
        "quota of 12 pods is less than the 13",
        llm + """

              app: {autoscaling: {maxReplicas: 9}}
              quota: {pods: 👉12}
            """
    ),
    spec(
        "spec-limits",
        "maxTokensPerRequest is more than tokensPerMinute",
        """
          llm: {systemPrompt: Be helpful., limits: 👉{tokensPerMinute: 4095}}
        """
    ),
    spec(
        "spec-limits",
        "tokensPerMinute is more than tokensPerDay",
        """
          llm: {systemPrompt: Be helpful., limits: 👉{tokensPerDay: 199999}}
        """
    ),
    spec(
        "spec-limits",
        "requestsPerMinute 6 is too little to be shared by 7 pods of the gateway, each of which must allow one request: 7 are",
        """
          llm: {systemPrompt: Be helpful., limits: {requestsPerMinute: 👉6}}
        """
    ),
    spec(
        "spec-limits",
        "concurrentStreams 6 is too little to be shared by 7 pods of the gateway",
        """
          llm: {systemPrompt: Be helpful., limits: {concurrentStreams: 👉6}}
        """
    ),
    spec(
        "spec-limits",
        "each of which must allow an answer of maxTokensPerRequest: 28672 are the least; or give the gateway a Redis",
        """
          llm: {systemPrompt: Be helpful., limits: {tokensPerMinute: 👉28671}}
        """
    ),
    spec(
        "spec-limits",
        "is too little to be shared by 7 pods",
        """
          llm: {systemPrompt: Be helpful., limits: {tokensPerMinute: 👉28671, tokensPerDay: 👉28671}}
        """
    ),
    spec(
        "spec-field",
        "expected a number from 1 to 100000, found 0",
        """
          llm: {systemPrompt: Be helpful., limits: {concurrentStreams: 👉0}}
        """
    ),
    spec(
        "spec-model",
        "the platform offers no model 'smal'; did you mean 'small'?",
        """
          llm: {systemPrompt: Be helpful., model: 👉smal}
        """
    ),
    spec(
        "spec-model",
        "the platform offers no model 'zzzzzzzzzz'; it offers 'small', 'large'",
        """
          llm: {systemPrompt: Be helpful., allowedModels: [small, 👉zzzzzzzzzz]}
        """
    ),
    spec(
        "spec-model",
        "the tenant's model 'small' is not among its allowed ones",
        """
          llm: {systemPrompt: Be helpful., allowedModels: 👉[large]}
        """
    ),
    // Files
    MarkedSpec("spec-kind", "expected kind 'Tenant', found 'Platform'", "kind: 👉Platform\n"),
    MarkedSpec("spec-field", "missing field 'apiVersion'", "👉kind: Tenant\n"),
    MarkedSpec("spec-field", "expected 'tenantry.dev/v1alpha1', found 'v1'", "apiVersion: 👉v1\nkind: Tenant\n"),
    MarkedSpec("spec-document", "the file is empty", "👉"),
    MarkedSpec("spec-document", "the file is empty", "👉# nothing\n"),
    MarkedSpec("spec-document", "a file holds one spec", "kind: Tenant\n---\n👉kind: Tenant\n"),
    MarkedSpec("spec-field", "expected a mapping of fields, found a list", "👉- kind: Tenant\n"),
    MarkedSpec("spec-syntax", "tab", "kind: Tenant\nspec:\n👉\tcompany: x\n"),
    MarkedSpec("spec-syntax", "twice", "kind: Tenant\nspec: {}\n👉kind: Tenant\n"),
]

@Test(arguments: marked)
func `a tenant's mistake is told at its place`(spec: MarkedSpec) async throws {
    try await spec.expect(in: SpecFolder(["acme.yaml": spec.plain]), file: "acme.yaml")
}

/// The small platform with a Redis for the gateway's limits.
private let platformWithRedis = SpecFolder.platform.replacing(
    "  gateway:",
    with: "  gateway:\n    limits: {redis: {address: \"redis.cache:6379\", namespace: cache}}"
)

@Test func `limits that all pods count in one place may be small`() async throws {
    let text = SpecFolder.tenant("acme").replacing(
        "Be helpful.",
        with:
            "Be helpful., limits: {requestsPerMinute: 1, concurrentStreams: 1, tokensPerMinute: 4096, tokensPerDay: 4096}"
    )
    let (specs, diagnostics) = try await SpecFolder(["platform.yaml": platformWithRedis, "acme.yaml": text]).load()
    #expect(diagnostics.isEmpty)
    #expect(specs != nil)
}

@Test func `the least limits that can be shared are taken`() async throws {
    let text = SpecFolder.tenant("acme").replacing(
        "Be helpful.",
        with:
            "Be helpful., limits: {requestsPerMinute: 7, concurrentStreams: 7, tokensPerMinute: 28672, tokensPerDay: 28672}"
    )
    #expect(try await SpecFolder(["acme.yaml": text]).load().diagnostics.isEmpty)
}

@Test func `a tenant can't own the Redis that its limits are counted in`() async throws {
    let text = SpecFolder.tenant("👉cache")
    let spec = MarkedSpec("spec-collision", "the platform keeps the Redis of the gateway's limits", text)
    try await spec.expect(
        in: SpecFolder(["platform.yaml": platformWithRedis, "cache.yaml": spec.plain]),
        file: "cache.yaml"
    )
}

@Test(arguments: ["argocd: {namespace: deploy}", "flux: {namespace: deploy}"])
func `a tenant can't own a controller's namespace`(settings: String) async throws {
    let platform = SpecFolder.platform.replacing("  image:", with: "  gitops: {\(settings)}\n  image:")
    let spec = MarkedSpec("spec-collision", "belongs to a GitOps controller", SpecFolder.tenant("👉deploy"))
    try await spec.expect(
        in: SpecFolder(["platform.yaml": platform, "deploy.yaml": spec.plain]),
        file: "deploy.yaml"
    )
}

@Test func `every mistake of a spec is told at once`() async throws {
    let text =
        SpecFolder.tenant("acme") + """
              app: {replicas: 0}
              slo: {availability: 101}
              quota: {pods: x}

            """
    let (_, diagnostics) = try await SpecFolder(["acme.yaml": text]).load()
    #expect(diagnostics.map { $0.location?.range?.start.line } == [8, 9, 10])
    #expect(diagnostics.map(\.pointer) == ["/spec/app/replicas", "/spec/slo/availability", "/spec/quota/pods"])
}
