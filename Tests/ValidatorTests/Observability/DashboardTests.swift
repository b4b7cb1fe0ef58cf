import Diagnostics
import Testing

@testable import Validator

/// A dashboard with some words replaced, markers among them, and what one rule finds in it.
private func dashboard(
    _ rule: Diagnostic.ID,
    _ label: String,
    _ edits: KeyValuePairs<String, String>,
    says message: String? = nil,
    _ severity: Diagnostic.Severity? = nil
) -> RuleCase {
    RuleCase(rule, label, tree: ["web.json": DashboardExample.text(edits)], says: message, severity)
}

/// Replaces the query.
private let expr = "\"expr\": \"sum(rate(http_requests_total[$__rate_interval]))\""
/// Replaces the place of the panel.
private let place = "\"gridPos\": {\"x\": 0, \"y\": 0, \"w\": 12, \"h\": 8}"
/// Adds to the variables.
private let variables = "\"query\": \"prometheus\"}\n"
/// Adds panels.
private let panels = "\"panels\": [\n"
private let source = "\"datasource\": {\"type\": \"prometheus\", \"uid\": \"${datasource}\"}"

private func panel(_ id: String, _ grid: String, _ more: String = "") -> String {
    """
    {"id": \(id), "type": "text", "title": "Note", "gridPos": \(grid)\(more)},

    """
}

private let text: [RuleCase] = [
    dashboard(
        "dashboard-json",
        "a comma too many",
        ["\"overrides\": []}": "\"overrides\": [],1️⃣}"],
        says: "a comma before the end"
    ),
    dashboard(
        "dashboard-json",
        "a comment",
        ["\"title\": \"Web\",\n  \"editable\"": "\"title\": \"Web\", 1️⃣// its name\n  \"editable\""]
    ),
    dashboard(
        "dashboard-json",
        "single quotes",
        ["\"title\": \"Web\"": "\"title\": 1️⃣'Web'"],
        says: "a value is expected"
    ),
    dashboard(
        "dashboard-json",
        "a name without quotes",
        ["\"editable\": false": "1️⃣editable: false"],
        says: "a name in double quotes"
    ),
    dashboard(
        "dashboard-json",
        "a missing comma",
        ["\"schemaVersion\": 41,\n  \"": "\"schemaVersion\": 41\n  1️⃣\""],
        says: "',' or '}' is expected"
    ),
    dashboard("dashboard-json", "a wrong escape", ["\"title\": \"Web\"": "\"title\": \"\\1️⃣x\""]),
    dashboard(
        "dashboard-json",
        "a number with a leading zero",
        ["\"x\": 0, \"y\": 0, \"w\": 12": "\"x\": 0, \"y\": 0, \"w\": 01️⃣12"]
    ),
    dashboard("dashboard-json", "True", ["\"editable\": false": "\"editable\": 1️⃣False"]),
    dashboard("dashboard-json", "more after the end", ["  ]\n}\n": "  ]\n}\n1️⃣{}\n"]),
    dashboard("dashboard-uid", "with a blank", ["\"uid\": \"web\"": "\"uid\": 1️⃣\"web dashboard\""], says: "has a ' '"),
    dashboard("dashboard-uid", "with a dot", ["\"uid\": \"web\"": "\"uid\": 1️⃣\"web.dashboard\""]),
    dashboard(
        "dashboard-uid",
        "of 41 letters",
        ["\"uid\": \"web\"": "\"uid\": 1️⃣\"\(String(repeating: "a", count: 41))\""],
        says: "41 characters"
    ),
    dashboard("dashboard-uid", "of 40", ["\"uid\": \"web\"": "\"uid\": \"\(String(repeating: "a", count: 40))\""]),
    dashboard("dashboard-uid", "missing", ["\"uid\": \"web\",\n  \"title\": ": "\"title\": 1️⃣"]),
    dashboard("dashboard-uid", "empty", ["\"uid\": \"web\"": "\"uid\": 1️⃣\"\""]),
    dashboard("dashboard-title", "blank", ["\"title\": \"Web\"": "\"title\": 1️⃣\"  \""]),
    dashboard("dashboard-title", "missing", ["\"uid\": \"web\",\n  \"title\": \"Web\"": "\"uid\": 1️⃣\"web\""]),
    dashboard("dashboard-editable", "true", ["\"editable\": false": "\"editable\": 1️⃣true"]),
    dashboard(
        "dashboard-editable",
        "by default",
        ["\"title\": \"Web\",\n  \"editable\": false": "\"title\": 1️⃣\"Web\""]
    ),
    dashboard(
        "dashboard-size",
        "more than an annotation takes",
        ["\"title\": \"Web\"": "\"title\": 1️⃣\"Web\", \"tags\": [\"\(String(repeating: "a", count: 300_000))\"]"],
        .warning
    ),
    dashboard(
        "dashboard-size",
        "more than a ConfigMap takes",
        ["\"title\": \"Web\"": "\"title\": 1️⃣\"Web\", \"tags\": [\"\(String(repeating: "a", count: 1_100_000))\"]"],
        .error
    ),
]

private let layout: [RuleCase] = [
    dashboard(
        "panel-id",
        "of another panel",
        [
            panels: "\"panels\": [" + panel("1", "{\"x\": 0, \"y\": 8, \"w\": 24, \"h\": 1}"),
            "      \"id\": 1": "      \"id\": 1️⃣1",
        ]
    ),
    dashboard(
        "panel-id",
        "in a collapsed row",
        [
            panels: "\"panels\": ["
                + panel(
                    "2",
                    "{\"x\": 0, \"y\": 8, \"w\": 24, \"h\": 1}",
                    ", \"panels\": [{\"id\": 1, \"type\": \"text\"}]"
                ), "      \"id\": 1": "      \"id\": 1️⃣1",
        ]
    ),
    dashboard("panel-id", "zero", ["      \"id\": 1": "      \"id\": 1️⃣0"], says: "ids start at 1"),
    dashboard(
        "panel-id",
        "missing",
        ["      \"id\": 1,\n": "", "\"title\": \"Requests\"": "\"title\": 1️⃣\"Requests\""]
    ),
    dashboard(
        "panel-grid",
        "beyond the edge",
        [place: "\"gridPos\": 1️⃣{\"x\": 13, \"y\": 0, \"w\": 12, \"h\": 8}"],
        says: "from column 13 beyond the last of 24"
    ),
    dashboard("panel-grid", "to the edge", [place: "\"gridPos\": {\"x\": 12, \"y\": 0, \"w\": 12, \"h\": 8}"]),
    dashboard("panel-grid", "flat", [place: "\"gridPos\": 1️⃣{\"x\": 0, \"y\": 0, \"w\": 12, \"h\": 0}"]),
    dashboard("panel-grid", "left of the edge", [place: "\"gridPos\": 1️⃣{\"x\": -1, \"y\": 0, \"w\": 12, \"h\": 8}"]),
    dashboard("panel-grid", "without a width", [place: "\"gridPos\": 1️⃣{\"x\": 0, \"y\": 0, \"h\": 8}"]),
    dashboard("panel-grid", "enormous", [place: "\"gridPos\": 1️⃣{\"x\": 0, \"y\": 1000000000, \"w\": 12, \"h\": 8}"]),
    dashboard(
        "panel-grid",
        "on another",
        [
            panels: "\"panels\": [" + panel("2", "{\"x\": 11, \"y\": 7, \"w\": 2, \"h\": 2}"),
            place: "\"gridPos\": 1️⃣{\"x\": 0, \"y\": 0, \"w\": 12, \"h\": 8}",
        ],
        says: "lies on panel 'Note'"
    ),
    dashboard(
        "panel-grid",
        "beside another",
        [panels: "\"panels\": [" + panel("2", "{\"x\": 12, \"y\": 0, \"w\": 12, \"h\": 8}")]
    ),
    dashboard(
        "panel-grid",
        "below another",
        [panels: "\"panels\": [" + panel("2", "{\"x\": 0, \"y\": 8, \"w\": 12, \"h\": 8}")]
    ),
    dashboard(
        "panel-grid",
        "in a collapsed row",
        [
            panels: "\"panels\": ["
                + panel(
                    "2",
                    "{\"x\": 0, \"y\": 8, \"w\": 24, \"h\": 1}",
                    ", \"panels\": [{\"id\": 3, \"type\": \"text\", \"gridPos\": {\"x\": 0, \"y\": 0, \"w\": 12, \"h\": 8}}]"
                )
        ]
    ),
    dashboard(
        "panel-description",
        "missing",
        [
            "      \"description\": \"Requests answered a second.\",\n": "",
            "\"title\": \"Requests\"": "\"title\": 1️⃣\"Requests\"",
        ]
    ),
    dashboard(
        "panel-description",
        "blank",
        ["\"description\": \"Requests answered a second.\"": "\"description\": 1️⃣\" \""]
    ),
    dashboard(
        "panel-description",
        "no title",
        ["\"title\": \"Requests\"": "\"title\": 1️⃣\"\""],
        says: "panel 1 has no title"
    ),
    dashboard(
        "panel-description",
        "a text",
        [
            "\"type\": \"timeseries\"": "\"type\": \"text\"",
            "\"description\": \"Requests answered a second.\"": "\"description\": \"\"",
        ]
    ),
    dashboard(
        "panel-query",
        "none",
        ["\"targets\": [\n        {\"refId\": \"A\", \(expr)}\n      ]": "\"targets\": 1️⃣[]"]
    ),
    dashboard(
        "panel-query",
        "no list",
        ["\"title\": \"Requests\"": "\"title\": 1️⃣\"Requests\"", "\"targets\"": "\"target\""]
    ),
    dashboard("panel-query", "empty", [expr: "\"expr\": 1️⃣\" \""]),
    dashboard("panel-query", "one refId twice", ["\(expr)}": "\(expr)}, {\"refId\": 1️⃣\"A\", \"expr\": \"up\"}"]),
    dashboard("panel-query", "a row", ["\"type\": \"timeseries\"": "\"type\": \"row\"", "\"targets\"": "\"target\""]),
    dashboard(
        "panel-unit",
        "unknown",
        ["\"unit\": \"reqps\"": "\"unit\": 1️⃣\"reqs\""],
        says: "Grafana has no unit 'reqs'"
    ),
    dashboard("panel-unit", "of one's own", ["\"unit\": \"reqps\"": "\"unit\": \"suffix:tokens\""]),
    dashboard("panel-unit", "of one's own without a name", ["\"unit\": \"reqps\"": "\"unit\": 1️⃣\"suffix:\""]),
    dashboard("panel-unit", "none", ["\"defaults\": {\"unit\": \"reqps\"}": "\"defaults\": 1️⃣{}"], says: "has no unit"),
    dashboard(
        "panel-unit",
        "of a table",
        ["\"defaults\": {\"unit\": \"reqps\"}": "\"defaults\": {}", "timeseries": "table"]
    ),
    dashboard("panel-unit", "with words for values", ["\"unit\": \"reqps\"": "\"mappings\": [{\"type\": \"value\"}]"]),
    dashboard(
        "panel-unit",
        "of some fields",
        [
            "\"unit\": \"reqps\"}, \"overrides\": []":
                "\"min\": 0}, \"overrides\": [{\"properties\": [{\"id\": \"unit\", \"value\": 1️⃣\"sec\"}]}]"
        ]
    ),
    dashboard("panel-unit", "with a letter of Greek", ["\"unit\": \"reqps\"": "\"unit\": \"µs\""]),
]

private let sources: [RuleCase] = [
    dashboard(
        "hard-coded-data-source",
        "of a panel",
        [source: "\"datasource\": {\"type\": \"prometheus\", \"uid\": 1️⃣\"P1809F7\"}"],
        says: "write '${datasource}'"
    ),
    dashboard("hard-coded-data-source", "by name", [source: "\"datasource\": 1️⃣\"Prometheus\""]),
    dashboard("hard-coded-data-source", "of a query", [expr: "\"datasource\": {\"uid\": 1️⃣\"abc\"}, \(expr)"]),
    dashboard(
        "hard-coded-data-source",
        "of a variable",
        [
            variables:
                "\"query\": \"prometheus\"}, {\"name\": \"a\", \"type\": \"query\", \"datasource\": {\"uid\": 1️⃣\"abc\"}}\n"
        ],
        says: "the variable 'a'"
    ),
    dashboard(
        "hard-coded-data-source",
        "of an annotation",
        [
            "\"editable\"":
                "\"annotations\": {\"list\": [{\"name\": \"Alerts\", \"datasource\": {\"uid\": 1️⃣\"abc\"}}]}, \"editable\""
        ],
        says: "the annotation 'Alerts'"
    ),
    dashboard(
        "hard-coded-data-source",
        "Grafana's own",
        [
            "\"editable\"":
                "\"annotations\": {\"list\": [{\"builtIn\": 1, \"datasource\": \"-- Grafana --\"}]}, \"editable\"",
            source: "\"datasource\": {\"uid\": \"-- Mixed --\"}",
        ]
    ),
    dashboard("hard-coded-data-source", "in old brackets", [source: "\"datasource\": \"[[datasource]]\""]),
    dashboard(
        "data-source-variable",
        "none",
        [
            "\"templating\": {\"list\": [\n    {\"type\": \"datasource\", \"name\": \"datasource\", \"label\": \"Data source\", \"query\": \"prometheus\"}\n  ]}":
                "\"templating\": 1️⃣{\"list\": []}"
        ]
    ),
    dashboard(
        "data-source-variable",
        "another name",
        ["\"name\": \"datasource\"": "\"name\": 1️⃣\"DS\""],
        says: "name it 'datasource' or 'prometheus_datasource'"
    ),
    dashboard("data-source-variable", "another label", ["\"label\": \"Data source\"": "\"label\": 1️⃣\"Server\""]),
    dashboard("data-source-variable", "in another case", ["\"label\": \"Data source\"": "\"label\": \"Data Source\""]),
    dashboard(
        "data-source-variable",
        "of its sort",
        [
            "\"name\": \"datasource\", \"label\": \"Data source\"":
                "\"name\": \"prometheus_datasource\", \"label\": \"Prometheus data source\""
        ]
    ),
    dashboard(
        "variable-refresh",
        "on load",
        [variables: "\"query\": \"prometheus\"}, {\"name\": \"a\", \"type\": \"query\", \"refresh\": 1️⃣1}\n"]
    ),
    dashboard(
        "variable-refresh",
        "never",
        [variables: "\"query\": \"prometheus\"}, {\"name\": 1️⃣\"a\", \"type\": \"query\"}\n"]
    ),
    dashboard(
        "variable-refresh",
        "on time range",
        [variables: "\"query\": \"prometheus\"}, {\"name\": \"a\", \"type\": \"query\", \"refresh\": 2}\n"]
    ),
    dashboard(
        "variable-refresh",
        "of a constant",
        [variables: "\"query\": \"prometheus\"}, {\"name\": \"a\", \"type\": \"constant\"}\n"]
    ),
    dashboard(
        "undefined-variable",
        "in a query",
        [expr: "\"expr\": \"up{job=\\\"1️⃣$job\\\"}\""],
        says: "no variable 'job'"
    ),
    dashboard("undefined-variable", "with a format", [expr: "\"expr\": \"up{job=~\\\"1️⃣${job:regex}\\\"}\""]),
    dashboard("undefined-variable", "in old brackets", [expr: "\"expr\": \"up{job=~\\\"1️⃣[[job]]\\\"}\""]),
    dashboard("undefined-variable", "behind an escape", [expr: "\"expr\": \"up\\n{job=\\\"1️⃣$job\\\"}\""]),
    dashboard(
        "undefined-variable",
        "one of Grafana's that there isn't",
        [expr: "\"expr\": \"rate(up[1️⃣$__rate_intervl])\""],
        says: "did you mean '__rate_interval'?"
    ),
    dashboard(
        "undefined-variable",
        "Grafana's own",
        [expr: "\"expr\": \"rate(up[$__interval])[$__range:$__rate_interval]\""]
    ),
    dashboard("undefined-variable", "of the data source", [source: "\"datasource\": {\"uid\": \"1️⃣${DS_PROMETHEUS}\"}"]),
    dashboard("undefined-variable", "in a title", ["\"title\": \"Requests\"": "\"title\": \"Requests of 1️⃣$tenant\""]),
    dashboard(
        "undefined-variable",
        "that is repeated",
        ["\"title\": \"Requests\"": "\"title\": \"Requests\", \"repeat\": \"1️⃣tenant\""]
    ),
    dashboard(
        "undefined-variable",
        "what a pattern matched",
        [expr: "\"expr\": \"label_replace(up, \\\"a\\\", \\\"$1\\\", \\\"b\\\", \\\"(.*)\\\")\""]
    ),
    dashboard(
        "undefined-variable",
        "in a description",
        ["\"description\": \"Requests answered a second.\"": "\"description\": \"A million for $unit\""]
    ),
    dashboard(
        "undefined-variable",
        "defined twice",
        [variables: "\"query\": \"prometheus\"}, {\"name\": 1️⃣\"datasource\", \"type\": \"datasource\"}\n"],
        says: "defined twice"
    ),
    dashboard(
        "unused-variable",
        "unused",
        [variables: "\"query\": \"prometheus\"}, {\"name\": 1️⃣\"job\", \"type\": \"custom\"}\n"]
    ),
    dashboard(
        "unused-variable",
        "used by itself",
        [
            variables:
                "\"query\": \"prometheus\"}, {\"name\": 1️⃣\"job\", \"type\": \"query\", \"query\": \"label_values(up{job=~\\\"$job\\\"}, job)\"}\n"
        ]
    ),
    dashboard(
        "unused-variable",
        "used by another variable",
        [
            variables:
                "\"query\": \"prometheus\"}, {\"name\": \"job\", \"type\": \"custom\"}, {\"name\": 1️⃣\"pod\", \"type\": \"query\", \"query\": \"label_values(up{job=~\\\"$job\\\"}, pod)\"}\n"
        ]
    ),
    dashboard(
        "unused-variable",
        "repeated",
        [
            variables: "\"query\": \"prometheus\"}, {\"name\": \"job\", \"type\": \"custom\"}\n",
            "\"title\": \"Requests\"": "\"title\": \"Requests\", \"repeat\": \"job\"",
        ]
    ),
    dashboard(
        "unused-variable",
        "an ad-hoc filter",
        [variables: "\"query\": \"prometheus\"}, {\"name\": \"filter\", \"type\": \"adhoc\"}\n"]
    ),
    dashboard(
        "unused-variable",
        "a name that starts alike",
        [
            variables:
                "\"query\": \"prometheus\"}, {\"name\": 1️⃣\"job\", \"type\": \"custom\"}, {\"name\": \"jobs\", \"type\": \"custom\"}\n",
            expr: "\"expr\": \"up{job=\\\"$jobs\\\"}\"",
        ]
    ),
]

private let queries: [RuleCase] = [
    dashboard("dashboard-query-syntax", "a bracket too few", [expr: "\"expr\": \"sum1️⃣(rate(up[5m])\""]),
    dashboard("dashboard-query-syntax", "no such function", [expr: "\"expr\": \"sum(1️⃣rte(up[5m]))\""]),
    dashboard("dashboard-query-syntax", "behind escapes", [expr: "\"expr\": \"up{job=\\\"a\\\"} + 1️⃣rte(up)\""]),
    dashboard(
        "dashboard-query-syntax",
        "behind an escape of four digits",
        [expr: "\"expr\": \"up{job=\\\"\\u00e9\\\"} + 1️⃣rte(up)\""]
    ),
    dashboard(
        "dashboard-query-syntax",
        "behind letters of several bytes",
        [expr: "\"expr\": \"up{job=\\\"éüß\\\"} + 1️⃣rte(up)\""]
    ),
    dashboard(
        "dashboard-query-syntax",
        "in an annotation",
        ["\"editable\"": "\"annotations\": {\"list\": [{\"name\": \"Alerts\", \"expr\": \"1️⃣rte(up)\"}]}, \"editable\""]
    ),
    dashboard(
        "dashboard-query-syntax",
        "in a variable",
        [
            variables:
                "\"query\": \"prometheus\"}, {\"name\": \"a\", \"type\": \"query\", \"query\": \"label_values(1️⃣rte(up), job)\"}\n"
        ]
    ),
    dashboard(
        "dashboard-query-syntax",
        "in a variable's object",
        [
            variables:
                "\"query\": \"prometheus\"}, {\"name\": \"a\", \"type\": \"query\", \"query\": {\"query\": \"query_result( 1️⃣rte(up) )\"}}\n"
        ]
    ),
    dashboard(
        "dashboard-query-syntax",
        "names of labels",
        [
            variables:
                "\"query\": \"prometheus\"}, {\"name\": \"a\", \"type\": \"query\", \"query\": \"label_values(job)\"}, {\"name\": \"b\", \"type\": \"query\", \"query\": \"label_names()\"}, {\"name\": \"c\", \"type\": \"query\", \"query\": \"metrics(.*)\"}\n"
        ]
    ),
    dashboard(
        "dashboard-query-syntax",
        "of Loki",
        ["prometheus": "loki", expr: "\"expr\": \"{app=\\\"a\\\"} |= \\\"b\\\"\""]
    ),
    dashboard(
        "dashboard-query-syntax",
        "with variables",
        [expr: "\"expr\": \"sum by ($by) (rate($metric{job=~\\\"${job:regex}\\\"}[$__rate_interval]))\""]
    ),
    dashboard("dashboard-rate-interval", "five minutes", [expr: "\"expr\": \"rate(http_requests_total1️⃣[5m])\""]),
    dashboard(
        "dashboard-rate-interval",
        "the interval alone",
        [expr: "\"expr\": \"irate(http_requests_total1️⃣[$__interval])\""]
    ),
    dashboard(
        "dashboard-rate-interval",
        "the range of time",
        [expr: "\"expr\": \"increase(http_requests_total[$__range]) + increase(http_requests_total[1h])\""]
    ),
    dashboard(
        "dashboard-rate-interval",
        "a variable of one's own",
        [expr: "\"expr\": \"rate(http_requests_total[$window])\""]
    ),
    dashboard("counter-without-rate", "a sum", [expr: "\"expr\": \"sum(1️⃣http_requests_total)\""]),
    dashboard("counter-without-rate", "by a matcher", [expr: "\"expr\": \"1️⃣{__name__=\\\"http_requests_total\\\"}\""]),
    dashboard("counter-without-rate", "how many there are", [expr: "\"expr\": \"count(http_requests_total)\""]),
    dashboard(
        "counter-without-rate",
        "over a subquery",
        [expr: "\"expr\": \"max_over_time(rate(http_requests_total[$__rate_interval])[1h:1m])\""]
    ),
    dashboard(
        "dashboard-log-interval",
        "five minutes",
        ["prometheus": "loki", expr: "\"expr\": \"rate({app=\\\"[1m]\\\"}1️⃣[5m])\""]
    ),
    dashboard(
        "dashboard-log-interval",
        "hidden",
        ["prometheus": "loki", expr: "\"hide\": true, \"expr\": \"rate({app=\\\"a\\\"}[5m])\""]
    ),
]

@Test(arguments: text + layout + sources + queries)
func `a dashboard is checked`(test: RuleCase) async throws {
    await test.check(try RuleSelection(names: [test.rule.rawValue]))
}
