import Diagnostics
import Testing
import Validator

/// A rule, printed by its name.
struct NamedRule: CustomTestStringConvertible, Sendable {
    var rule: Rule
    var testDescription: String { rule.id.rawValue }

    static let all = RuleCatalogue.all.map(NamedRule.init)
    static let shown = all.filter { !$0.rule.bad.files.isEmpty }
}

@Test(arguments: NamedRule.shown)
func `a rule's bad example yields that rule alone, its good one nothing`(named: NamedRule) async {
    let rule = named.rule
    // Whether a suppression is in use shows only where its rule is asked too.
    let validator = Validator(
        RuleSelection(rule.category == .suppressions ? [.syntax, .suppressions] : [rule.category])
    )
    let bad = await validator.validate(ManifestTree(rule.bad.files.map { SourceFile(path: $0.path, bytes: $0.bytes) }))
    #expect(Set(bad.map(\.id)) == [rule.id], "\(bad.map(\.line))")
    #expect(bad.contains { $0.severity == rule.severity })
    let good = await validator.validate(
        ManifestTree(rule.good.files.map { SourceFile(path: $0.path, bytes: $0.bytes) })
    )
    #expect(good.isEmpty, "\(good.map(\.line))")
}

@Test(arguments: NamedRule.all)
func `a rule is described`(named: NamedRule) {
    let rule = named.rule
    #expect(rule.id.rawValue.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    #expect(rule.summary.last != ".")
    #expect(rule.explanation.last == ".")
    #expect(rule.explanation.utf8.count > 80)
    #expect(!Category.allCases.map(\.rawValue).contains(rule.id.rawValue))
    #expect(rule.bad.files.isEmpty == (rule.bad.words != nil))
}

@Test func `every rule has a name of its own`() {
    #expect(Set(RuleCatalogue.all.map(\.id)).count == RuleCatalogue.all.count)
}

@Test func `a rule is found by its name, and a wrong name gives the nearest`() throws {
    #expect(try RuleCatalogue.rule(named: "duplicate-key").id == "duplicate-key")
    let error = #expect(throws: UnknownRule.self) { try RuleCatalogue.rule(named: "duplicate-keys") }
    #expect(error?.nearest == "duplicate-key")
    #expect(
        error.map(String.init(describing:))
            == "no rule or category is named 'duplicate-keys'; did you mean 'duplicate-key'?"
    )
}

@Test func `rules are selected by category and by name`() throws {
    #expect(try RuleSelection(names: ["drift"]).rules.allSatisfy { $0.category == .drift })
    #expect(try RuleSelection(names: ["alias", "drift"]).rules.count == 5)
    #expect(RuleSelection.all.rules.count == RuleCatalogue.all.count)
    #expect(throws: UnknownRule(name: "sintax", nearest: "syntax")) { try RuleSelection(names: ["alias", "sintax"]) }
    #expect(throws: UnknownRule(name: "", nearest: nil)) { try RuleSelection(names: []) }
}

@Test func `drift is worded in the catalogue`() {
    let findings: [Diagnostic] = [
        .driftStale(path: "a"), .driftHandEdited(path: "a"), .driftMissing(path: "a"), .driftForeign(path: "a"),
    ]
    #expect(findings.map(\.id) == ["drift-stale", "drift-hand-edited", "drift-missing", "drift-foreign"])
    #expect(findings.allSatisfy { RuleCatalogue.rule($0.id)?.severity == $0.severity })
}
