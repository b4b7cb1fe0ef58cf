import PromQL
import TestSupport
import Testing

struct ErrorTests {
    struct ErrorCase: Sendable {
        var text: String
        var dialect = Dialect.prometheus
    }

    static let errors: [ErrorCase] =
        [
            // What isn't there
            "", "  # nothing", "a +", "sum(", "(a + b", "rate(a[5m]", "a[5m", "a[", "a{b=\"c\"", "a{b=", "a{b", "a{",
            "\"text", "`text", "a offset", "a @", "sum by", "sum by (a", "a == on", "()",
            // What is too much
            "a)", "a]", "a}", "a b", "a, b", "a{b=\"c\"}{d=\"e\"}", "a[5m][5m]", "a offset 5m offset 5m", "a @ 1 @ 2",
            "sum(a) by (b) by (c)", "sum(a,)", "a{b=\"c\",,}", "a 5",
            // Functions
            "rat(a[5m])", "histogram_quantle(0.9, a)", "RATE(a[5m])", "average(a)", "log(a)", "now()", "foo(a)",
            "rate(a)", "rate(sum(a))", "rate((a))", "abs(a[5m])", "abs(1)", "vector(a)", "label_replace(a, b, c, d, e)",
            "rate()", "rate(a[5m], b)", "round(a, 1, 2)", "label_join(a, \"b\")", "time(1)", "by(a)", "a:b(c)",
            "holt_winters(a[5m], 1h, 2)", "info(a, b)", "clamp(a, 1)",
            // Aggregations
            "sum()", "sum(a, b)", "topk(a)", "topk(a, 5)", "sum(a[5m])", "sum(1)", "count_values(a, b)", "sum by a (b)",
            "sum(a) by b", "sum by (a b) (c)", "sum by (1) (a)", "rate(a[5m]) by (b)", "sum by (a)",
            // Operators
            "* a", "a + * b", "a = b", "a =~ \"b\"", "a && b", "a || b", "!a", "a ! b", "a + \"b\"", "a[5m] + 1",
            "-a[5m]",
            "1 == 1", "a + bool b", "a and 1", "1 or a", "a + on (b) 1", "a and on (b) group_left c",
            "a * on (b) group_left (b) c", "a * group_left (b) c", "a by (b)", "a bool b", "a > on (b) bool c",
            "a + fill(0) 1", "a or fill(0) b",
            // Selectors
            "{}", "{a=\"\"}", "{a=~\".*\", b!=\"x\"}", "a{b}", "a{b=c}", "a{b==\"c\"}", "a{b=5}", "a{1=\"b\"}",
            "a{\"b\"}",
            "a{__name__=\"b\"}", "a{b=~\"(c\"}", "a{b=~\"c**\"}", "a{b=~\"(?=c)\"}", "a{b=~\"\\\\1\"}",
            "a{b!~\"[z-a]\"}",
            "a.b", "a-b{c:d=\"e\"}", "$a", "a{b=\"$\"} $",
            // Time
            "a[5]  [5m]", "a[5x]", "a[5m1h]", "a[0s]", "a[-5m]", "a[foo]", "a[300y]", "sum(a)[5m]", "1[5m:]",
            "a[5m:][5m:]",
            "a offset 5m[5m]", "a @ 5 [5m]", "(a) offset 5m", "sum(a) @ 5", "a offset b", "a @ b", "a @ inf",
            "a @ start",
            "a[5m/0]", "a anchored smoothed",
            // Numbers and texts
            "1e", "0x", "1.2.3", "1__0", "5mm", "1e400", "\"\\q\"", "'\\x4'", "\"\\ud800\"", "\"\\400\"", "\"a\nb\"",
            "a\u{1}",
            "é", "a{b=\"c\"} + é",
        ].map { ErrorCase(text: $0) }
        + ["rate($a)[5m]", "sum by ($a b) (c)", "a[$b", "$fn(", "a{$b=}", "${a", "[[a]"].map {
            ErrorCase(text: $0, dialect: .grafana)
        }

    @Test func `says where, what and how to mend it`() throws {
        var text = ""
        for error in Self.errors {
            do throws(PromQLError) {
                let expression = try Expression(parsing: error.text, as: error.dialect)
                Issue.record("\(error.text) is \(expression)")
            } catch let failure {
                #expect(failure.range.upperBound <= error.text.utf8.count)
                text += Self.marked(error.text, failure) + "\n"
            }
        }
        try expectSnapshot(text, named: "errors.txt")
    }

    @Test func `counts lines and columns in characters`() throws {
        let text = "sum(\n  \"é\" + a\n)"
        let error = try #require(throws: PromQLError.self) { try Expression(parsing: text) }
        #expect(error.position(in: text) == (line: 2, column: 3))
        #expect(error.description == "\(error.message)" + (error.hint.map { "; \($0)" } ?? ""))
    }

    /// A text with a line of carets below what an error is about, and the error.
    private static func marked(_ text: String, _ error: PromQLError) -> String {
        let scalars = Array(text.unicodeScalars)
        var offset = 0
        var line = ""
        var marks = ""
        for scalar in scalars {
            let isMarked = error.range.contains(offset)
            let shown = scalar == "\n" ? "\\n" : scalar.value < 0x20 ? "?" : String(scalar)
            line += shown
            marks += String(repeating: isMarked ? "^" : " ", count: shown.unicodeScalars.count)
            offset += String(scalar).utf8.count
        }
        if error.range.isEmpty || error.range.lowerBound >= text.utf8.count {
            marks = String(repeating: " ", count: line.unicodeScalars.count) + "^"
        }
        while marks.last == " " { marks.removeLast() }
        return "\(line)\n\(marks)\n    \(error.message)\n" + (error.hint.map { "    hint: \($0)\n" } ?? "")
    }
}
