import Diagnostics
import Foundation
import TestSupport
import Testing
import Validator
import YAML

private let head = "apiVersion: tenantry.dev/v1alpha1\nkind: Configuration\nspec:\n"

/// A configuration with a marker where something is wrong.
private struct WrongConfiguration: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var message: String

    init(_ text: String, says message: String) {
        testDescription = message
        self.text = text
        self.message = message
    }
}

private let wrong: [WrongConfiguration] = [
    .init(head + "  1️⃣rule: []\n", says: "unknown field 'rule'; did you mean 'rules'?"),
    .init(
        head + "  rules: [{names: [1️⃣refrences]}]\n",
        says: "'refrences' is not a rule or a category; did you mean 'references'?"
    ),
    .init(head + "  rules: [1️⃣{enabled: false}]\n", says: "missing field 'names'"),
    .init(
        head + "  rules: [{names: [alias], severity: 1️⃣fatal}]\n",
        says: "expected one of 'error', 'warning', 'info', found 'fatal'"
    ),
    .init(head + "  rules: [{names: [alias], enabled: 1️⃣\"no\"}]\n", says: "expected true or false"),
    .init(head + "  rules: [{names: [alias], include: [1️⃣\"a[\"]}]\n", says: "its '[' is never closed"),
    .init(head + "  kubernetesVersions: [1️⃣1.2]\n", says: "known: from 1.28 to"),
    .init(head + "  kubernetesVersions: 1️⃣1.34\n", says: "expected a list"),
    .init(head + "  suppressions: [1️⃣{rule: alias, until: 2027-01-31}]\n", says: "missing field 'reason'"),
    .init(head + "  suppressions: [1️⃣{rule: alias, reason: why}]\n", says: "missing field 'until'"),
    .init(head + "  suppressions: [{rule: alias, reason: why, until: 1️⃣2027-02-31}]\n", says: "is not a day"),
    .init(head + "  suppressions: [{rule: alias, reason: 1️⃣\" \", until: 2027-02-01}]\n", says: "is not a reason"),
    .init(head + "  suppressions: [{rule: 1️⃣syntax, reason: a, until: 2027-02-01}]\n", says: "'syntax' is a category"),
    .init(head + "  capacity: {overcommit: 1️⃣-1}\n", says: "expected a factor above 0, at most 100"),
    .init(head + "  capacity: {cluster: {cpu: 1️⃣0, memory: 1Gi}}\n", says: "is not an amount above 0"),
    .init(head + "  capacity: {cluster: 1️⃣{cpu: 8}}\n", says: "missing field 'memory'"),
    .init("apiVersion: 1️⃣tenantry.dev/v1\nkind: Configuration\nspec: {}\n", says: "expected 'tenantry.dev/v1alpha1'"),
    .init("apiVersion: tenantry.dev/v1alpha1\nkind: 1️⃣Config\nspec: {}\n", says: "expected 'Configuration'"),
    .init(head + "  crds: []\n  1️⃣crds: []\n", says: "crds"),
    .init("1️⃣[a, b]\n", says: "expected a mapping"),
    .init("a: 1️⃣*b\n", says: "b"),
]

@Test(arguments: wrong)
private func `says what is wrong with a configuration, and where`(example: WrongConfiguration) throws {
    let tree = MarkedTree(["a.yaml": example.text])
    let (value, diagnostics) = LoadedConfiguration.read(Array(tree.files[0].text.utf8), path: "a.yaml")
    #expect(value == nil)
    let first = try #require(diagnostics.first)
    #expect(first.message.contains(example.message), "\(first.line)")
    #expect(first.location?.range?.start == tree.places["1️⃣"]?.range?.start, "\(first.line)")
}

private let hostile: [String] = [
    "", "---\n", "\0", "a", String(repeating: "[", count: 1 << 18), "a: 1\n---\na: 2\n",
    head + "  rules: [" + String(repeating: "{names: [x]},", count: 20_000) + "]\n",
    "a: &a [1, 2]\nb: [" + String(repeating: "*a,", count: 10_000) + "]\n",
]

@Test(.timeLimit(.minutes(5)), arguments: hostile.indices)
private func `a hostile configuration gives findings`(index: Int) {
    let (value, diagnostics) = LoadedConfiguration.read(Array(hostile[index].utf8), path: "a")
    #expect(value == nil)
    #expect(!diagnostics.isEmpty && diagnostics.count <= 1_001)
}

@Test func `a configuration is written as it was read`() throws {
    let sample = Configuration.sample
    let (copy, problems) = FieldReader.read(Configuration.self, from: try YAMLStream.parse(sample.yaml()).documents[0])
    #expect(problems.isEmpty)
    #expect(copy == sample)
}

/// What is left of findings in some files in `/repo/k8s`, seen from there, with a configuration of `/repo`.
private func report(
    _ configuration: String,
    rules: String? = nil,
    isWhole: Bool = false,
    in files: KeyValuePairs<String, String>
) async throws -> ValidationReport {
    let (loaded, diagnostics) = LoadedConfiguration.read(Array((head + configuration).utf8), path: "../.tenantry.yaml")
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.line))")
    let policy = RulePolicy(
        try #require(loaded),
        root: "/repo",
        workingDirectory: "/repo/k8s",
        overridesRules: rules != nil,
        isWhole: isWhole
    )
    let selection = try RuleSelection(names: rules.map { [$0] } ?? ["syntax", "suppressions"])
    var validator = Validator(policy.selection(from: selection))
    validator.policy = policy
    validator.today = try CalendarDay(parsing: "2029-12-01")
    return await validator.report(on: ManifestTree(files.map { SourceFile(path: $0.key, text: $0.value) }))
}

private func lines(_ report: ValidationReport) -> [String] {
    report.findings.map { "\($0.location?.path ?? ""): \($0.severity) \($0.id)" }
}

@Test func `turns rules off and on, everywhere and by path; the last word counts`() async throws {
    let files: KeyValuePairs = ["a.yaml": "a: no\nb: 0777\n", "old/b.yaml": "a: no\nb: 0777\n"]
    #expect(
        lines(try await report("  rules: [{names: [boolean-word], enabled: false}]\n", in: files))
            == ["a.yaml: warning octal-number", "old/b.yaml: warning octal-number"]
    )
    let scoped = """
          rules:
            - {names: [syntax], enabled: false}
            - {names: [boolean-word], enabled: true, severity: info, include: [k8s/old]}
            - {names: [octal-number], enabled: true, exclude: ["**/old/**"]}

        """
    #expect(
        lines(try await report(scoped, in: files)) == ["a.yaml: warning octal-number", "old/b.yaml: info boolean-word"]
    )
}

@Test func `rules of the command line are asked whatever the configuration says of all files`() async throws {
    let files: KeyValuePairs = ["a.yaml": "a: no\n", "old/b.yaml": "a: no\n"]
    let configuration = """
          rules:
            - {names: [syntax], enabled: false, severity: warning}
            - {names: [boolean-word], enabled: false, include: [k8s/old]}

        """
    #expect(
        lines(try await report(configuration, rules: "boolean-word", in: files)) == ["a.yaml: warning boolean-word"]
    )
}

@Test func `suppresses by path and by object, and says what is expired or unused`() async throws {
    let object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: NAME, namespace: ns}\ndata: {a: no}\n"
    let files: KeyValuePairs = [
        "a.yaml": object.replacing("NAME", with: "one") + "---\n" + object.replacing("NAME", with: "two"),
        "b.yaml": object.replacing("NAME", with: "one"),
    ]
    let configuration = """
          suppressions:
            - {rule: boolean-word, paths: [k8s/a.yaml], object: ConfigMap ns/one, reason: why, until: 2029-12-01}
            - {rule: boolean-word, paths: [k8s/b.yaml], reason: why, until: 2029-11-30}
            - {rule: alias, paths: ["k8s/*.yaml"], reason: why, until: 2029-12-01}
            - {rule: alias, paths: ["other/*.yaml"], reason: why, until: 2029-12-01}
            - {rule: alias, reason: why, until: 2029-12-01}

        """
    let some = try await report(configuration, in: files)
    #expect(some.suppressed.map(\.object) == ["ConfigMap ns/one"])
    #expect(
        lines(some) == [
            "../.tenantry.yaml: warning expired-suppression", "../.tenantry.yaml: warning unused-suppression",
            "a.yaml: error boolean-word", "b.yaml: error boolean-word",
        ]
    )
    #expect(some.findings.first?.location?.range?.start == SourcePosition(line: 6, column: 14))
    // Only a run that looks at everything knows that the others are unused too.
    let whole = try await report(configuration, isWhole: true, in: files)
    #expect(lines(whole).filter { $0.hasSuffix("unused-suppression") }.count == 3)
}

@Test func `a file that can't be read is reported whatever a configuration says`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a: 1\n", to: "a.yaml")
    let tree = try ManifestTree.load(paths: [folder.url.path])
    try FileManager.default.removeItem(at: folder.url.appending(path: "a.yaml"))
    let text = head + "  rules: [{names: [syntax], enabled: false}]\n"
    var validator = Validator()
    let configuration = try #require(LoadedConfiguration.read(Array(text.utf8), path: "c").configuration)
    validator.policy = RulePolicy(configuration, root: "/", workingDirectory: "/")
    #expect(await validator.validate(tree).map(\.id) == ["unreadable-file"])
}

extension SourceFile {
    fileprivate var text: String { ManifestTree([self]).text(of: path) ?? "" }
}
