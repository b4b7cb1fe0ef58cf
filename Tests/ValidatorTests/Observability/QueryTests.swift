import Diagnostics
import Testing
import Validator

/// How an expression may be written in YAML; each keeps the marker where it is.
private enum Writing: String, CaseIterable, Sendable {
    case literal, folded, single, double, wrapped

    func text(of query: String) -> String {
        switch self {
        case .literal: "|\n            " + query.replacing(" > ", with: "\n            > ")
        case .folded: ">-\n            " + query.replacing(" > ", with: "\n            > ")
        case .single: "'" + query.replacing("'", with: "''") + "'"
        case .double: "\"" + query.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        // Lines of a quoted scalar are joined, too.
        case .wrapped: "'" + query.replacing("'", with: "''").replacing(" > ", with: "\n\n              > ") + "'"
        }
    }
}

/// An alert with an expression, complete otherwise.
func alert(_ expression: String) -> String {
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
              annotations: {summary: Orders fail, description: More than usual., runbook_url: "https://runbooks.example"}
            - {record: "slo:request_errors:ratio_rate1h", expr: 'sum(rate(shop_orders_failed_total[1h]))'}
            - {record: "slo:request_errors:ratio_rate5m", expr: 'sum(rate(shop_orders_failed_total[5m]))'}

    """
}

@Test(arguments: QueryCase.bad)
func `a query's mistake is found at its place, however YAML writes it`(query: QueryCase) async {
    for writing in Writing.allCases {
        let test = RuleCase(
            Diagnostic.ID(rawValue: query.rule),
            writing.rawValue,
            alert(writing.text(of: query.query))
        )
        await test.check(RuleSelection([.observability]))
    }
}

@Test(arguments: QueryCase.good)
func `nothing is said of a good query`(query: String) async {
    for writing in Writing.allCases {
        #expect(await findings(RuleSelection([.observability]), in: ["a.yaml": alert(writing.text(of: query))]) == [])
    }
}

@Test func `an escape, a character of many bytes and an anchor keep places right`() async {
    let cases: [(String, String)] = [
        (#""up{a=\"\u00e9\U0001F600\x41\\\\\",job=~1️⃣\"^x\"} == 0""#, "label-pattern"),
        ("&query 'up{a=\"é😀\",1️⃣job=~\"x\"} == 0'", "label-pattern"),
        ("!!str \"up{a=\\\"b\\\",\\\n                1️⃣job=~\\\"x\\\"} == 0\"", "label-pattern"),
        ("|2-\n                up{a=\"b\",\n\n\n                  1️⃣job=~\"x\"}\n                == 0", "label-pattern"),
        ("up\n                == 0 or\n                up{1️⃣job=~\"x\"} == 0", "label-pattern"),
    ]
    for (text, rule) in cases {
        await RuleCase(Diagnostic.ID(rawValue: rule), text, alert(text)).check(RuleSelection([.observability]))
    }
}
