import Diagnostics
import Testing
import Validator
import YAML

/// A file whose aliases are found but for those that are suppressed: one finding at each marker, in their order.
private struct SuppressionCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    /// The rules of the findings at the markers, the first of them at 1.
    var rules: [Diagnostic.ID]
    var suppressed: Int

    init(_ label: String, suppressed: Int = 0, _ text: String) {
        self.init(label, suppressed: suppressed, [], text)
    }

    init(_ label: String, suppressed: Int = 0, _ rules: [Diagnostic.ID], _ text: String) {
        testDescription = label
        self.text = text
        self.rules = rules
        self.suppressed = suppressed
    }
}

private let head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"

private let cases: [SuppressionCase] = [
    SuppressionCase(
        "on the line itself",
        suppressed: 1,
        ["alias"],
        head + "data:\n  a: &a \"1\"\n  b: *a  # tenantry:ignore alias until 2030-01-31: why not\n  c: 1️⃣*a\n"
    ),
    SuppressionCase(
        "on the line before an entry",
        suppressed: 1,
        ["alias"],
        head + "data:\n  a: &a \"1\"\n  # tenantry:ignore alias until 2030-01-31: why not\n  b: *a\n  c: 1️⃣*a\n"
    ),
    SuppressionCase(
        "on the line before an entry that holds more",
        suppressed: 2,
        ["alias"],
        head + "x: &a 1\n# tenantry:ignore alias until 2030-01-31: why not\ndata:\n  b: *a\n  c: *a\nz: 1️⃣*a\n"
    ),
    SuppressionCase(
        "before an item of a list, which is not the list",
        suppressed: 1,
        ["alias"],
        head + "x: &a 1\nz:\n  # tenantry:ignore alias until 2030-01-31: why not\n  - b: *a\n  - 1️⃣*a\n"
    ),
    SuppressionCase(
        "before an object's first line, which is the object",
        suppressed: 2,
        ["alias"],
        "# tenantry:ignore alias until 2030-01-31: why not\n\(head)data: {a: &a \"1\", b: *a, c: *a}\n"
            + "---\n\(head)data: {a: &b \"1\", b: 1️⃣*b}\n"
    ),
    SuppressionCase(
        "before the separator of an object",
        suppressed: 1,
        ["alias"],
        head + "data: {a: &a \"1\", b: 1️⃣*a}\n# tenantry:ignore alias until 2030-01-31: why not\n---\n"
            + head + "data: {a: &b \"1\", b: *b}\n"
    ),
    SuppressionCase(
        "of two rules, one above another, and with blank lines",
        suppressed: 3,
        head + "x: &a 1\n# tenantry:ignore alias, boolean-word until 2030-01-31: why not\n"
            + "#tenantry:ignore timestamp until 2030-01-31 why not\n\n# words\nz: [*a, no, 2020-01-01]\n"
    ),
    SuppressionCase(
        "by an annotation, of the whole object and no other",
        suppressed: 2,
        ["alias"],
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n"
            + "    ignore.tenantry.dev/alias: 2030-01-31 why not\ndata: {a: &a \"1\", b: *a, c: *a}\n"
            + "---\n\(head)data: {a: &b \"1\", b: 1️⃣*b}\n"
    ),
    SuppressionCase(
        "by an annotation of one item of a list",
        suppressed: 1,
        ["alias"],
        """
        apiVersion: v1
        kind: List
        items:
          - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: &a "1", b: 1️⃣*a}}
          - apiVersion: v1
            kind: ConfigMap
            metadata: {name: b, annotations: {ignore.tenantry.dev/alias: 2030-01-31 why}}
            data: {a: *a}

        """
    ),
    SuppressionCase(
        "on its last day",
        suppressed: 1,
        "a: &a 1\nb: *a # tenantry:ignore alias until 2029-12-01: why not\n"
    ),
    SuppressionCase(
        "after its last day, when the finding is back",
        ["expired-suppression", "alias"],
        "a: &a 1\n1️⃣# tenantry:ignore alias until 2029-11-30: why not\nb: 2️⃣*a\n"
    ),
    SuppressionCase(
        "that suppresses nothing",
        ["unused-suppression", "unused-suppression"],
        "a: 1\nb: 2 1️⃣# tenantry:ignore alias until 2030-01-31: why not\n---\napiVersion: v1\nkind: ConfigMap\n"
            + "metadata:\n  name: a\n  annotations:\n    2️⃣ignore.tenantry.dev/alias: 2030-01-31 why not\n"
    ),
    SuppressionCase(
        "of a rule that is not asked, which nobody can tell to be unused",
        "a: 1 # tenantry:ignore unknown-secret until 2030-01-31: why not\n"
    ),
    SuppressionCase(
        "without a reason, a day, a rule; with wrong ones",
        Array(repeating: "invalid-suppression", count: 10),
        """
        1️⃣# tenantry:ignore alias until 2030-01-31:
        2️⃣# tenantry:ignore alias until tomorrow: why not
        3️⃣# tenantry:ignore alias: why not
        4️⃣# tenantry:ignore until 2030-01-31: why not
        5️⃣# tenantry:ignore
        6️⃣# tenantry:ignore aliass until 2030-01-31: why not
        7️⃣# tenantry:ignore syntax until 2030-01-31: why not
        8️⃣# tenantry:ignore unused-suppression until 2030-01-31: why not
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: a
          annotations:
            9️⃣ignore.tenantry.dev/alias: soon
            🔟ignore.tenantry.dev/: 2030-01-31 why not

        """
    ),
    SuppressionCase(
        "in text, which is none",
        ["alias"],
        """
        a: &a "x # tenantry:ignore alias until 2030-01-31: why not"
        b: |
          # tenantry:ignore alias until 2030-01-31: why not
          x
        c: 1️⃣*a
        d: x#tenantry:ignore alias
        e: "
          # tenantry:ignore alias until nonsense"
        # tenantry:ignored is another word
        # what tenantry:ignore does is told elsewhere

        """
    ),
    SuppressionCase(
        "after a block of text",
        suppressed: 1,
        "a: &a 1\nb:\n  c: |\n    text\n\n  # tenantry:ignore alias until 2030-01-31: why not\n  d: *a\n"
    ),
    SuppressionCase(
        "in a file that is no YAML",
        suppressed: 1,
        ["unused-suppression"],
        "a: 1\n# tenantry:ignore yaml-syntax until 2030-01-31: why not\nb: ]\nc: d\n1️⃣# tenantry:ignore yaml-syntax until 2030-01-31: why\n"
    ),
    SuppressionCase(
        "with lines that end with carriage returns",
        suppressed: 2,
        ["carriage-return"],
        "1️⃣a: &a 1\r\n# tenantry:ignore alias until 2030-01-31: why not\r\nb: *a\r\nc: *a # tenantry:ignore alias until 2030-01-31: é\r\n"
    ),
]

@Test(arguments: cases)
private func `a suppression counts where it should`(example: SuppressionCase) async throws {
    let tree = MarkedTree(["manifest.yaml": example.text])
    var validator = Validator(RuleSelection([.syntax, .suppressions]))
    validator.today = try CalendarDay(parsing: "2029-12-01")
    let report = await validator.report(on: ManifestTree(tree.files))
    let expected = tree.places.sorted { left, right in
        (left.value.range?.start ?? .init(line: 0, column: 0)) < (right.value.range?.start ?? .init(line: 0, column: 0))
    }
    #expect(report.findings.map(\.id) == example.rules, "\(report.findings.map(\.line))")
    #expect(report.findings.map(\.location?.range?.start) == expected.map(\.value.range?.start))
    #expect(report.suppressed.count == example.suppressed, "\(report.suppressed.map(\.line))")
}

@Test(arguments: [
    ("# tenantry:ignore aliass until 2030-01-31: x", "there is no rule 'aliass'; did you mean 'alias'?"),
    ("# tenantry:ignore drift until 2030-01-31: x", "'drift' is a category; name each rule that is suppressed"),
    (
        "# tenantry:ignore alias until 2030-02-30: x",
        "'2030-02-30' is no day until which it counts; write it as '2027-01-31'"
    ),
    ("# tenantry:ignore alias until 2030-01-31: !", "a suppression needs a reason; write it after the day"),
])
func `says what is wrong with a suppression`(text: String, message: String) async {
    let lines = await findings(RuleSelection([.suppressions]), in: ["a.yaml": text + "\na: 1\n"])
    #expect(lines == ["a.yaml:1:1: error: \(message) [invalid-suppression] - -"])
}

@Test(arguments: [
    ("2027-01-31", true), ("2028-02-29", true), ("2027-02-29", false), ("2100-02-29", false), ("2000-02-29", true),
    ("2027-13-01", false), ("2027-00-01", false), ("2027-04-31", false), ("2027-1-31", false), ("27-01-31", false),
    ("2027-01-31x", false), ("+027-01-31", false), ("", false), ("２027-01-31", false),
])
func `reads days of the calendar, and nothing else`(text: String, isDay: Bool) throws {
    let day = try? CalendarDay(parsing: text)
    #expect(day?.text == (isDay ? text : nil))
}

@Test func `days are those of UTC`() throws {
    #expect(CalendarDay(secondsSince1970: 0).text == "1970-01-01")
    #expect(CalendarDay(secondsSince1970: 1_798_761_599).text == "2026-12-31")
    #expect(CalendarDay(secondsSince1970: 1_798_761_600).text == "2027-01-01")
    #expect(CalendarDay(secondsSince1970: .max).text == "0000-01-01")
    #expect(try CalendarDay(parsing: "2026-12-31") < CalendarDay(parsing: "2027-01-01"))
}

@Test(.timeLimit(.minutes(5)), arguments: ["", "a: 1\n"])
func `a file of nothing but suppressions takes no longer than another`(rest: String) async {
    let line = "# tenantry:ignore alias until 2999-01-31: why not\n"
    let text = String(repeating: line, count: 20_000) + String(repeating: "\n", count: 1 << 20) + rest
    let report = await Validator(RuleSelection([.syntax, .suppressions])).report(
        on: ManifestTree([SourceFile(path: "a.yaml", text: text)])
    )
    #expect(report.findings.count <= 1_010)
    #expect(report.findings.contains { $0.message.contains("may have 1000 suppressions") })
}
