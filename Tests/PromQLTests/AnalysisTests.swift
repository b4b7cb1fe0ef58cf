import PromQL
import Testing

struct AnalysisTests {
    @Test func `lists selectors in the order of the text`() throws {
        let expression = try Expression(
            parsing: #"a / on (x) rate(b{y="1"}[5m]) + {__name__="c"} or max_over_time(d[1h:])"#
        )
        #expect(expression.selectors.map(\.metricName) == ["a", "b", "c", "d"])
        #expect(expression.selectors[1].matchers(for: "y").map(\.value) == ["1"])
    }

    @Test func `tells what is done with a selector`() throws {
        let uses = try Expression(
            parsing:
                "histogram_quantile(0.9, sum by (le) (rate((a[5m])))) > 2 and topk(scalar(b), increase(c[1h:1m])) == 0"
        ).uses
        #expect(uses.map(\.selector.name) == ["a", "b", "c"])
        #expect(uses.map { $0.functions.map(\.name) } == [["rate", "histogram_quantile"], ["scalar"], ["increase"]])
        #expect(uses.map { $0.function?.name } == ["rate", "scalar", nil])
        #expect(uses.map(\.isRated) == [true, false, true])
        #expect(uses.map(\.range?.constantSeconds) == [300, nil, nil])
        #expect(uses[0].isInside(anyOf: ["histogram_quantile"]))
        #expect(uses.allSatisfy { $0.comparison == nil })
        #expect(try Expression(parsing: "(up) == 0").uses.first?.comparison?.operator == .equal)
        #expect(try Expression(parsing: "avg_over_time(rate(a[5m])[1h:])").uses.first?.isRated == true)
        #expect(try Expression(parsing: "avg_over_time(a[5m])").uses.first?.isRated == false)
    }

    static let bounds: [(String, Double, Double)] = [
        ("1 + 2 * 3", 7.0, 7.0), ("-(2)", -2, -2), ("absent(a)", 1, 1), ("rate(a[5m])", 0, .infinity),
        ("a", -.infinity, .infinity),
        ("count(a)", 1, .infinity), ("1 - rate(a[5m]) / rate(b[5m])", -.infinity, 1), ("a > bool 1", 0, 1),
        ("vector(3)", 3, 3),
        ("clamp_max(rate(a[5m]), 5)", 0, 5), ("clamp(a, -1, 1) * 2", -2, 2), ("hour()", 0, 23),
        ("sum(rate(a[5m]))", 0, .infinity),
        ("max(sgn(a))", -1, 1), ("count(a) or vector(0)", 0, .infinity), ("quantile(0.5, clamp(a, 0, 1))", 0, 1),
        ("a % 2", -.infinity, .infinity),
        ("1 / 0.5", 2, 2), ("1 / 0", 0, .infinity), ("NaN", -.infinity, .infinity),
        ("14.4 * (1 - 0.999)", 14.4 * (1 - 0.999), 14.4 * (1 - 0.999)),
    ]

    @Test(arguments: bounds)
    func `bounds values`(text: String, lower: Double, upper: Double) throws {
        #expect(try Expression(parsing: text).bounds == ValueBounds(lower, upper))
    }

    static let outcomes: [(String, [String])] = [
        ("rate(a[5m]) < 0", ["never"]), ("rate(a[5m]) >= 0", ["always"]), ("a > 1", ["depends"]),
        ("absent(a) == 1", ["always"]),
        ("absent(a) > 1", ["never"]), ("count(a) == 0", ["never"]), ("count(a) < 1", ["never"]),
        ("hour() > 23", ["never"]),
        ("1 - rate(a[5m]) / rate(b[5m]) > 1", ["never"]), ("1 == bool 2", ["never"]), ("1 != bool 1", ["never"]),
        ("rate(a[5m]) > 2 > 1", ["depends", "depends"]), ("sum(a > 5) < 3", ["depends", "depends"]),
        ("a unless b > 5", ["depends"]),
        ("histogram_fraction(0, 1, a) > 1.5", ["never"]), ("1000 * 0.01 < bool a", ["depends"]),
        ("a == NaN", ["depends"]),
    ]

    @Test(arguments: outcomes)
    func `knows comparisons that never or always hold`(text: String, outcomes: [String]) throws {
        let comparisons = try Expression(parsing: text).comparisons
        #expect(comparisons.map(\.outcome.rawValue).sorted() == outcomes.sorted())
    }

    @Test func `knows which comparisons decide the result`() throws {
        func deciding(_ text: String) throws -> [Bool] {
            try Expression(parsing: text).comparisons.map(\.decidesResult)
        }
        #expect(try deciding("a > 1") == [true])
        #expect(try deciding("(a > 1) and (b < 2 or c == 3)") == [true, true, true])
        #expect(try deciding("a > bool 1") == [false])
        #expect(try deciding("sum(a > 1)") == [false])
        #expect(try deciding("a > 1 unless b > 2") == [true, false])
        #expect(try Expression(parsing: "2 < a").comparisons.first?.constant == 2)
    }

    @Test(
        arguments: [
            ("a / b", []), ("sum by (x) (a) / sum by (x) (b)", []), ("a and on (x) b", []), ("a or sum by (x) (b)", []),
            ("sum by (x, y) (a) / sum by (x) (b)", ["y: left"]), ("sum by (x) (a) / sum by (x, y) (b)", ["y: right"]),
            ("a{y=\"1\"} / sum by (x) (b)", ["y: left, nothing"]), ("sum(a) / on (x) sum(b)", ["x: neither"]),
            ("a{x=\"1\"} / b{x=\"2\"}", ["x: 1, 2"]), ("a{x=\"1\"} / ignoring (x) b{x=\"2\"}", []),
            ("a{x=\"1\"} / on (y) b{x=\"2\"}", []),
            ("a * on (x) group_left (z) sum by (x) (b)", ["z: take"]),
            ("a * on (x) group_left (z) sum by (x, z) (b)", []),
            ("a * on (x) sum by (y) (b)", ["x: left"]), ("absent(a) and on () (b > 1)", []), ("sum(a) * on () b", []),
            ("sum(a{x=\"1\"} / b{x=\"2\"}) / sum(c)", ["x: 1, 2"]), ("1 + a", []),
        ]
    )
    func `finds joins that lose series`(text: String, problems: [String]) throws {
        let found = try Expression(parsing: text).joins.flatMap(\.problems).map { problem in
            switch problem {
            case .labelOnOneSide(let label, let side, let matchesNothing):
                "\(label): \(side)\(matchesNothing ? ", nothing" : "")"
            case .labelOnNeitherSide(let label): "\(label): neither"
            case .differentValues(let label, let left, let right): "\(label): \(left), \(right)"
            case .nothingToTake(let label): "\(label): take"
            }
        }
        #expect(found == problems)
    }

    @Test func `finds conditions that never hold together`() throws {
        func contradiction(_ text: String) throws -> String? {
            try Expression(parsing: text).selectors[0].contradiction.map { "\($0.first) \($0.second)" }
        }
        #expect(try contradiction("a{b=\"c\", b=\"d\"}") == "b=\"c\" b=\"d\"")
        #expect(try contradiction("a{b!=\"c\", x=\"y\", b=\"c\"}") == "b!=\"c\" b=\"c\"")
        #expect(try contradiction("a{b=\"\", b=~\".+\"}") == "b=\"\" b=~\".+\"")
        #expect(try contradiction("a{b=\"c\", b!=\"d\", e=\"d\"}") == nil)
    }

    @Test func `lists what old versions lack`() throws {
        func titles(_ text: String) throws -> [String] { try Expression(parsing: text).requirements.map(\.title) }
        #expect(try titles("sum by (a) (rate(b[5m])) > 1").isEmpty)
        #expect(try titles("mad_over_time(a[300])") == ["'mad_over_time'", "durations without units"])
        #expect(try titles("{\"a.b\"} + fill(0) c") == ["'fill'", "names in quotes"])
        let flagged = "limitk(1, last_over_time(a[5m + step()] smoothed offset 0s))[1h::]"
        let requirements = try Expression(parsing: flagged).requirements
        #expect(requirements.map(\.title).first == "'::'")
        let flags: [Requirement.Flag] = [.experimentalFunctions, .durationExpressions, .extendedRangeSelectors]
        #expect(requirements.compactMap(\.flag) == flags)
    }
}
