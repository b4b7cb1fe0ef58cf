import Validator
import YAML

/// Words of which the texts are made.
enum Words {
    /// What has a meaning to readers of YAML.
    static let yaml = [
        "\t", "\0", "\n", "\r\n", "    ", ": ", "- ", "? ", "[", "]", "{", "}", ", ", "&a ", "*a", "<<: ", "!!int ",
        "!!str ",
        "!!binary ", "!!merge ", "!<a> ", "|\n", "|-\n", "|2+\n", ">\n", "\"", "''", " # x", "%YAML 1.1\n",
        "%TAG ! a\n",
        "---\n", "...\n", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{FFFF}", "é", "€", "😀", "0x1F", "0o17", "017", "1_0",
        "1:30",
        "~", "null", "yes", "No", "true", ".inf", "-.inf", ".nan", "1e3", "2024-01-31", "\\x41", "\\u00e9",
        "\\ud83d\\ude00",
        "\\U0001F600", "\\\n", "\u{7F}", "\u{1}", "9223372036854775808", "-9223372036854775809", "1.5e308",
    ]

    /// The keys of Kubernetes' objects, and short values, as the examples have them.
    static let kubernetes: [String] = {
        var words: Set<String> = [
            "v1", "apps/v1", "batch/v1", "100%", "10.0.0.0/8", "2001:db8::/32", "1h30m", "500m", "1Gi",
        ]
        for text in Manifests.examples + Manifests.corpus {
            guard let stream = try? YAMLStream.parse(text) else { continue }
            for document in stream.documents { gather(document, &words) }
        }
        return words.sorted()
    }()

    private static func gather(_ node: YAMLNode, _ words: inout Set<String>) {
        switch node.kind {
        case .scalar: if (3...32).contains(node.text.utf8.count) { words.insert(node.text) }
        case .sequence: for element in node.elements { gather(element, &words) }
        case .mapping:
            for entry in node.writtenEntries where !entry.value.isAlias {
                words.insert(entry.key.text + ": ")
                gather(entry.value, &words)
            }
        }
    }
}

extension Words {
    /// What definitions of custom resources have.
    static let schema = [
        "spec: ", "group: ", "names: ", "kind: ", "plural: ", "versions: ", "name: ", "served: true", "storage: true",
        "schema: ", "openAPIV3Schema: ", "type: object", "type: array", "type: string", "type: integer", "type: number",
        "type: boolean", "properties: ", "additionalProperties: ", "items: ", "required: ", "enum: ", "default: ",
        "format: ",
        "pattern: ", "minimum: ", "maximum: ", "exclusiveMinimum: ", "multipleOf: ", "minLength: ", "maxLength: ",
        "minItems: ",
        "maxItems: ", "uniqueItems: ", "minProperties: ", "maxProperties: ", "nullable: ", "oneOf: ", "anyOf: ",
        "allOf: ",
        "not: ", "x-kubernetes-int-or-string: ", "x-kubernetes-preserve-unknown-fields: ",
        "x-kubernetes-embedded-resource: ",
        "x-kubernetes-list-type: ", "x-kubernetes-list-map-keys: ", "x-kubernetes-map-type: ",
        "x-kubernetes-validations: ", "rule: ", "messageExpression: ", "optionalOldSelf: ", "fieldPath: ", "reason: ",
        "scope: Namespaced", "conversion: ", "subresources: ", "status: ", "scale: ", "specReplicasPath: ",
        "additionalPrinterColumns: ", "jsonPath: ", "selectableFields: ", "self.", "oldSelf", "date-time", "int32",
        "ipv4",
    ]

    /// What specs have.
    static let spec = [
        "apiVersion: tenantry.dev/v1alpha1", "kind: ", "Tenant", "Platform", "metadata: ", "name: ", "spec: ",
        "company: ",
        "industry: ", "access: ", "operators: ", "viewers: ", "quota: ", "cpu: ", "memory: ", "pods: ", "app: ",
        "replicas: ",
        "autoscaling: ", "maxReplicas: ", "targetCPUUtilization: ", "resources: ", "requests: ", "limits: ", "llm: ",
        "systemPrompt: ", "model: ", "allowedModels: ", "requestsPerMinute: ", "tokensPerMinute: ", "tokensPerDay: ",
        "maxTokensPerRequest: ", "slo: ", "availability: ", "latency: ", "threshold: ", "objective: ", "suspended: ",
        "kubernetesVersion: ", "source: ", "repository: ", "image: ", "tag: ", "digest: ", "gateway: ",
        "defaultModel: ",
        "models: ", "prices: ", "input: ", "output: ", "upstreams: ", "url: ", "key: ", "secrets: ", "store: ",
        "cluster: ",
        "monitoring: ", "100m", "1Gi", "99.9", "1s", "https://a.example.com", "10.0.0.0/16",
    ]

    /// What configurations, suppressions and globs have.
    static let configuration = [
        "apiVersion: tenantry.dev/v1alpha1", "kind: Configuration", "spec: ", "paths: ", "include: ", "exclude: ",
        "kubernetesVersions: ", "crds: ", "rules: ", "rule: ", "severity: ", "enabled: ", "suppressions: ", "until: ",
        "reason: ", "objects: ", "error", "warning", "2027-01-31", "2024-02-29", "# tenantry:ignore ", " until ",
        "ignore.tenantry.dev/", "annotations: ", "**/", "/**", "../", "./", "[!a-z]", "[^]]", "\\*", "?", "*", "/",
        "\0",
    ]
}
