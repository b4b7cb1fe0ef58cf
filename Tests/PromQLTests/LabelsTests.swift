import PromQL
import Testing

struct LabelsTests {
    static let possible: [(String, String, String)] = [
        // Labels that there can be, and that there can't.
        ("a", "x __name__", ""), ("a{x=\"\"}", "y", "x"), ("rate(a[5m])", "x", "__name__"), ("-a", "x", "__name__"),
        ("+a", "x __name__", ""), ("last_over_time(a[5m])", "x __name__", ""), ("sort(a)", "__name__", ""),
        ("sum(a)", "", "x __name__"), ("sum by (x) (a)", "x", "y __name__"), ("sum without (x) (a)", "y", "x __name__"),
        ("sum by (__name__) (a)", "__name__", "x"), ("topk by (x) (5, a)", "x y __name__", ""),
        ("sum by (x) (a{x=\"\"})", "", "x"), ("count_values by (x) (\"v\", a)", "x v", "y"),
        ("histogram_quantile(0.9, sum by (le, x) (a))", "x", "le y"),
        ("absent(a{x=\"1\", y=~\"2\"})", "x", "y __name__"),
        ("absent(sum(a{x=\"1\"}))", "", "x"), ("vector(1)", "", "x"), ("hour()", "", "x"),
        ("time() - a", "x", "__name__"),
        ("a > 1", "x __name__", ""), ("a > bool 1", "x", "__name__"), ("1 < a", "__name__", ""),
        ("label_replace(sum(a), \"x\", \"$1\", \"y\", \"(.*)\")", "x", "y"),
        ("label_join(sum by (y) (a), \"x\", \"\", \"y\")", "x y", "z"),
        ("label_join(sum(a), \"x\", \"\", \"y\")", "", "x"), ("info(sum(a))", "x", ""), ("a + b", "x", "__name__"),
        ("a > b", "x __name__", ""), ("a / on (x) b", "x", "y __name__"), ("a / ignoring (x) b", "y", "x __name__"),
        ("a * on (x) group_left (y) sum by (x, y) (b)", "x y z", ""),
        ("a * on (x) group_left (y) sum by (x) (b)", "x z", "y"),
        ("sum by (x) (a) * on (x) group_right (z) b", "x y", "z"), ("a and sum by (x) (b)", "x y __name__", ""),
        ("sum by (x) (a) or sum by (y) (b)", "x y", "z"), ("sum by (x, y) (a) / sum by (x) (b)", "x", "y"),
        ("sum by (x) (a)[1h:1m]", "x", "y"), ("(sum(a))", "", "x"), ("1", "", "x"), ("scalar(a)", "", "x"),
    ]

    @Test(arguments: possible)
    func `knows which labels there can be`(text: String, possible: String, impossible: String) throws {
        let labels = try Expression(parsing: text).labels
        for label in possible.split(separator: " ") { #expect(labels.mayHave(String(label)), "\(label)") }
        for label in impossible.split(separator: " ") { #expect(!labels.mayHave(String(label)), "\(label)") }
    }

    static let guaranteed: [(String, String)] = [
        ("a", "__name__"), ("a{x=\"1\", y=~\".+\", z!=\"\", w=~\".*\", v!=\"1\"}", "__name__ x y z"),
        ("sum by (x, w) (a{x=\"1\"})", "x"), ("sum without (x) (a{x=\"1\", y=\"2\"})", "y"),
        ("rate(a{x=\"1\"}[5m])", "x"),
        ("absent(a{x=\"1\"})", "x"), ("absent(a{x=\"1\", x!=\"2\"})", ""),
        ("label_replace(a, \"x\", \"y\", \"\", \"\")", "__name__ x"),
        ("label_replace(a, \"x\", \"$1\", \"y\", \"(.*)\")", "__name__"),
        ("label_join(sum(a), \"x\", \"-\", \"y\", \"z\")", "x"), ("count_values(\"v\", a)", "v"),
        ("a{x=\"1\"} + b{y=\"1\"}", "x y"), ("a{x=\"1\"} + on (x) b{y=\"1\"}", "x"),
        ("a{x=\"1\"} or b{x=\"1\", y=\"2\"}", "__name__ x"),
        ("sum(a) < b{x=\"1\"}", ""), ("{a=\"\", a=\"1\"}", "__name__"),
        ("a{x=\"1\"} and b{y=\"1\"}", "__name__ x"), ("a{z=\"1\"} * on (x) group_left (y) b{y=\"1\"}", "y z"),
    ]

    @Test(arguments: guaranteed)
    func `knows which labels every series has`(text: String, labels: String) throws {
        #expect(try Expression(parsing: text).labels.guaranteed.sorted().joined(separator: " ") == labels)
    }

    @Test func `knows values of labels`() throws {
        #expect(try Expression(parsing: "sum by (x) (a{x=\"1\", y=\"2\"})").labels.values == ["x": "1"])
        #expect(try Expression(parsing: "a{x=\"1\"} or a{x=\"2\"}").labels.values == ["__name__": "a"])
        #expect(
            try Expression(parsing: "label_replace(rate(a{x=\"1\"}[5m]), \"x\", \"2\", \"\", \"\")").labels.values == [
                "x": "2"
            ]
        )
    }
}
