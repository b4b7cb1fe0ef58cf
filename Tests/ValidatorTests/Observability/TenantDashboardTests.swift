import Diagnostics
import Testing

@testable import Validator

private let namespaces = """
    {apiVersion: v1, kind: Namespace, metadata: {name: acme-corp, labels: {tenantry.dev/tenant: acme-corp}}}
    ---
    {apiVersion: v1, kind: Namespace, metadata: {name: closed-ai, labels: {tenant: closed-ai}}}
    ---
    {apiVersion: v1, kind: Namespace, metadata: {name: monitoring}}

    """

private let query = "sum(rate(http_requests_total[$__rate_interval]))"

/// A dashboard with this query, and other words replaced, in a file.
private func tenant(
    _ label: String,
    file: String = "acme-corp.json",
    _ expression: String,
    _ edits: KeyValuePairs<String, String> = [:],
    says message: String? = nil
) -> RuleCase {
    let text = edits.reduce(DashboardExample.text([query: expression])) { $0.replacing($1.key, with: $1.value) }
    return RuleCase("tenant-matcher", label, tree: [file: text, "namespaces.yaml": namespaces], says: message)
}

private let tag = "\"tags\": [\"x\", \"acme-corp\"], \"editable\""
private func constant(_ type: String) -> String {
    "\"query\": \"prometheus\"}, {\"name\": \"tenant\", \"type\": \"\(type)\", \"query\": \"acme-corp\"}\n"
}

private let leaks: [RuleCase] = [
    tenant(
        "by the file's name",
        "up 1️⃣".replacing("up 1️⃣", with: "1️⃣up"),
        says: "'up' isn't confined to the tenant 'acme-corp'"
    ),
    tenant("by the tenant's label", "up{tenant=\\\"acme-corp\\\"}"),
    tenant("by the namespace", "up{job=\\\"a\\\",namespace=\\\"acme-corp\\\"}"),
    tenant("by another label", "1️⃣up{job=\\\"acme-corp\\\"}"),
    tenant("by another tenant's name", "1️⃣up{tenant=\\\"closed-ai\\\"}"),
    tenant("by a pattern that is the name", "up{tenant=~\\\"acme-corp\\\"}"),
    tenant("by a pattern that matches more", "1️⃣up{tenant=~\\\"acme-corp.*\\\"}"),
    tenant("by a choice", "1️⃣up{tenant=~\\\"acme-corp|closed-ai\\\"}"),
    tenant("by what it isn't", "1️⃣up{tenant!=\\\"closed-ai\\\"}"),
    tenant("in one of two selectors", "up{tenant=\\\"acme-corp\\\"} / 1️⃣up"),
    tenant("behind 'or'", "up{tenant=\\\"acme-corp\\\"} or 1️⃣up{tenant=~\\\".+\\\"}"),
    tenant("behind 'unless'", "up{tenant=\\\"acme-corp\\\"} unless on (job) 1️⃣up"),
    tenant("of a range", "rate(1️⃣http_requests_total[$__rate_interval])"),
    tenant("without a name", "1️⃣{job=\\\"a\\\"}"),
    tenant("of no series", "vector(1)"),
    tenant(
        "by a variable that can be changed",
        "1️⃣up{tenant=\\\"$tenant\\\"}",
        ["\"query\": \"prometheus\"}\n": constant("textbox")]
    ),
    tenant("by a constant", "up{tenant=\\\"$tenant\\\"}", ["\"query\": \"prometheus\"}\n": constant("constant")]),
    tenant(
        "by a constant with more around it",
        "1️⃣up{tenant=\\\"$tenant-x\\\"}",
        ["\"query\": \"prometheus\"}\n": constant("constant")]
    ),
    tenant("of nobody", file: "overview.json", "up"),
    tenant("of a namespace that is no tenant's", file: "monitoring.json", "up"),
    tenant("of a tag", file: "overview.json", "1️⃣up", ["\"editable\"": tag]),
    tenant("of a constant", file: "overview.json", "1️⃣up", ["\"query\": \"prometheus\"}\n": constant("constant")]),
    tenant("of an old label", file: "closed-ai.json", "1️⃣up"),
    tenant(
        "of a variable's query",
        "up{tenant=\\\"acme-corp\\\"}",
        [
            "\"query\": \"prometheus\"}\n":
                "\"query\": \"prometheus\"}, {\"name\": \"a\", \"type\": \"query\", \"query\": \"label_values(1️⃣up, job)\"}\n"
        ]
    ),
    tenant(
        "of an annotation",
        "up{tenant=\\\"acme-corp\\\"}",
        ["\"editable\"": "\"annotations\": {\"list\": [{\"name\": \"a\", \"expr\": \"1️⃣ALERTS\"}]}, \"editable\""]
    ),
    tenant(
        "tagged as two",
        "up{tenant=\\\"closed-ai\\\"}",
        ["\"editable\"": "\"tags\": [\"closed-ai\"], \"editable\""]
    ),
    RuleCase(
        "tenant-matcher",
        "in a ConfigMap",
        tree: [
            "map.yaml": namespaces + """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: dashboards, namespace: monitoring, labels: {grafana_dashboard: "1"}}
                data:
                  acme-corp.json: |
                    {"uid": "a", "title": "A", "panels": [
                      {"id": 1, "targets": [{"expr": "1️⃣up"}]}
                    ]}
                  b.json: '{"uid": "b", "title": "B", "tags": ["acme-corp"], "panels": [{"targets": [{"expr": "a{tenant=\\"acme-corp\\",x=\\"''\\"} + 2️⃣up"}]}]}'
                  c.json: "{\\"uid\\": \\"c\\", \\"title\\": \\"C\\", \\"tags\\": [\\"acme-corp\\"], \\"panels\\": [{\\"targets\\": [{\\"expr\\": \\"3️⃣up\\"}]}]}"
                """
        ]
    ),
]

private let pairs: [RuleCase] = [
    RuleCase(
        "duplicate-dashboard",
        "one uid",
        tree: [
            "a.json": DashboardExample.text(["\"title\": \"Web\"": "\"title\": \"A\""]),
            "b.json": DashboardExample.text(["\"uid\": \"web\"": "\"uid\": 1️⃣\"web\""]),
            "c.json": DashboardExample.text(["\"uid\": \"web\"": "\"uid\": 2️⃣\"web\""]),
        ],
        says: "another dashboard has the uid 'web'"
    ),
    RuleCase(
        "duplicate-dashboard",
        "one title",
        tree: [
            "a.json": DashboardExample.text(["\"uid\": \"web\"": "\"uid\": \"a\""]),
            "b.json": DashboardExample.text(["\"title\": \"Web\"": "\"title\": 1️⃣\"Web\""]),
        ],
        says: "another dashboard has the title 'Web'"
    ),
    RuleCase(
        "dashboard-not-loaded",
        "one of two is labelled",
        tree: [
            "maps.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a, labels: {grafana_dashboard: "1"}}
            data: {a.json: '{"panels": [], "title": "A"}'}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: 1️⃣b}
            data: {b.json: '{"panels": [], "title": "B"}'}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: c}
            data: {c.json: '{"a": []}'}
            """
        ]
    ),
    RuleCase(
        "dashboard-not-loaded",
        "one key twice",
        tree: [
            "maps.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a, labels: {grafana_dashboard: "1"}}
            data: {a.json: '{"panels": [], "title": "A"}'}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: 1️⃣b, labels: {grafana_dashboard: "1"}}
            data: {a.json: '{"panels": [], "title": "B"}'}
            """
        ],
        says: "another ConfigMap has the key 'a.json'"
    ),
    RuleCase(
        "dashboard-not-loaded",
        "the label isn't in use",
        tree: [
            "maps.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: b}
            data: {b.json: '{"panels": [], "title": "B"}'}
            """
        ]
    ),
    RuleCase(
        "dashboard-not-loaded",
        "generated with a label for all",
        tree: [
            "kustomization.yaml":
                "configMapGenerator:\n- name: a\n  files: [a.json]\ngeneratorOptions: {labels: {grafana_dashboard: '1'}}\n",
            "a.json": DashboardExample.text(),
        ]
    ),
]

@Test(arguments: leaks + pairs)
func `dashboards are checked together with the tree`(test: RuleCase) async throws {
    await test.check(try RuleSelection(names: [test.rule.rawValue]))
}
