import PromQL
import Testing

struct GrafanaTests {
    static let texts: [(String, [String])] = [
        ("rate(a{b=\"$c\"}[$__rate_interval])", ["c", "__rate_interval"]),
        ("rate(a{b=~\"${c:regex}\", d=\"x-[[e]]\"}[5m])", ["c", "e"]),
        ("$metric{a=\"b\"}[$__range:$__interval]", ["metric", "__range", "__interval"]),
        ("topk($limit, sum by ($group) (foo_$suffix))", ["limit", "group", "suffix"]),
        ("a > $threshold", ["threshold"]), ("a offset $shift", ["shift"]), ("a @ ${__to:date:seconds}", ["__to"]),
        ("a[${minutes}m]", ["minutes"]), ("a[5${unit}]", ["unit"]), ("a[[[interval]]]", ["interval"]),
        ("$fn(a[5m])", ["fn"]), ("rate($a)", ["a"]), ("sum($a) / $b", ["a", "b"]), ("{$filter}", ["filter"]),
        ("a{b=\"c\", ${filter}}", ["filter"]), ("a{$label=\"x\"}", ["label"]), ("a{b=${c:doublequote}}", ["c"]),
        ("label_replace(a, \"b\", \"$1\", \"c\", \"(.*)\")", []), ("a{b=~\"x$\"}", []), ("a{b=~\"^$|x\"}", []),
        ("a * on ($b) group_left ($c) d", ["b", "c"]), ("${a.text} + 1", ["a"]),
    ]

    @Test(arguments: texts)
    func `finds the variables and prints them as they are`(text: String, names: [String]) throws {
        let expression = try Expression(parsing: text, as: .grafana)
        #expect(expression.description == text)
        #expect(try Expression(parsing: expression.description, as: .grafana) == expression)
        let variables = expression.variables
        #expect(variables.map(\.name) == names)
        for variable in variables {
            #expect(String(decoding: Array(text.utf8)[variable.range], as: UTF8.self) == variable.text)
        }
        if !names.isEmpty, !text.contains("\"$"), !text.contains("\"x-"), !text.contains("\"${") {
            #expect(throws: PromQLError.self) { try Expression(parsing: text) }
        }
    }

    @Test func `keeps a variable's format apart`() throws {
        let variables = try Expression(parsing: "a{b=~\"${c:regex}\", d=\"[[e:csv]]\"}", as: .grafana).variables
        #expect(variables.map(\.format) == ["regex", "csv"])
        #expect(variables.map(\.isBuiltIn) == [false, false])
    }

    @Test func `leaves open what a variable decides`() throws {
        #expect(try Expression(parsing: "$a", as: .grafana).type == .unknown)
        #expect(try Expression(parsing: "$a + 1", as: .grafana).type == .unknown)
        #expect(try Expression(parsing: "$a + b", as: .grafana).type == .vector)
        let selector = try #require(Expression(parsing: "a{b=~\"$c\", d=\"e\"}", as: .grafana).selectors.first)
        #expect(selector.matchers.map(\.isTemplated) == [true, false])
        #expect(selector.matchers.map(\.matchesEmpty) == [nil, false])
        #expect(try Expression(parsing: "$a_b", as: .grafana).variables.map(\.name) == ["a_b"])
        #expect(try Expression(parsing: "{b=~\"$c\"}", as: .grafana).selectors.count == 1)
    }

    @Test func `checks what variables leave`() {
        #expect(throws: PromQLError.self) { try Expression(parsing: "rate(a{b=\"$c\"})", as: .grafana) }
        #expect(throws: PromQLError.self) { try Expression(parsing: "sum by ($a (b)", as: .grafana) }
        #expect(throws: PromQLError.self) { try Expression(parsing: "a{b=~\"(\"}", as: .grafana) }
    }
}
