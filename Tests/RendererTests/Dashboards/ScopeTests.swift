import PlatformContract
import PromQL
import Testing

@testable import Renderer

private typealias Expression = PromQL.Expression

private let tenant = SeriesScope.tenant("acme-corp")

@Test func `a scope puts its own matchers before others`() {
    #expect(
        tenant(.httpRequests, [.status: "500"]).text
            == #"http_requests_total{tenant="acme-corp",namespace="acme-corp",status="500"}"#
    )
    #expect(tenant(.llmTokens).text == #"llm_tokens_total{tenant="acme-corp",namespace="monitoring"}"#)
    #expect(tenant(.containerMemoryWorkingSet).text == #"container_memory_working_set_bytes{namespace="acme-corp"}"#)
    #expect(tenant(.up).text == #"up{namespace="acme-corp"}"#)
    #expect(tenant(.alerts).text == #"ALERTS{tenant="acme-corp",namespace=~"acme-corp|monitoring|"}"#)
    let chosen = SeriesScope.chosenTenants
    #expect(chosen(.httpRequests).text == #"http_requests_total{tenant=~"$tenant",namespace!="monitoring"}"#)
    #expect(chosen(.llmTokens).text == #"llm_tokens_total{tenant=~"$tenant",namespace="monitoring"}"#)
    #expect(chosen(.containerCPUUsage).text == #"container_cpu_usage_seconds_total{namespace=~"$tenant"}"#)
    #expect(SeriesScope.gateway(.up).text == #"up{namespace="monitoring",job="llm-gateway"}"#)
    #expect(
        SeriesScope.gateway(.containerCPUUsage).text == #"container_cpu_usage_seconds_total{namespace="monitoring"}"#
    )
    #expect(
        tenant(BudgetRules.spendByModel).text == #"tenant_model:llm_cost_usd:rate5m{tenant="acme-corp",namespace=""}"#
    )
    #expect(chosen(BudgetRules.spendNow).text == #"tenant:llm_cost_usd:rate1h{tenant=~"$tenant",namespace=""}"#)
    #expect(SeriesScope.gateway(.alerts).text == #"ALERTS{alertname=~"LLM.+",namespace=~"monitoring|"}"#)
    #expect(SeriesScope.cluster(.kubeNodeInfo).text == "kube_node_info")
}

@Test func `operators are in parentheses where they must be, and only there`() {
    let (a, b) = (tenant(.up).values.sum(), tenant(.httpRequestsActive).values.sum())
    let (x, y) = (a.text, b.text)
    #expect((a - b / 2).text == "\(x) - \(y) / 2")
    #expect(((a - b) / 2).text == "(\(x) - \(y)) / 2")
    #expect((a - (a - b)).text == "\(x) - (\(x) - \(y))")
    #expect((a / (b / a)).text == "\(x) / (\(y) / \(x))")
    #expect((a / b / a).text == "\(x) / \(y) / \(x)")
    #expect((1 - (a + b)).text == "1 - (\(x) + \(y))")
    #expect((1 - a * 2).text == "1 - \(x) * 2")
    #expect(((a > 0) / b).text == "(\(x) > 0) / \(y)")
    #expect((a / b > 0.5).text == "\(x) / \(y) > 0.5")
    #expect((a < 1).or(b).text == "\(x) < 1 or \(y)")
    #expect((a.or(b) > 0).text == "(\(x) or \(y)) > 0")
    #expect((a > 0).count().orZero.text == "count(\(x) > 0) or vector(0)")
}

@Test func `what an expression says is what its tree is`() throws {
    let (a, b, c) = (
        tenant(.up).values.sum(), tenant(.httpRequestsActive).values.sum(), tenant(.llmTokens).rate.sum()
    )
    // Equal trees have one canonical text, so that a lost pair of parentheses shows.
    for (expression, explicit) in [
        (a - (b - c), "(\(a.text)) - ((\(b.text)) - (\(c.text)))"),
        ((a - b) - c, "((\(a.text)) - (\(b.text))) - (\(c.text))"),
        ((a + b) / c, "((\(a.text)) + (\(b.text))) / (\(c.text))"),
        (1 - a / (b > 0), "1 - ((\(a.text)) / ((\(b.text)) > 0))"),
        (.share(of: a, in: b), "((\(a.text)) or ((\(b.text)) * 0)) / ((\(b.text)) > 0)"),
    ] {
        #expect(try tree(expression.text) == tree(explicit))
    }
}

/// The tree without what only people see.
private func tree(_ text: String) throws -> [String] {
    var parts: [String] = []
    func add(_ expression: Expression) {
        let plain = expression.withoutParentheses
        if case .binary(let operation) = plain.kind {
            parts.append(operation.operator.rawValue)
        } else {
            parts.append("-")
        }
        parts.append("\(plain.children.count)")
        plain.children.forEach(add)
    }
    add(try Expression(parsing: text, as: .grafana))
    return parts
}

@Test func `numbers are as people write them`() {
    #expect(
        [0.1 + 0.2, 100, 0.001, 14.4, (100 - 99.9) / 100].map(ScopedExpression.number) == [
            "0.3", "100", "0.001", "14.4", "0.001",
        ]
    )
}

@Test func `labels that series lack stop the program`() async {
    await #expect(processExitsWith: .failure) { _ = SeriesScope.cluster(.kubeNodeInfo, [.tenant: "acme-corp"]) }
}

@Test func `series of two scopes in one expression stop the program`() async {
    await #expect(processExitsWith: .failure) {
        _ = SeriesScope.tenant("a")(.up).values.sum() / SeriesScope.tenant("b")(.up).values.sum()
    }
}
