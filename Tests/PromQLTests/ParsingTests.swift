import PromQL
import Testing

struct ParsingTests {
    /// What is written, and what is printed for it.
    static let forms: [(String, String)] = [
        // Numbers
        ("1", "1"), (".5", "0.5"), ("5.", "5"), ("0x1F", "31"), ("017", "15"), ("08", "8"), ("1e3", "1000"),
        ("1_000", "1000"), ("inf", "Inf"), ("-INF", "-Inf"), ("nan", "NaN"), ("--1", "1"), ("-0", "-0"),
        ("1e-400", "0"), ("99999999999999999999", "1e+20"), ("1h30m", "1h30m"), ("90m", "1h30m"), ("-5m", "-5m"),
        // Texts
        (#"'it''s'"#.replacing("''", with: "\\'"), #""it's""#), (#"`a\b`"#, #""a\\b""#),
        (#""\x41\101\u0041""#, #""AAA""#),
        (#""\n\t\\""#, #""\n\t\\""#), (#""\U0001F600""#, "\"\u{1F600}\""), (#""\xff""#, #""\ufffd""#),
        // Selectors
        ("up", "up"), ("a:b:c", "a:b:c"), ("up{}", "up"), ("up{a='b',}", #"up{a="b"}"#),
        (#"{a="b",c!="d",e=~"f",g!~"h"}"#, #"{a="b", c!="d", e=~"f", g!~"h"}"#),
        (#"{"a.b",c="d"}"#, #"{"a.b", c="d"}"#),
        (#"{"my label"="x"}"#, #"{"my label"="x"}"#), ("up[5m]", "up[5m]"), ("up[300]", "up[300]"),
        ("up[5m] offset 1h @ 5", "up[5m] @ 5.000 offset 1h"), ("up offset -5m", "up offset -5m"),
        ("up @ start()", "up @ start()"), ("up @ -1.5", "up @ -1.500"), ("up @ end() [5m]", "up[5m] @ end()"),
        ("up[5m:]", "up[5m:]"), ("up[1d:1m] offset 1w", "up[1d:1m] offset 1w"), ("up[5m::1m]", "up[5m::1m]"),
        ("up[5m + 2 * step()]", "up[5m + 2 * step()]"), ("up[min_of(step(), 1h)]", "up[min_of(step(), 1h)]"),
        ("up[max(range(), 1h)]", "up[max(range(), 1h)]"), ("up[-(5m - 1h)]", "up[-(5m - 1h)]"),
        ("up offset -(5m + 1m)", "up offset -(5m + 1m)"), ("up offset 1m + 1m", "up offset 1m + 1m"),
        ("up[5m] anchored", "up[5m] anchored"), ("up smoothed", "up smoothed"),
        // Words that are names
        ("sum", "sum"), ("sum + by", "sum + by"), ("offset offset 5m", "offset offset 5m"),
        ("and and and", "and and and"),
        ("fill + fill_left", "fill + fill_left"), ("start", "start"), ("Sum{by='on'}", #"Sum{by="on"}"#),
        // Operators
        ("1+2*3", "1 + 2 * 3"), ("2^3^2", "2 ^ 3 ^ 2"), ("-a^2", "-a ^ 2"), ("- - a", "--a"), ("a AND b", "a and b"),
        ("a>BOOL b", "a > bool b"), ("a*on(b)c", "a * on (b) c"), ("a*on(b)group_left c", "a * on (b) group_left () c"),
        ("a*ignoring(b)group_right(c,)d", "a * ignoring (b) group_right (c) d"), ("1+on()2", "1 + on () 2"),
        ("a + fill(0) b", "a + fill_left (0) fill_right (0) b"),
        ("a + on(x) fill_right(-1) b", "a + on (x) fill_right (-1) b"),
        ("a atan2 b", "a atan2 b"), ("(a)", "(a)"), ("a # b\n+ c", "a + c"),
        // Calls and aggregations
        ("time()", "time()"), ("rate(a[5m])", "rate(a[5m])"), ("round(a,0.1)", "round(a, 0.1)"),
        (#"label_join(a,"b",",","c","d")"#, #"label_join(a, "b", ",", "c", "d")"#), ("SUM(a)", "sum(a)"),
        ("sum(a)by(b)", "sum by (b) (a)"), ("sum without()(a)", "sum without () (a)"),
        ("topk by(on, bool)(5,a)", "topk by (on, bool) (5, a)"), (#"sum by ("a.b", c) (d)"#, #"sum by ("a.b", c) (d)"#),
        ("info(a, {})", "info(a, {})"), ("limit_ratio(-0.5, a)", "limit_ratio(-0.5, a)"),
        ("step() + range()", "step() + range()"),
    ]

    @Test(arguments: forms)
    func `prints what parses to the same tree`(written: String, printed: String) throws {
        let expression = try Expression(parsing: written)
        #expect(expression.description == printed)
        #expect(try Expression(parsing: printed) == expression)
    }

    @Test(arguments: [
        ("1", ValueType.scalar), ("'a'", .string), ("a", .vector), ("a[5m]", .matrix), ("a[5m:]", .matrix),
        ("rate(a[5m])", .vector), ("time()", .scalar), ("1 + time()", .scalar), ("1 + a", .vector), ("-a", .vector),
        ("(1)", .scalar), ("sum(a)", .vector), ("scalar(a) > bool 1", .scalar),
    ])
    func `knows what an expression evaluates to`(text: String, type: ValueType) throws {
        #expect(try Expression(parsing: text).type == type)
    }

    @Test(arguments: [
        ("-a ^ b", "-(a ^ b)"), ("-a * b", "(-a) * b"), ("a ^ -b * c", "(a ^ (-b)) * c"), ("a ^ b ^ c", "a ^ (b ^ c)"),
        ("a - b - c", "(a - b) - c"), ("a or b and c unless d", "a or ((b and c) unless d)"),
        ("a == b + c * d", "a == (b + (c * d))"), ("a atan2 b % c", "(a atan2 b) % c"),
    ])
    func `binds operators as Prometheus does`(text: String, bracketed: String) throws {
        let expression = try Expression(parsing: text)
        #expect(expression.withoutBrackets == (try Expression(parsing: bracketed)).withoutBrackets)
    }

    @Test func `places nodes in the text`() throws {
        let text = #"sum by (job) (rate(http_requests{code=~"5.."}[5m] offset 1h)) / 2"#
        let expression = try Expression(parsing: text)
        guard case .binary(let operation) = expression.kind, case .aggregation(let sum) = operation.left.kind,
            case .call(let rate) = sum.expression.kind, case .matrix(let matrix) = rate.arguments[0].kind
        else {
            Issue.record("another tree: \(expression)")
            return
        }
        func part(_ range: Range<Int>?) -> String? {
            range.flatMap { String(validating: Array(text.utf8)[$0], as: UTF8.self) }
        }
        #expect(part(expression.range) == text)
        #expect(part(operation.operatorRange) == "/")
        #expect(part(sum.operatorRange) == "sum")
        #expect(part(sum.grouping?.range) == "by (job)")
        #expect(part(sum.grouping?.labels.first?.range) == "job")
        #expect(part(rate.nameRange) == "rate")
        #expect(part(rate.arguments[0].range) == #"http_requests{code=~"5.."}[5m] offset 1h"#)
        #expect(part(matrix.selector.nameRange) == "http_requests")
        #expect(part(matrix.selector.matchers.first?.range) == #"code=~"5..""#)
        #expect(part(matrix.selector.matchers.first?.valueRange) == #""5..""#)
    }
}

extension Expression {
    /// The tree without its nodes of brackets, whose printed form would no longer parse to it.
    fileprivate var withoutBrackets: Expression {
        var copy = withoutParentheses
        switch copy.kind {
        case .binary(var operation):
            operation.left = operation.left.withoutBrackets
            operation.right = operation.right.withoutBrackets
            copy.kind = .binary(operation)
        case .unary(var operation):
            operation.expression = operation.expression.withoutBrackets
            copy.kind = .unary(operation)
        default: break
        }
        return copy
    }
}
