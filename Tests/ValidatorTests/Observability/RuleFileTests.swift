import Diagnostics
import Testing
import Validator

/// An object with this list of groups.
private func groups(_ text: String, name: String = "orders", in namespace: String = "shop") -> String {
    """
    apiVersion: monitoring.coreos.com/v1
    kind: PrometheusRule
    metadata: {name: \(name), namespace: \(namespace)}
    spec:
      groups:
        \(text.replacing("\n", with: "\n    "))
    ---

    """
}

/// An alert with these fields beside what each should have.
private func alert(fields: String) -> String {
    groups(
        """
        - name: orders
          rules:
            - alert: OrdersFail
              annotations: {summary: Orders fail, description: More than usual., runbook_url: "https://runbooks.example"}
              \(fields.replacing("\n", with: "\n      "))
        """
    )
}

private func recording(fields: String) -> String {
    groups("- name: orders\n  rules:\n    - \(fields.replacing("\n", with: "\n      "))")
}

private func server(_ spec: String) -> String {
    """
    apiVersion: monitoring.coreos.com/v1
    kind: Prometheus
    metadata: {name: main, namespace: monitoring}
    spec: {storage: {volumeClaimTemplate: {spec: {storageClassName: gp3}}}, \(spec)}
    ---

    """
}

private let cases: [RuleCase] = [
    RuleCase("rule-name", "a name with a sign", recording(fields: "record: 1️⃣shop-orders\nexpr: sum(up)")),
    RuleCase("rule-name", "a name with a digit first", recording(fields: "record: 1️⃣5xx\nexpr: sum(up)")),
    RuleCase("rule-name", "a name in another alphabet", recording(fields: "record: 1️⃣größe\nexpr: sum(up)")),
    RuleCase("rule-name", "a query as name", recording(fields: "record: 1️⃣'up{a=\"b\"}'\nexpr: sum(up)")),
    RuleCase("rule-name", "both", recording(fields: "record: 1️⃣a\nalert: b\nexpr: sum(up) < 1")),
    RuleCase(
        "rule-name",
        "neither",
        groups("- name: a\n  rules:\n    - 1️⃣expr: sum(up) < 1\n      labels: {severity: info}")
    ),
    RuleCase("rule-name", "an empty record", groups("- name: a\n  rules:\n    - 1️⃣record: ''\n      expr: sum(up)")),
    RuleCase("rule-name", "no expression", groups("- name: a\n  rules:\n    - 1️⃣record: a")),
    RuleCase("rule-name", "an empty expression", recording(fields: "record: a\nexpr: 1️⃣''")),
    RuleCase("rule-name", "a blank expression", recording(fields: "record: a\nexpr: 1️⃣|\n  \n")),
    RuleCase("rule-field", "for", recording(fields: "record: a\nexpr: sum(up)\nfor: 1️⃣5m")),
    RuleCase("rule-field", "keep_firing_for", recording(fields: "record: a\nexpr: sum(up)\nkeep_firing_for: 1️⃣5m")),
    RuleCase("rule-field", "annotations", recording(fields: "record: a\nexpr: sum(up)\nannotations: 1️⃣{a: b}")),
    RuleCase("rule-duration", "a fraction", alert(fields: "expr: up == 0\nlabels: {severity: info}\nfor: 1️⃣1.5h")),
    RuleCase("rule-duration", "a space", alert(fields: "expr: up == 0\nlabels: {severity: info}\nfor: 1️⃣5 m")),
    RuleCase("rule-duration", "no unit", alert(fields: "expr: up == 0\nlabels: {severity: info}\nfor: 1️⃣'5'")),
    RuleCase("rule-duration", "a number", alert(fields: "expr: up == 0\nlabels: {severity: info}\nfor: 1️⃣5")),
    RuleCase(
        "rule-duration",
        "units in the wrong order",
        alert(fields: "expr: up == 0\nlabels: {severity: info}\nfor: 1️⃣30m1h")
    ),
    RuleCase("rule-duration", "a unit twice", alert(fields: "expr: up == 0\nlabels: {severity: info}\nfor: 1️⃣1m1m")),
    RuleCase("rule-duration", "a sign", alert(fields: "expr: up == 0\nlabels: {severity: info}\nfor: 1️⃣-5m")),
    RuleCase("rule-duration", "too long", alert(fields: "expr: up == 0\nlabels: {severity: info}\nfor: 1️⃣99999999999y")),
    RuleCase(
        "rule-duration",
        "keep_firing_for",
        alert(fields: "expr: up == 0\nlabels: {severity: info}\nkeep_firing_for: 1️⃣5min")
    ),
    RuleCase("rule-duration", "an interval", groups("- name: a\n  interval: 1️⃣1 minute\n  rules: []")),
    RuleCase("rule-duration", "a query offset", groups("- name: a\n  query_offset: 1️⃣soon\n  rules: []")),
    RuleCase("rule-label", "a sign", alert(fields: "expr: up == 0\nlabels: {severity: info, 1️⃣on-call: x}")),
    RuleCase("rule-label", "a digit first", alert(fields: "expr: up == 0\nlabels: {severity: info, 1️⃣1st: x}")),
    RuleCase("rule-label", "the name", recording(fields: "record: a\nexpr: sum(up)\nlabels: {1️⃣__name__: b}")),
    RuleCase("rule-label", "an empty name", alert(fields: "expr: up == 0\nlabels: {severity: info, 1️⃣'': x}")),
    RuleCase("rule-label", "of a group", groups("- name: a\n  labels: {1️⃣a.b: c}\n  rules: []")),
    RuleCase(
        "duplicate-group",
        "twice",
        groups("- name: a\n  rules: []\n- name: b\n  rules: []\n- name: 1️⃣a\n  rules: []")
    ),
    RuleCase("group-interval", "10m", groups("- name: a\n  interval: 1️⃣10m\n  rules: []")),
    RuleCase("alert-for", "0", alert(fields: "expr: up == 0\nlabels: {severity: info}\nfor: 1️⃣0s")),
    RuleCase("alert-for", "0 without a unit", alert(fields: "expr: up == 0\nlabels: {severity: info}\nfor: 1️⃣'0'")),
    RuleCase(
        "alert-for",
        "shorter than the interval",
        groups(
            """
            - name: a
              interval: 2m
              rules:
                - alert: A
                  expr: up == 0
                  for: 1️⃣1m
                  labels: {severity: info}
                  annotations: {summary: a, description: b, runbook_url: c}
            """
        )
    ),
    RuleCase(
        "alert-severity",
        "none",
        groups(
            "- name: a\n  rules:\n    - alert: 1️⃣A\n      expr: up == 0\n      annotations: {summary: a, description: b, runbook_url: c}"
        )
    ),
    RuleCase(
        "alert-annotation",
        "none",
        groups("- name: a\n  rules:\n    - {alert: 1️⃣A, expr: up == 0, labels: {severity: info}}"),
        says: "'summary', 'description', 'runbook_url'"
    ),
    RuleCase(
        "alert-annotation",
        "a blank one",
        groups(
            "- name: a\n  rules:\n    - {alert: 1️⃣A, expr: up == 0, labels: {severity: info}, annotations: {summary: a, description: ' ', runbook_url: c}}"
        ),
        says: "'description'"
    ),
    RuleCase(
        "duplicate-rule",
        "in a group",
        groups("- name: a\n  rules:\n    - {record: a, expr: sum(up)}\n    - {record: 1️⃣a, expr: sum(up)}")
    ),
    RuleCase(
        "duplicate-rule",
        "in two groups",
        groups(
            "- name: a\n  rules:\n    - {record: a, expr: sum(up)}\n- name: b\n  rules:\n    - record: 1️⃣a\n      expr: |\n        sum(up)"
        )
    ),
    RuleCase(
        "duplicate-rule",
        "in two objects",
        groups("- name: a\n  rules:\n    - {record: a, expr: sum(up)}")
            + groups("- name: a\n  rules:\n    - {record: 1️⃣a, expr: sum(up)}", name: "others", in: "shop")
    ),
    RuleCase(
        "duplicate-rule",
        "with labels in another order",
        groups(
            "- name: a\n  rules:\n    - {record: a, expr: sum(up), labels: {x: y, z: w}}\n    - {record: 1️⃣a, expr: sum(up), labels: {z: w, x: y}}"
        )
    ),
    RuleCase(
        "enforced-namespace",
        "another namespace",
        server("enforcedNamespaceLabel: namespace")
            + recording(fields: "record: a\nexpr: sum(up{1️⃣namespace=\"billing\"})")
    ),
    RuleCase(
        "enforced-namespace",
        "not its own",
        server("enforcedNamespaceLabel: namespace")
            + recording(fields: "record: a\nexpr: sum(up{1️⃣namespace!=\"shop\"})")
    ),
    RuleCase(
        "enforced-namespace",
        "a list of others",
        server("enforcedNamespaceLabel: namespace")
            + recording(fields: "record: a\nexpr: sum(up{1️⃣namespace=~\"billing|search\"})")
    ),
    RuleCase(
        "enforced-namespace",
        "recorded elsewhere",
        server("enforcedNamespaceLabel: namespace")
            + groups("- name: a\n  rules:\n    - {record: x:y, expr: sum(up)}", in: "billing")
            + recording(fields: "record: a\nexpr: sum(1️⃣x:y)"),
        says: "'billing' alone"
    ),
    RuleCase(
        "enforced-namespace",
        "about the stack",
        server("enforcedNamespaceLabel: namespace") + recording(fields: "record: a\nexpr: sum(1️⃣node_load1)")
    ),
    RuleCase(
        "rate-range",
        "of one scrape",
        server("scrapeInterval: 1m") + recording(fields: "record: a\nexpr: sum(rate(1️⃣a_total[1m]))")
    ),
    RuleCase(
        "absent-alert",
        "without for",
        server("scrapeInterval: 30s") + alert(fields: "expr: 1️⃣absent(up{job=\"a\"})\nlabels: {severity: info}")
    ),
    RuleCase(
        "absent-alert",
        "for one scrape",
        server("scrapeInterval: 30s")
            + alert(fields: "expr: up == 0 or 1️⃣absent(up{job=\"a\"})\nlabels: {severity: info}\nfor: 30s")
    ),
]

@Test(arguments: cases)
func `a mistake in a rule is found at its place`(test: RuleCase) async {
    await test.check(RuleSelection([.observability]))
}

private let goodFiles: [String] = [
    groups(
        "- name: a\n  rules:\n    - {record: 'a:b:c', expr: sum(up)}\n    - {record: 'a:b:c', expr: sum(up), labels: {x: y}}"
    ),
    groups(
        "- name: a\n  interval: 5m\n  query_offset: 1m\n  labels: {severity: info}\n  rules:\n    - {alert: A, expr: up == 0, for: 5m, annotations: {summary: a, description: b, runbook_url: c}}"
    ),
    groups("- name: a\n  rules:\n    - {record: a, expr: 5}"),
    server("enforcedNamespaceLabel: namespace") + groups("- name: a\n  rules:\n    - {record: a, expr: sum(up)}")
        + groups("- name: a\n  rules:\n    - {record: a, expr: sum(up)}", in: "billing"),
    prometheus(
        "enforcedNamespaceLabel: namespace, excludedFromEnforcement: [{resource: prometheusrules, namespace: shop}]"
    ) + recording(fields: "record: a\nexpr: sum(up{namespace=\"billing\"})"),
    prometheus(
        "enforcedNamespaceLabel: namespace, excludedFromEnforcement: [{resource: prometheusrules, namespace: shop, name: orders}]"
    ) + recording(fields: "record: a\nexpr: sum(node_load1)"),
    server("enforcedNamespaceLabel: namespace")
        + recording(fields: "record: a\nexpr: sum(up{namespace=~\"shop|billing\",job!=\"x\"})"),
    groups("- name: a\n  rules:\n    - {record: a, expr: sum(up), for: null, annotations: {}}"),
    "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\nspec: {}\n",
    // A chart whose rules nobody sees.
    chart + recording(fields: "record: a\nexpr: sum(chart:rule:sum)"),
]

@Test(arguments: goodFiles)
func `nothing is said of a good file of rules`(text: String) async {
    #expect(await findings(RuleSelection([.observability]), in: ["a.yaml": text]) == [])
}

@Test(arguments: ["HelmRelease", "Application", "text"])
func `what a chart's values say of Prometheus counts`(kind: String) async {
    let values = "prometheus: {prometheusSpec: {enforcedNamespaceLabel: namespace, scrapeInterval: 30s}}"
    let object =
        switch kind {
        case "HelmRelease":
            "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a, namespace: monitoring}\n"
                + "spec: {values: {\(values)}}\n---\n"
        case "Application":
            "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a, namespace: argocd}\n"
                + "spec: {destination: {namespace: monitoring}, source: {chart: x, helm: {valuesObject: {\(values)}}}}\n---\n"
        default:
            "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a, namespace: argocd}\n"
                + "spec: {destination: {namespace: monitoring}, sources: [{chart: x, helm: {values: '\(values)'}}]}\n---\n"
        }
    let text = object + recording(fields: "record: a\nexpr: sum(up{1️⃣namespace=\"billing\"})")
    await RuleCase("enforced-namespace", kind, text).check(RuleSelection([.observability]))
}

@Test func `a rule is found good or bad whatever was found of its like before`() async {
    // Every text is validated alone, and after thousands that are good, so that what is remembered of those may be used.
    let names = ["shop", "sum", "up", "a", "job", "orders-shop"]
    let expressions = [
        "sum by (job) (up{namespace=\"NAME\"}) < 1", "NAME(up) < 1", "up{job=\"NAME-app\",namespace='NAME'} == 0",
        "up{job=\"NAME-app\",job=\"shop-app\"} == 0", "up{job=\"NAME\",job!=\"sum\"} == 0", "up{job=~\"NAME\"} == 0",
        "up{job=\"NAME\",job=~\"x|shop\"} == 0", "label_replace(up, \"NAME\", \"$1\", \"pod\", \"(.*)\") == 0",
        "sum by (NAME) (up) < 1", "up{namespace!=\"NAME\"} == 0", "up{namespace=\"shop\"} == 0", "NAME:x:y > 1",
    ]
    let descriptions = [
        "Of NAME.", "{{ $labels.NAME }}", "{{ $value }} of NAME {{ $labels.job }}", "{{ print \"NAME\" }} NAME",
        "{{ NAME }}",
    ]
    var texts: [(path: String, text: String)] = []
    for (number, name) in names.enumerated() {
        for (second, expression) in expressions.enumerated() {
            for (third, description) in descriptions.enumerated() {
                let text = """
                    apiVersion: monitoring.coreos.com/v1
                    kind: PrometheusRule
                    metadata: {name: r\(second)-\(third), namespace: "\(name)"}
                    spec:
                      groups:
                        - name: a
                          rules:
                            - alert: A\(second)x\(third)
                              expr: \(expression.replacing("NAME", with: name))
                              for: 5m
                              labels: {severity: info, tenant: "\(name)"}
                              annotations: {summary: a, description: '\(description.replacing("NAME", with: name))', runbook_url: c}

                    """
                texts.append(("\(number)-\(second)-\(third).yaml", text))
            }
        }
    }
    let setting = SourceFile(path: "prometheus.yaml", text: server("enforcedNamespaceLabel: namespace"))
    let validator = Validator(RuleSelection([.observability]), workers: 2)
    let together = await validator.validate(
        ManifestTree(texts.map { SourceFile(path: $0.path, text: $0.text) } + [setting])
    )
    var alone: [Diagnostic] = []
    for (path, text) in texts {
        alone += await validator.validate(ManifestTree([SourceFile(path: path, text: text), setting]))
    }
    #expect(alone.count > 150)
    #expect(alone.count < texts.count * 3)
    #expect(Set(together.map(\.line)) == Set(alone.map(\.line)))
}

@Test func `the configuration names metrics, labels and what is demanded`() async throws {
    let text = """
        apiVersion: tenantry.dev/v1alpha1
        kind: Configuration
        spec:
          metrics:
            exported:
              - {name: shop_orders, kind: gauge, labels: [region]}
              - {name: shop_order_seconds, kind: histogram}
            labels: [zone]
            ignoredPrefixes: [old_]
            unknown: all
            requiredMatchers: [tenant]
            keptLabels: [tenant]
            scrapeInterval: 30s
            enforcedNamespaceLabel: ns
        """
    let (configuration, problems) = LoadedConfiguration.read(Array(text.utf8), path: ".tenantry.yaml")
    #expect(problems.isEmpty)
    var validator = Validator(RuleSelection([.observability]))
    validator.settings.metrics = try #require(configuration).spec.metrics
    let expressions = [
        (
            "sum by (tenant) (rate(shop_orders{tenant=\"a\"}[5m]))",
            ["rate-of-gauge", "unknown-metric-label"]
        ),
        ("sum by (region, zone, tenant) (shop_orders{tenant=~\".+\"})", ["unknown-metric-label"]),
        ("old_things{tenant=\"a\"}", []), ("new_things{tenant=\"a\"}", ["unknown-metric"]),
        ("sum(old_things{tenant=\"a\"})", ["lost-label"]), ("old_things", ["missing-matcher"]),
        ("rate(old_things{tenant=\"a\"}[45s])", ["rate-range"]),
        ("old_things{tenant=\"a\",ns=\"b\"}", ["enforced-namespace"]),
    ]
    for (expression, expected) in expressions {
        let text = recording(fields: "record: a\nexpr: '\(expression)'")
        let found = await validator.validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
        #expect(found.map(\.id.rawValue).sorted() == expected.sorted(), "\(expression): \(found.map(\.line))")
    }
}
