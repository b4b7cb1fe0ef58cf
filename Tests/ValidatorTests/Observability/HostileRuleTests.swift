import Diagnostics
import Testing
import Validator

private func rule(_ expression: String, _ description: String = "x") -> String {
    "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a, namespace: a}\nspec:\n  groups:\n"
        + "    - name: a\n      rules:\n        - alert: A\n          expr: '\(expression)'\n          labels: {severity: info}\n"
        + "          annotations: {summary: a, runbook_url: b, description: '\(description)'}\n"
}

private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

private let hostile: [(String, String)] = [
    ("brackets", rule(repeated("(", 1 << 19) + "up")), ("a chain", rule("up" + repeated(" + up", 200_000))),
    ("a chain that is parsed", rule("up" + repeated(" + up", 990), "{{ $labels.x }}")),
    ("calls that are parsed", rule(repeated("abs(", 190) + "up" + repeated(")", 190))),
    ("a long name", rule(repeated("a", 1 << 20))),
    ("many selectors", rule("label_join(up, \"a\"" + repeated(", \"b\"", 100_000) + ")")),
    ("many matchers", rule("up{" + repeated("a=~\"x\",", 100_000) + "} == 0")),
    ("many labels", rule("sum by (" + (0..<50_000).map { "l\($0)" }.joined(separator: ",") + ") (kube_pod_info)")),
    ("many braces", rule("up", repeated("{{ ", 300_000))),
    ("deep blocks", rule("up", repeated("{{ if true }}", 50_000))),
    ("deep else", rule("up", "{{ if true }}" + repeated("{{ else if true }}", 50_000) + "{{ end }}")),
    ("deep template brackets", rule("up", "{{ " + repeated("(", 200_000) + "1" + repeated(")", 200_000) + " }}")),
    ("many uses", rule("sum(up)", repeated("{{ $labels.x }}", 50_000))),
    ("many variables", rule("up", repeated("{{ $x := 1 }}", 20_000))),
    ("many fields", rule("up", "{{ $labels" + repeated(".a", 200_000) + " }}")),
    ("a long string", rule("up", "{{ \"" + repeated("a", 1 << 20) + "\" }}")),
    ("signs", rule(repeated("-", 300_000) + "up")), ("a long number", rule("up > 1" + repeated("0", 500_000))),
    (
        "a long duration",
        "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\nspec: {groups: [{name: a, interval: '\(repeated("9", 1 << 20))s', rules: []}]}\n"
    ),
    (
        "many rules",
        "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\nspec:\n  groups:\n    - name: a\n      rules:\n"
            + repeated("        - {alert: A, expr: up}\n", 20_000)
    ),
    (
        "strange shapes",
        """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: {name: [a]}
        spec: {groups: [1, [2], {name: {a: b}, interval: [3], rules: {a: b}}, {rules: [4, [5], {record: [6], expr: {a: b}}, {alert: {c: d}, expr: [7], labels: [8], annotations: 9, for: {e: f}}, {record: a, expr: 1, labels: {a: [b], [c]: d}}]}]}
        ---
        {apiVersion: monitoring.coreos.com/v1, kind: PrometheusRule, spec: [10]}
        ---
        {apiVersion: monitoring.coreos.com/v1, kind: Prometheus, spec: {enforcedNamespaceLabel: [11], scrapeInterval: {}, excludedFromEnforcement: [12, {resource: prometheusrules}], externalLabels: 13}}
        ---
        {apiVersion: monitoring.coreos.com/v1alpha1, kind: AlertmanagerConfig, metadata: {name: a}, spec: {route: [14], receivers: {a: b}, inhibitRules: [15, {equal: 16, sourceMatch: [17]}]}}
        ---
        {apiVersion: monitoring.coreos.com/v1alpha1, kind: AlertmanagerConfig, metadata: {name: b}, spec: {route: {receiver: [18], routes: [19, {receiver: {}, matchers: [20, {value: []}]}]}, receivers: [21, {name: [22]}]}}
        """
    ),
    (
        "deep routes",
        "{apiVersion: monitoring.coreos.com/v1alpha1, kind: AlertmanagerConfig, metadata: {name: a}, spec: {route: "
            + repeated("{routes: [", 40) + "{receiver: x}" + repeated("]}", 40) + "}}"
    ),
]

/// The limit is far above what it takes: it tells work that grows without bound, not a machine that is busy.
@Test(.timeLimit(.minutes(5)), arguments: hostile)
private func `hostile rules give findings, soon, and no crash`(label: String, text: String) async {
    let found = await Validator(RuleSelection([.observability]), workers: 1)
        .validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
    #expect(!found.isEmpty, "\(label)")
    // At most a thousand a file, and as many of what is written twice.
    #expect(found.count <= 2_000)
}

@Test func `no part of a rule crashes the validator`() async {
    let expression =
        "histogram_quantile(0.9, sum by (le, job) (rate(a_bucket{b=~\"c|d\",e!=\"\\u00e9\"}[5m] offset 1m))) > bool 1e3"
    let template =
        "{{ with $x := query \"up\" | first }}{{ printf \"%.2f\" $x.Value }}{{ else }}{{- $labels.job -}}{{ end }}"
    let validator = Validator(RuleSelection([.observability]), workers: 1)
    var files: [SourceFile] = []
    for end in 0...expression.utf8.count {
        let part = String(decoding: expression.utf8.prefix(end), as: UTF8.self)
        files.append(SourceFile(path: "e\(end).yaml", text: rule(part.replacing("'", with: "''"))))
    }
    for end in 0...template.utf8.count {
        let part = String(decoding: template.utf8.prefix(end), as: UTF8.self)
        files.append(SourceFile(path: "t\(end).yaml", text: rule("up == 0", part)))
    }
    let found = await validator.validate(ManifestTree(files))
    #expect(found.count > files.count / 2)
    let whole = rule(expression, template)
    for end in stride(from: 0, through: whole.utf8.count, by: 7) {
        _ = await validator.validate(ManifestTree([SourceFile(path: "a.yaml", bytes: Array(whole.utf8.prefix(end)))]))
    }
}
