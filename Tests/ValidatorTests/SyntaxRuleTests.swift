import Diagnostics
import Testing
import Validator
import YAML

private let cases: [RuleCase] = [
    RuleCase("yaml-syntax", "an unclosed quote", "a: 1️⃣\"b\n"),
    RuleCase("duplicate-key", "in a block", "a: b\n1️⃣a: c\n2️⃣\"a\": d\n"),
    RuleCase("duplicate-key", "in JSON", "{\"a\": 1, 1️⃣\"a\": 2}\n"),
    RuleCase("duplicate-key", "not across documents", "a: b\n---\na: c\n"),
    RuleCase("tab-indentation", "before a key", "a:\n1️⃣\tb: c\n"),
    RuleCase("undefined-alias", "of another document", "a: \"b\"\n---\nc: 1️⃣*a\n"),
    RuleCase("boolean-word", "values", "[1️⃣yes, 2️⃣No, 3️⃣on, 4️⃣OFF, 5️⃣y, 6️⃣N]\n", says: "quote it"),
    RuleCase("boolean-word", "keys", "1️⃣no: Norway\n2️⃣on: \"push\"\n", says: "the key"),
    RuleCase("boolean-word", "other words", "[yEs, nope, \"no\", 'yes', true, False, null, ~, nO, o]\n"),
    RuleCase("boolean-word", "text", "a: |\n  no\nb: >\n  yes\nc: yes and no\n"),
    RuleCase(
        "boolean-word",
        "a boolean to the server",
        "apiVersion: apps/v1\nkind: Deployment\nspec: {paused: 1️⃣yes, template: {spec: {hostNetwork: 2️⃣on}}}\n",
        .warning
    ),
    RuleCase(
        "exponent-number",
        "a quantity to the server",
        "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: LimitRange, spec: {limits: [{max: {cpu: 1️⃣1e3}}]}}\n",
        .warning
    ),
    RuleCase(
        "base-60-number",
        "text to the server",
        "apiVersion: v1\nkind: ConfigMap\ndata: {lunch: 1️⃣12:30}\n",
        .warning
    ),
    RuleCase("octal-number", "a number to Kubernetes", "[1️⃣0777, 2️⃣0o17, 3️⃣-012, 4️⃣0b11]\n", .warning),
    RuleCase("octal-number", "a number to some", "[1️⃣089, 2️⃣0129]\n", says: "to some readers", .error),
    RuleCase("octal-number", "no octal number", "[0, 0.5, 0x1f, 10, -1, 100, 0e0abc, 00-11]\n"),
    RuleCase("base-60-number", "times", "[1️⃣12:30, 2️⃣1:02:03, 3️⃣-1:30.5, 4️⃣0:5]\n"),
    RuleCase("base-60-number", "no times", "[12:60, 8080:80, \"12:30\", 10.0.0.1:9090, a:1, 1:, 12:300]\n"),
    RuleCase("underscored-number", "numbers", "[1️⃣1_000, 2️⃣0x_1f, 3️⃣1_0.5]\n"),
    RuleCase("underscored-number", "no numbers", "[_1, a_1, 2024_b, \"1_000\"]\n"),
    RuleCase("non-finite-number", "every spelling", "[1️⃣.inf, 2️⃣-.Inf, 3️⃣+.INF, 4️⃣.nan, 5️⃣.NaN]\n"),
    RuleCase("timestamp", "dates", "[1️⃣2024-01-31, 2️⃣2024-01-31T10:00:00Z, 3️⃣2024-1-3 10:00:00]\n"),
    RuleCase("timestamp", "no dates", "[2024-01, 20240131, v2024-01-31, 2024-01-31-1, 2024-1-3]\n"),
    RuleCase("exponent-number", "numbers", "[1️⃣1e3, 2️⃣12e45, 3️⃣1.5e3, 4️⃣1E+3]\n"),
    RuleCase("exponent-number", "no numbers, or everyone's", "[1.5e+3, e3, 1e, 0x1e3, 1ee3]\n"),
    RuleCase("reserved-scalar", "values", "[1️⃣=, 2️⃣<<, ==, \"=\"]\n"),
    RuleCase("non-string-key", "numbers and booleans", "1️⃣80: a\n2️⃣true: b\n3️⃣1.5: c\n\"443\": d\n", .warning),
    RuleCase("non-string-key", "values", "a: [80, true, 1.5, -1]\n"),
    RuleCase("unsupported-key", "null", "1️⃣~: a\n"),
    RuleCase("alias", "each", "a: &x b\nc: [1️⃣*x, 2️⃣*x]\n"),
    RuleCase("explicit-tag", "each", "a: 1️⃣!!str 80\nb: 2️⃣!custom {}\n"),
    RuleCase("empty-document", "between and at the end", "a: b\n1️⃣---\n---\nc: d\n2️⃣---\n# end\n"),
    RuleCase("empty-document", "a header comment is none", "# generated\n---\na: b\n"),
    RuleCase("separator-content", "and a comment is none", "--- # first\na: b\n--- 1️⃣{c: d}\n"),
    RuleCase("separator-content", "no separators", "a: |\n  --- b\n---c: d\n"),
    RuleCase("yaml-syntax", "after an end marker, without a separator", "a: b\n...\n# c\n1️⃣d: e\n"),
    RuleCase("yaml-syntax", "after an end marker, with one", "a: b\n...\n---\nd: e\n"),
    RuleCase("carriage-return", "once a file", "a: b\n1️⃣c: d\r\ne: f\r\n"),
]

@Test(arguments: cases)
func `a syntax rule finds what is marked, and nothing else`(test: RuleCase) async throws {
    await test.check(try RuleSelection(names: [test.rule.rawValue]))
}

@Test func `a fix makes the finding go away`() async throws {
    let text = "country: no\nlunch: 12:30\n80: web\nmode: 0644\nlabel: 0123\n"
    let validator = Validator(RuleSelection([.syntax]))
    let findings = await validator.validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
    #expect(findings.count == 5)
    var lines = text.split(separator: "\n").map(String.init)
    for finding in findings {
        let edit = try #require(finding.fix?.edits.first)
        let line = edit.range.start.line - 1
        let start = lines[line].index(lines[line].startIndex, offsetBy: edit.range.start.column - 1)
        let end = lines[line].index(lines[line].startIndex, offsetBy: edit.range.end.column - 1)
        lines[line].replaceSubrange(start..<end, with: edit.replacement)
    }
    #expect(lines == ["country: \"no\"", "lunch: \"12:30\"", "\"80\": web", "mode: 420", "label: \"0123\""])
    let mended = SourceFile(path: "a.yaml", text: lines.joined(separator: "\n"))
    #expect(await validator.validate(ManifestTree([mended])).isEmpty)
}

@Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"])
func `what follows a separator gets a line of its own after any line break`(lineBreak: String) async {
    let text = "a: {\(lineBreak)  b: c\n} # d\n--- 4\n"
    let tree = ManifestTree([SourceFile(path: "a.yaml", text: text)])
    let found = await Validator(RuleSelection([.syntax]), workers: 1).validate(tree)
    let fixes = found.filter { $0.id == "separator-content" }.compactMap(\.fix)
    #expect(FixedText(text, applying: fixes).text == "a: {\(lineBreak)  b: c\n} # d\n--- \n4\n")
}

@Test(arguments: [
    "--- --- {g[}}\n", "--- ---\n, m: a\n", "--- ... a\n", "--- \u{FEFF}*a\n", "a: 2024-05-01T12:00:00Z\"\n",
    "a: 2024-05-01T12:00:00 \\e\n", "a: 2024-05-01 12:00\n\n  b\u{2028}  c\n", "- --- 1:30\n",
])
func `mending keeps what a text says`(text: String) async throws {
    let tree = ManifestTree([SourceFile(path: "a.yaml", text: text)])
    let found = await Validator(RuleSelection([.syntax]), workers: 1).validate(tree)
    let fixed = FixedText(text, applying: found.compactMap(\.fix))
    let before = try? YAMLStream.parse(text).documents.map(texts)
    let after = try? YAMLStream.parse(fixed.text).documents.map(texts)
    #expect(before == after, "\(fixed.text)")
}

private func texts(_ node: YAMLNode) -> [String] {
    switch node.kind {
    case .scalar: [node.text]
    case .sequence: node.elements.flatMap(texts)
    case .mapping: node.entries.flatMap { texts($0.key) + texts($0.value) }
    }
}

@Test func `a syntax finding names the object and the field`() async throws {
    let text = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          namespace: acme-corp
        data:
          a/b: no
        """
    let lines = await findings(RuleSelection([.syntax]), in: ["a.yaml": text])
    #expect(lines.count == 1)
    #expect(lines.first?.hasSuffix("[boolean-word] ConfigMap acme-corp/settings /data/a~1b") == true)
}

@Test func `ordinary manifests are silent`() async throws {
    let text = """
        # Source: chart/templates/service.yaml
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          labels: {app.kubernetes.io/name: web, version: v1.2.3}
          annotations:
            checksum/config: 0a1b2c3d
            prometheus.io/port: "9090"
        spec:
          type: ClusterIP
          selector: {app: web}
          ports:
          - name: http
            port: 80
            targetPort: 8080
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, creationTimestamp: null}
        spec:
          replicas: 2
          strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}
          template:
            spec:
              containers:
                - image: registry.example/web:1.0
                  resources: {limits: {cpu: 100m, memory: 64Mi}, requests: {cpu: 0.5, memory: 1Gi}}
                  command: ["sh", "-c", "exec web"]
                  readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5}
        """
    #expect(await findings(RuleSelection([.syntax]), in: ["a.yaml": text]) == [])
}
