import PromQL
import Testing

@testable import Preview

struct VariableTests {
    private func value(
        _ chosen: [String],
        options: [String] = ["a", "b.c"],
        multi: Bool = true,
        all: String? = nil
    ) throws -> VariableValue {
        let allValue = all.map { #", "allValue": "\#($0)""# } ?? ""
        let board = try dashboard(
            panels: "",
            variables: #"{"name": "t", "type": "custom", "multi": \#(multi), "includeAll": \#(multi)\#(allValue)}"#
        )
        let texts = options.map { Variable.Option(text: $0.uppercased(), value: $0) }
        return VariableValue(variable: board.variables[0], options: texts, chosen: chosen, problem: nil)
    }

    @Test(
        arguments: [
            ("$t", "(a|b\\\\.c)"), ("${t}", "(a|b\\\\.c)"), ("[[t]]", "(a|b\\\\.c)"), ("${t:regex}", "(a|b\\.c)"),
            ("${t:pipe}", "a|b.c"), ("${t:csv}", "a,b.c"), ("${t:raw}", "a,b.c"), ("${t:glob}", "{a,b.c}"),
            ("${t:json}", "[\"a\",\"b.c\"]"), ("${t:text}", "A + B.C"), ("${t:doublequote}", "\"a\",\"b.c\""),
            ("${t:singlequote}", "'a','b.c'"), ("${t:percentencode}", "%7Ba%2Cb.c%7D"),
            ("${t:queryparam}", "var-t=a&var-t=b.c"), ("[[t:csv]]", "a,b.c"),
            // What names no variable stays.
            ("$other ${other} $1 $ ${t", "$other ${other} $1 $ ${t"), ("$tx", "$tx"), ("100$", "100$"), ("[[t", "[[t"),
        ]
    )
    func `fills in a variable as Grafana does`(template: String, text: String) throws {
        let interpolation = Interpolation(values: [try value(["a", "b.c"])], builtIns: [:])
        #expect(interpolation.text(template) == text)
    }

    @Test func `writes one value as it is written where one can be chosen, and all as it is asked for`() throws {
        let one = Interpolation(values: [try value([#"a.b"c\d"#], multi: false)], builtIns: [:])
        #expect(one.text("$t") == #"a.b\"c\\d"#)
        #expect(Interpolation(values: [try value(["b.c"])], builtIns: [:]).text("$t") == #"b\\.c"#)
        let all = Interpolation(values: [try value([Variable.all], all: ".+")], builtIns: [:])
        #expect(all.text(#"{t=~"$t"} ${t:csv}"#) == #"{t=~".+"} .+"#)
        let every = Interpolation(values: [try value([Variable.all])], builtIns: [:])
        #expect(every.text("${t:csv}") == "a,b.c")
        #expect(Interpolation(values: [try value([], options: [])], builtIns: [:]).text("<$t>") == "<()>")
    }

    @Test func `keeps a value within its string, whatever is in it`() throws {
        let hostile = #"x"} or up{a=""#
        let text = Interpolation(values: [try value([hostile], options: [hostile])], builtIns: [:]).text(
            #"up{t=~"$t"}"#
        )
        #expect(try Expression(parsing: text).selectors.map(\.name) == ["up"])
        #expect(text == #"up{t=~"x\\\"\\} or up\\{a=\\\""}"#)
    }

    @Test(
        arguments: [
            ("label_values(up, job)", VariableQuery.labelValues(label: "job", selector: "up")),
            ("label_values(up{a=~\"x,y\"},job)", .labelValues(label: "job", selector: "up{a=~\"x,y\"}")),
            (" label_values( job ) ", .labelValues(label: "job", selector: nil)),
            ("query_result(max(up))", .result("max(up)")), ("metrics(.*)", .metrics), ("up", .series("up")),
            ("label_values(up, ../../admin)", .unknown), ("", .unknown), ("label_values()", .unknown),
        ]
    )
    func `reads the query of a variable`(text: String, query: VariableQuery) {
        #expect(VariableQuery(text) == query)
    }

    @Test func `finds the values of variables, one in the query of the next`() async throws {
        let board = try dashboard(
            panels: "",
            variables: """
                {"name": "ds", "type": "datasource", "query": "prometheus"},
                {"name": "tenant", "type": "query", "query": {"query": "label_values(up, tenant)"}, "regex": "/^(acme)-.*$/"},
                {"name": "pod", "type": "query", "query": "label_values(up{tenant=\\"$tenant\\"}, pod)", "multi": true, "includeAll": true,
                 "current": {"value": ["$__all"]}},
                {"name": "q", "type": "custom", "query": "p50 : 0.5,0.9", "current": {"value": "0.9", "text": "0.9"}},
                {"name": "bad", "type": "query", "query": "label_values(up, a b)"},
                {"name": "adhoc", "type": "adhoc"}
                """
        )
        let resolver = VariableResolver(source: SampleSource(), span: TimeSpan(last: 3_600, before: 10_000))
        let values = await resolver.values(of: board, chosen: ["q": ["0.5"], "pod": ["no such pod"]])
        #expect(values.map(\.variable.name) == ["ds", "tenant", "pod", "q", "bad"])
        #expect(values[1].values == ["acme"])
        #expect(values[2].chosen == [Variable.all])
        #expect(values[2].values.count == 3)
        #expect(values[3].options.map(\.text) == ["p50", "0.9"])
        #expect(values[3].chosen == ["0.5"])
        #expect(values[4].problem?.contains("label_values(metric, label)") == true)
    }
}
