import Diagnostics
import Testing
import Validator

/// An alert whose description is this template.
private func described(_ template: String, expression: String = "sum by (job) (up) < 1") -> String {
    """
    apiVersion: monitoring.coreos.com/v1
    kind: PrometheusRule
    metadata: {name: orders, namespace: shop}
    spec:
      groups:
        - name: orders
          rules:
            - alert: OrdersFail
              expr: \(expression)
              for: 5m
              labels: {severity: warning}
              annotations:
                summary: Orders fail
                description: '\(template.replacing("'", with: "''"))'
                runbook_url: https://runbooks.example

    """
}

/// What Prometheus' text/template takes, as `promtool check rules` says, or as it fails when it is executed.
private let refused: [String] = [
    "{{ 1️⃣humanise $value }}", "{{ 1️⃣$x }}", "{{ 1️⃣.Foo }}", "1️⃣{{ $value", "1️⃣{{ }}",
    "{{ $labels.job | 1️⃣3 }}", "{{ 1️⃣\"a\" \"b\" }}", "{{ 1️⃣nil }}", "{{ 1️⃣- 1 }}", "{{ 1️⃣\"\\q\" }}",
    "{{ 1️⃣if }}x{{ end }}", "{{ 1️⃣end }}", "{{ 1️⃣if $value }}x", "{{ if $value }}x{{ else }}y{{ 1️⃣else }}z{{ end }}",
    "{{ with $x := .Value }}{{ $x }}{{ end }}{{ 1️⃣$x }}", "{{ true1️⃣.x }}", "{{ 1️⃣break }}", "{{ 1️⃣continue }}",
    "{{ if true }}{{ 1️⃣define \"a\" }}{{ end }}{{ end }}", "{{ template 1️⃣\"nope\" }}", "{{ template 1️⃣x }}",
    "{{ 1️⃣(print 1 }}", "{{ print 1 1️⃣) }}", "{{ 1️⃣# }}", "{{ 1️⃣\"a }}", "{{ 1️⃣`a }}", "{{ 1️⃣'ab' }}", "{{ 1️⃣0x }}",
    "{{ 1️⃣1_ }}", "{{ $a := 1 }}{{ 1️⃣$b = 2 }}", "1️⃣{{/* a }}", "{{/* a 1️⃣*/ }}", "{{ 1️⃣.Value.x }}",
    "{{ 1️⃣$labels.job.x }}", "{{ print 1 | 1️⃣}}", "{{ $labels1️⃣[\"job\"] }}", "{{ range 1️⃣if }}{{ end }}",
    "{{ 1️⃣$label.job }}", "{{ 1️⃣first }}{{ $value | 1️⃣humanizePercent }}".replacing("{{ 1️⃣first }}", with: ""),
]

private let accepted: [String] = [
    "plain", "{ } {{/* a */}} }}", "{{ $value }}", "{{- $value -}}", "{{ $value | humanize }}",
    "{{ .Value | printf \"%.2f\" }}",
    "{{ $labels.job }}", "{{ .Labels.job }}", "{{ $externalLabels.cluster }} {{ .ExternalLabels.region }}",
    "{{ $externalURL }} {{ externalURL }} {{ pathPrefix }}", "{{ if eq $labels.job \"a\" }}x{{ else }}y{{ end }}",
    "{{ if $value }}a{{ else if true }}b{{ else }}c{{ end }}", "{{ with $labels.job }}{{ . }}{{ else }}none{{ end }}",
    "{{ range query \"up\" }}{{ .Labels.pod }} {{ .Value }}{{ break }}{{ end }}",
    "{{ range $i, $e := query \"up\" }}{{ $i }}{{ $e.Labels.x.y }}{{ continue }}{{ else }}none{{ end }}",
    "{{ (query \"up\" | first).Value }}", "{{ query \"up\" | first | value | humanizeDuration }}",
    "{{ define \"a\" }}{{ .Anything }}{{ end }}{{ template \"a\" . }}", "{{ block \"b\" . }}{{ .Any }}{{ end }}",
    "{{ 'a' }} {{ 1i }} {{ 0x1p-2 }} {{ -1 }} {{ +1 }} {{ 1_000 }} {{ 1e-3 }} {{ .5 }} {{ 0b1 }} {{ 0o7 }} {{ `raw` }}",
    "{{ $a := 1 }}{{ $a = 2 }}{{ $a }}", "{{ print \"a\\\"\" | print }}", "{{ $x := $labels }}{{ $x.job }}",
    "{{ index $labels \"job\" }}",
    "{{ $value\n | humanize }}", "{{ print \"}}\" }}", "{{ and (gt $value 1.0) (lt $value 2.0) }}",
    "{{ not true }} {{ len \"é\" }}",
    "{{ reReplaceAll \"a\" \"b\" $labels.job | toUpper }}",
    "{{ $value | humanize1024 }}{{ $value | humanizeTimestamp }}",
    "{{ stripPort \"a:1\" }} {{ stripDomain \"a.b\" }} {{ parseDuration \"1h\" }} {{ now }} {{ urlQueryEscape \"a\" }}",
    "{{ $.Value }} {{ $.Labels.job }}",
]

@Test(arguments: refused)
func `a template that Prometheus refuses, or fails at, is found at its place`(template: String) async {
    await RuleCase("alert-template", template, described(template)).check(RuleSelection([.observability]))
}

@Test(arguments: accepted)
func `a template that Prometheus takes is taken`(template: String) async {
    #expect(await findings(RuleSelection([.observability]), in: ["a.yaml": described(template)]) == [])
}

@Test(arguments: [
    ("{{ 1️⃣$labels.pod }}", "sum by (job) (up) < 1"), ("{{ 1️⃣.Labels.pod }}", "sum by (job) (up) < 1"),
    ("{{ if 1️⃣$labels.pod }}x{{ end }}", "sum(up) < 1"), ("{{ with 1️⃣$labels.severity }}x{{ end }}", "sum(up) < 1"),
    ("{{ $x := 1️⃣$labels.pod }}{{ $x }}", "sum without (pod) (up) < 1"),
    ("{{ print 1️⃣$labels.pod }}", "absent(up{job=\"a\"})"),
    ("{{ 1️⃣$labels.job }}", "absent(up{job=~\"a|b\"})"),
    ("{{ 1️⃣$labels.le }}", "histogram_quantile(0.9, rate(a_bucket[5m])) > 1"),
    ("{{ $labels.job }} {{ 1️⃣$labels.pod }}", "sum by (job, pod) (a) > on (job) group_right () sum by (job) (b)"),
    ("{{ 1️⃣$labels.phase | toUpper }}", "count by (pod) (kube_pod_status_phase) > 1"), ("{{ 1️⃣$labels.x }}", "vector(1)"),
])
func `a label that the result lacks is found in a template`(template: String, expression: String) async {
    await RuleCase("template-label", template, described(template, expression: "'\(expression)'"))
        .check(RuleSelection([.observability]))
}

@Test(arguments: [
    ("{{ $labels.pod }}", "sum by (job) (a) * on (job) group_right () b > 1"),
    ("{{ $labels.host }}", "label_replace(sum(a), \"host\", \"x\", \"\", \"\") > 1"),
    ("{{ $labels.job }}", "absent(up{job=\"a\"})"), ("{{ $labels.pod }}", "sum by (job) (a) > 1 or b > 1"),
    ("{{ $labels.v }}", "count_values(\"v\", a) > 1"),
    ("{{ $labels.pod }}", "a > on (job) group_left () sum by (job) (b)"),
    ("{{ $labels.pod }}", "topk by (job) (1, a) unless b"),
    ("{{ $labels.team }}", "a * on (job) group_left (team) b > 1"),
    ("{{ $labels.pod }}", "max_over_time(sum by (pod) (a)[5m:]) > 1"),
])
func `a label that the result may have is taken`(template: String, expression: String) async {
    let lines = await findings(
        RuleSelection([.observability]),
        in: ["a.yaml": described(template, expression: "'\(expression)'")]
    )
    #expect(!lines.contains { $0.contains("template-label") }, "\(lines)")
}

@Test func `templates in labels are looked into as those of annotations are`() async {
    let text = described("x").replacing("severity: warning", with: "severity: warning, of: '1️⃣{{ $value'")
    await RuleCase("alert-template", "unclosed", text).check(RuleSelection([.observability]))
    let value = described("x").replacing(
        "severity: warning",
        with: "severity: warning, of: 'a {{ 1️⃣$value | humanize }}'"
    )
    await RuleCase("value-in-label", "value", value).check(RuleSelection([.observability]))
}
