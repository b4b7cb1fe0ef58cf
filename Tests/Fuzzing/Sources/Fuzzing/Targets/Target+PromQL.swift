import PromQL

extension Target {
    /// An expression: parsed in both dialects, printed, parsed again, and looked at in every way there is.
    static let promQL = Target(
        "promql",
        seeds: [
            #"sum by (job, le) (rate(http_requests_total{code=~"5..|4\\d+", job!="x"}[5m] offset 1h @ end())) > bool 0.5"#,
            "histogram_quantile(0.99, sum without (pod) (rate(a_bucket[$__rate_interval]))) and on (le) group_left up",
            #"label_replace(up, "a", "$1-${2}", "b", "(.*)-(?P<n>[[:alpha:]]+)") or {"a.b", "c d"='e'}"#,
            "max_over_time((a - b)[1d:5m] offset -1w) / ignoring (x) group_right (y, z) c ^ -2 ^ 3 % 4 atan2 5",
            "absent(up{job='a\\x41\\u00e9\\U0001F600\\101'}) unless `raw\\` == 1h30m # comment\n + 0x1F",
            "topk by (on) (5, quantile_over_time(.5, a[1y2w3d4h5m6s7ms])) * scalar(vector(time()))",
            "a[5m + 2 * (step() - 1s)] offset -(1h / 2) + a[min_of(range(), 1h)::30s] smoothed",
            "a + fill_left(-1) fill_right(NaN) b == on () c != bool 1e-3", "count_values('v', a{b=\"${c:regex}\"})",
            "info(a, {b=~'.+'}) + limitk(2, a) + sum by ('a b', c:d) (e)", "sum($a) by ($b) > $c",
            "[[a]] + $f(b[[[c]]])",
            "holt_winters(a[5m], 0.5, 0.5)", "-Inf + +nan - 017 * 1_000 / .5e+1",
            "a{b=~\"(?i:[^\\\\pL\\\\d-]{2,3}?|\\\\Qx\\\\E)*$\"}",
        ],
        words: promQLWords
    ) { input in
        for dialect in [Dialect.prometheus, .grafana] {
            let expression: Expression
            do throws(PromQLError) {
                expression = try Expression(parsing: input.text, as: dialect)
            } catch {
                let range = error.range
                guard range.upperBound <= input.text.utf8.count else { fatalError("the error is at \(range)") }
                _ = error.position(in: input.text)
                continue
            }
            let printed = expression.description
            guard let again = try? Expression(parsing: printed, as: dialect) else {
                fatalError("what is printed doesn't parse: \(printed)")
            }
            guard again == expression, again.type == expression.type else {
                fatalError("what is printed is another tree: \(printed)")
            }
            guard again.description == printed else { fatalError("\(printed) is printed as \(again)") }
            check(expression)
        }
    }
}

/// Looks at an expression in every way there is.
private func check(_ expression: Expression) {
    let labels = expression.labels
    for label in labels.guaranteed where !labels.mayHave(label) {
        fatalError("each series has '\(label)', and none can")
    }
    for label in labels.values.keys where !labels.guaranteed.contains(label) {
        fatalError("the value of '\(label)' is known, and a series can lack it")
    }
    guard expression.uses.map(\.selector) == expression.selectors else { fatalError("selectors without a use") }
    guard expression.bounds.lower <= expression.bounds.upper else { fatalError("bounds the wrong way round") }
    _ = expression.comparisons
    _ = expression.joins.flatMap(\.problems)
    _ = expression.requirements
    _ = expression.variables
    _ = expression.selectors.map { $0.contradiction?.first }
}

private let promQLWords =
    [
        " by (", " without (", " on (", " ignoring (", " group_left (", " group_right (", " bool ", " offset ", " @ ",
        "start()", "end()", "step()", "range()", " and ", " or ", " unless ", " atan2 ", " anchored", " smoothed",
        " fill(", " fill_left(", " fill_right(", "[5m]", "[1h:1m]", "[5m::]", "=~\"", "!~\"", "!=\"", "=\"", "\"}",
        "{__name__=\"", "Inf", "NaN", "1h30m", "1e308", "0x", "\\x", "\\u", "\\U", "$__rate_interval", "${a:regex}",
        "[[a]]", "$a", "min(", "max(", "min_of(", "(?i)", "(?P<a>", "[[:alpha:]]", "\\p{Greek}", "{2,1000}", "\\Q",
        "# ",
        "\u{FFFD}", "==", "!=", "<=", ">=", "^", "%",
    ] + Function.all.map { "\($0.name)(" } + Aggregation.Operator.allCases.map { "\($0.rawValue)(" }
