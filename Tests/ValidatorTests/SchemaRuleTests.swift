import Diagnostics
import KubernetesSchemas
import Testing
import Validator

private let cases: [RuleCase] = [
    RuleCase(
        "unknown-field",
        "misspelt",
        pod("containers:\n  - name: web\n    image: web:1\n    1️⃣imagepullPolicy: Always\n"),
        says: "'imagePullPolicy'"
    ),
    RuleCase("unknown-field", "null is no excuse", pod("1️⃣nodename: null\ncontainers: [{name: web, image: web:1}]\n")),
    RuleCase(
        "unknown-field",
        "in metadata",
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  1️⃣labelz: {}\n",
        says: "'labels'"
    ),
    RuleCase("unknown-field", "at the top", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n1️⃣spec: {}\n"),
    RuleCase(
        "unknown-field",
        "in a custom resource",
        monitor("endpoints: [{port: web, 1️⃣inteval: 30s}]\n"),
        says: "'interval'"
    ),
    RuleCase(
        "unknown-field",
        "in a custom resource's metadata",
        "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a, 1️⃣label: {}}\nspec: {}\n"
    ),
    RuleCase(
        "unknown-field",
        "free maps",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: {anything: \"\"}}\ndata: {what.ever: \"\"}\n"
    ),
    RuleCase(
        "wrong-type",
        "a number for a string",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: 1️⃣1, b: 2️⃣true, c: 3️⃣1.5, d: \"1\", e: ~, f: 4️⃣[], g: 5️⃣{}}\n",
        says: "string"
    ),
    RuleCase(
        "wrong-type",
        "labels",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {a: 1️⃣yes, b: 2️⃣1, c: \"1\"}}\n",
        says: "quote it"
    ),
    RuleCase("wrong-type", "a string for a number", deployment("replicas: 1️⃣\"3\"\n"), says: "take the quotes away"),
    RuleCase("wrong-type", "a fraction", deployment("replicas: 1️⃣1.5\n")),
    RuleCase("wrong-type", "a whole float is written as an integer", deployment("replicas: 1.0\n")),
    RuleCase("wrong-type", "too large for 32 bits", deployment("replicas: 1️⃣2147483648\n"), says: "32 bits"),
    RuleCase("wrong-type", "the largest of 32 bits", deployment("replicas: 2147483647\n")),
    RuleCase("wrong-type", "null is absent", deployment("replicas: null\nstrategy: null\npaused: ~\n")),
    RuleCase("wrong-type", "a boolean", deployment("paused: 1️⃣\"true\"\n")),
    RuleCase("wrong-type", "an object for a list", pod("containers: 1️⃣{name: web}\n")),
    RuleCase("wrong-type", "a list for an object", deployment("strategy: 1️⃣[]\n")),
    RuleCase(
        "wrong-type",
        "ports",
        "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  selector: {a: b}\n  ports: [{port: 1️⃣\"80\", targetPort: \"http\"}, {name: b, port: 81, targetPort: 2️⃣1.5}, {name: c, port: 82, targetPort: 3️⃣true}]\n"
    ),
    RuleCase(
        "malformed-value",
        "quantities",
        pod("containers: [{name: web, image: web:1, resources: {limits: {cpu: 1️⃣1 cpu, memory: 2️⃣1GB}}}]\n"),
        says: "no quantity"
    ),
    RuleCase(
        "malformed-value",
        "good quantities",
        pod(
            "containers: [{name: web, image: web:1, resources: {limits: {cpu: 1, memory: 1e3}, requests: {cpu: 0.5, memory: 1Ki}}}]\n"
        )
    ),
    RuleCase(
        "malformed-value",
        "base64",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: aGk=, b: 1️⃣aGk, c: 2️⃣\"not base64\", d: \"\", e: \"aGk=\\n\"}\n"
    ),
    RuleCase(
        "malformed-value",
        "times",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, creationTimestamp: 1️⃣\"yesterday\"}\n"
    ),
    RuleCase(
        "malformed-value",
        "good times",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, creationTimestamp: \"2024-02-29T23:59:59.5+01:00\"}\n"
    ),
    RuleCase(
        "missing-field",
        "in a selector",
        deployment("selector: {matchExpressions: [1️⃣{key: app}]}\n"),
        says: "'operator'"
    ),
    RuleCase(
        "missing-field",
        "null is absent",
        deployment("selector: {matchExpressions: [1️⃣{key: app, operator: null}]}\n")
    ),
    RuleCase(
        "missing-field",
        "in a custom resource",
        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: 1️⃣{interval: 1m, sourceRef: {kind: GitRepository, name: a}}\n",
        says: "'prune'"
    ),
    RuleCase(
        "missing-field",
        "a custom resource's default",
        "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: a}\nspec: {data: [{secretKey: a, remoteRef: {key: a}}]}\n"
    ),
    RuleCase(
        "schema-required",
        "the server does without it",
        pod("containers: [{name: a, image: b, livenessProbe: {httpGet: {port: 1, httpHeaders: [1️⃣{name: A}]}}}]\n"),
        .warning
    ),
    RuleCase(
        "duplicate-list-item",
        "environment variables",
        pod("containers: [{name: web, image: web:1, env: [{name: A, value: a}, 1️⃣{name: A, value: b}]}]\n"),
        says: "name 'A'",
        .warning
    ),
    RuleCase(
        "unknown-kind",
        "a misspelt kind",
        "apiVersion: apps/v1\n1️⃣kind: Deploymnt\nmetadata: {name: a}\n".replacing("1️⃣kind: ", with: "kind: 1️⃣"),
        says: "'apps/v1 Deployment'",
        .error
    ),
    RuleCase(
        "unknown-kind",
        "a group that is missing",
        "apiVersion: 1️⃣v1\nkind: Deployment\nmetadata: {name: a}\n",
        says: "'apps/v1 Deployment'",
        .error
    ),
    RuleCase(
        "unknown-kind",
        "a misspelt group",
        "apiVersion: 1️⃣network.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\n",
        says: "networking.k8s.io/v1 NetworkPolicy",
        .error
    ),
    RuleCase(
        "unknown-kind",
        "a version that isn't",
        "apiVersion: 1️⃣apps/v2\nkind: Deployment\nmetadata: {name: a}\n",
        says: "'apps/v1 Deployment'",
        .error
    ),
    RuleCase(
        "unknown-kind",
        "a custom kind of a known group",
        "apiVersion: monitoring.coreos.com/v1\nkind: 1️⃣ServiceMonitr\nmetadata: {name: a}\n",
        says: "ServiceMonitor",
        .error
    ),
    RuleCase(
        "unknown-kind",
        "a version of a known custom kind",
        "apiVersion: 1️⃣monitoring.coreos.com/v2\nkind: ServiceMonitor\nmetadata: {name: a}\n",
        .error
    ),
    RuleCase(
        "unknown-kind",
        "another's kind",
        "apiVersion: cert-manager.io/v1\nkind: 1️⃣Certificate\nmetadata: {name: a}\n",
        says: "isn't checked",
        .warning
    ),
    RuleCase(
        "unknown-kind",
        "a tool's kind",
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [1]\n"
    ),
    RuleCase(
        "removed-api",
        "long ago",
        "apiVersion: 1️⃣extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}\n",
        says: "use 'networking.k8s.io/v1'"
    ),
    RuleCase(
        "removed-api",
        "without a replacement",
        "apiVersion: 1️⃣policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\n",
        says: "nothing replaces it"
    ),
    RuleCase(
        "removed-api",
        "recently",
        "apiVersion: 1️⃣flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\nmetadata: {name: a}\n",
        says: "1.32"
    ),
    RuleCase(
        "canonical-quantity",
        "of strings and numbers, not of limits that are stored so",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: a}
        spec: {hard: {cpu: 1️⃣0.5, memory: 2️⃣"2048Mi", pods: "10", services: 3️⃣2000, limits.cpu: 500m, secrets: 12}}

        """,
        .warning
    ),
    RuleCase("missing-kind", "neither", "1️⃣name: web\nreplicas: 2\n"),
    RuleCase("missing-kind", "no mapping", "1️⃣- a\n- b\n"),
    RuleCase("missing-kind", "a number", "apiVersion: 1️⃣1\nkind: ConfigMap\n"),
    RuleCase("missing-kind", "JSON may be anything", tree: ["dashboard.json": "{\"panels\": []}"]),
    RuleCase("missing-kind", "half of it is none", tree: ["a.json": "1️⃣{\"kind\": \"ConfigMap\"}"]),
    RuleCase(
        "missing-kind",
        "data of a kustomization",
        tree: [
            "kustomization.yaml":
                "configMapGenerator: [{name: a, files: [values.yaml]}]\npatches: [{path: patch.yaml}]\n",
            "values.yaml": "replicas: 2\n", "patch.yaml": "- {op: remove, path: /a}\n",
        ]
    ),
]

private func indented(_ text: String, by width: Int) -> String {
    text.split(separator: "\n").map { String(repeating: " ", count: width) + $0 + "\n" }.joined()
}

private func pod(_ spec: String) -> String {
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n" + indented(spec, by: 2)
}

private func monitor(_ spec: String) -> String {
    "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: web}\nspec:\n  selector: {}\n"
        + indented(spec, by: 2)
}

private func deployment(_ spec: String) -> String {
    let selector = spec.contains("selector:") ? "" : "  selector: {matchLabels: {a: b}}\n"
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n" + indented(spec, by: 2) + selector
        + "  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b}]}}\n"
}

@Test(arguments: cases)
func `a schema rule finds what is marked, and nothing else`(test: RuleCase) async throws {
    await test.check(RuleSelection([test.rule == "canonical-quantity" ? .gitops : .schema]))
}

@Test func `what only some versions have is reported for the others`() async throws {
    let text = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: a}
        spec:
          serviceName: a
          selector: {matchLabels: {a: b}}
          template:
            metadata: {labels: {a: b}}
            spec:
              hostnameOverride: a
              containers: [{name: a, image: b}]
        """
    let validator = Validator(RuleSelection([.schema]), versions: [.oldest, .newest])
    let found = await validator.validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
    #expect(found.count == 1)
    #expect(
        found.first?.message
            == "there is no field 'hostnameOverride' here; Kubernetes 1.28 lacks it, it came with 1.34 (Kubernetes 1.28)"
    )
}

@Test func `a kind that the tree defines is checked, wherever the definition is`() async throws {
    let definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: teas.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {kind: Tea, plural: teas}
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  required: [spec]
                  properties:
                    spec:
                      type: object
                      required: [leaves]
                      properties: {leaves: {type: integer}, on: {type: string}}
        """
    let tea = "apiVersion: example.com/v1\nkind: Tea\nmetadata: {name: a}\nspec: {leaves: many, cup: 1, on: table}\n"
    let rules = RuleSelection([.schema])
    let lines = await findings(rules, in: ["a.yaml": tea, "z.yaml": definition])
    #expect(
        lines.map { $0.split(separator: "[")[1].split(separator: "]")[0] } == ["wrong-type", "unknown-field"],
        "\(lines)"
    )
    let alone = await findings(rules, in: ["a.yaml": tea])
    #expect(alone.count == 1 && alone[0].contains("warning"))
}
