import Diagnostics
import Testing
import Validator

/// An AlertmanagerConfig with this specification.
private func routing(_ spec: String) -> String {
    """
    apiVersion: monitoring.coreos.com/v1alpha1
    kind: AlertmanagerConfig
    metadata: {name: orders, namespace: shop}
    spec:
      \(spec.replacing("\n", with: "\n  "))

    """
}

private let cases: [RuleCase] = [
    RuleCase("unknown-receiver", "none", routing("route: 1️⃣{groupBy: [job]}\nreceivers: []")),
    RuleCase(
        "unknown-receiver",
        "misspelt",
        routing("route: {receiver: a, routes: [{receiver: 1️⃣aa}]}\nreceivers: [{name: a}]"),
        says: "did you mean 'a'"
    ),
    RuleCase(
        "unknown-receiver",
        "deep",
        routing("route: {receiver: a, routes: [{routes: [{receiver: 1️⃣b}]}]}\nreceivers: [{name: a}]")
    ),
    RuleCase("unused-receiver", "one", routing("route: {receiver: a}\nreceivers: [{name: a}, {name: 1️⃣b}]")),
    RuleCase("duplicate-receiver", "two", routing("route: {receiver: a}\nreceivers: [{name: a}, {name: 1️⃣a}]")),
    RuleCase(
        "unknown-time-interval",
        "muted",
        routing("route: {receiver: a, muteTimeIntervals: [1️⃣night]}\nreceivers: [{name: a}]")
    ),
    RuleCase(
        "unknown-time-interval",
        "active",
        routing(
            "route: {receiver: a, activeTimeIntervals: [1️⃣day]}\nreceivers: [{name: a}]\nmuteTimeIntervals: [{name: days}]"
        ),
        says: "'days'"
    ),
    RuleCase(
        "alert-matcher",
        "a pattern",
        routing(
            "route: {receiver: a, routes: [{matchers: [{name: a, matchType: =~, value: 1️⃣'('}]}]}\nreceivers: [{name: a}]"
        )
    ),
    RuleCase(
        "alert-matcher",
        "the old way",
        routing(
            "route: {receiver: a, routes: [{matchers: [{name: a, regex: true, value: 1️⃣'a)'}]}]}\nreceivers: [{name: a}]"
        )
    ),
    RuleCase(
        "alert-matcher",
        "a name",
        routing("route: {receiver: a, routes: [{matchers: [{name: 1️⃣a-b, value: c}]}]}\nreceivers: [{name: a}]")
    ),
    RuleCase("alert-matcher", "a group", routing("route: {receiver: a, groupBy: [1️⃣a.b]}\nreceivers: [{name: a}]")),
    RuleCase(
        "alert-matcher",
        "an equal label",
        routing("inhibitRules: [{sourceMatch: [{name: a, value: b}], equal: [1️⃣a-b]}]")
    ),
    RuleCase(
        "inhibition",
        "of everybody",
        routing(
            "inhibitRules: [1️⃣{sourceMatch: [{name: severity, value: critical}], targetMatch: [{name: severity, value: info}]}]"
        )
    ),
    RuleCase(
        "inhibition",
        "of itself",
        routing("inhibitRules: [1️⃣{sourceMatch: [{name: a, value: b}], targetMatch: [{name: a, value: b}], equal: [c]}]")
    ),
]

@Test(arguments: cases)
func `a mistake in the routing of alerts is found at its place`(test: RuleCase) async {
    await test.check(RuleSelection([.observability]))
}

@Test(arguments: [
    "route: {receiver: a, groupBy: ['...'], routes: [{matchers: [{name: a, value: '(', matchType: '='}]}]}\nreceivers: [{name: a}]",
    "route: {receiver: a, routes: [{receiver: b, muteTimeIntervals: [n]}]}\nreceivers: [{name: a}, {name: b}]\nmuteTimeIntervals: [{name: n}]",
    "inhibitRules: [{sourceMatch: [{name: a, value: b}], targetMatch: [{name: a, value: c}], equal: [namespace]}]",
    "{}",
])
func `nothing is said of good routing`(spec: String) async {
    #expect(await findings(RuleSelection([.observability]), in: ["a.yaml": routing(spec)]) == [])
}
