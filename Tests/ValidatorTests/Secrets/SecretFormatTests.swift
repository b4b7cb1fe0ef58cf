import Diagnostics
import Testing
import Validator

@testable import enum Validator.EncodedText
@testable import struct Validator.SecretFormat

/// A key of a format, made up.
private struct MadeUpKey: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String

    var testDescription: String { name + " " + text.prefix(4) }

    init(_ format: SecretFormat, length: Int) {
        name = format.name
        let characters = (UInt8(33)..<127).filter(format.body.contains)
        // Steps that share no factor with the length of the alphabet lead to each of them; the last is a letter or a
        // digit, so that it doesn't end a sentence.
        var body = (0..<length).map { characters[($0 * 17 + 11) % characters.count] }
        if let plain = characters.first(where: { $0 > 47 && $0 < 58 }) { body[length - 1] = plain }
        text = String(decoding: format.prefix + body, as: UTF8.self)
    }

    static let all = SecretFormat.known.flatMap { format in
        Set([format.length.lowerBound, format.length.upperBound]).sorted().map { MadeUpKey(format, length: $0) }
    }
}

private func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bits = text.utf8.flatMap { byte in (0..<8).map { byte >> (7 - UInt8($0)) & 1 } }
    var encoded = ""
    for start in stride(from: 0, to: bits.count, by: 6) {
        let six = (0..<6).map { start + $0 < bits.count ? bits[start + $0] : 0 }
        encoded.append(alphabet[six.reduce(0) { $0 << 1 | Int($1) }])
    }
    while encoded.utf8.count % 4 != 0 { encoded.append("=") }
    return encoded
}

private func secrets(in text: String, path: String = "a.yaml") async -> [Diagnostic] {
    await Validator(RuleSelection([.secrets]), workers: 1).validate(ManifestTree([SourceFile(path: path, text: text)]))
}

/// Whether anything that is reported shows a secret, or a part of it.
private func shows(_ findings: [Diagnostic], _ secret: String, source: String) throws -> Bool {
    let ids = RuleCatalogue.secretive
    let report = try TextReporter(secretive: ids) { _ in source }.report(findings) + JSONReporter().report(findings)
    return [secret, base64(secret)].contains { report.contains($0) || report.contains($0.suffix(12)) }
}

@Test(arguments: MadeUpKey.all)
private func `a key of a known format is found wherever it is, and never shown`(key: MadeUpKey) async throws {
    let places = [
        "a: 1 # \(key.text)\n",
        "a: \(key.text)\n",
        "a: \"{\\\"b\\\":\\\"c\\n\(key.text)\\\"}\"\n",
        "- --token=\(key.text)\n",
        "a: |\n  You are an assistant. Use \(key.text), or ask.\n",
        "a: >-\n  curl https://api.example/\(key.text)?x=y\n",
        "{\"a\": [\"\(key.text)\"]}\n",
        "a: \(base64("login=\(key.text)\n"))\n",
        "\(key.text): a\n",
        "a: [\(key.text)\n",
    ]
    for text in places {
        let findings = await secrets(in: text)
        #expect(findings.map(\.id) == ["known-secret"], "\(text) \(findings.map(\.line))")
        #expect(findings.first?.message.contains(key.name) == true, "\(findings.map(\.line))")
        #expect(try !shows(findings, key.text, source: text), "\(text)")
    }
}

@Test func `a key is where it stands, in its object and field`() async throws {
    let key = MadeUpKey(try #require(SecretFormat.known.first { $0.name == "a GitHub token" }), length: 36).text
    let text = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a, namespace: b}
        data: {c: d}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: e, namespace: f}
        data:
          g: |
            grüße
            ü = \(key)
        # \(key)
        """
    let findings = await secrets(in: text)
    #expect(findings.map { $0.location?.description } == ["a.yaml:12:9", "a.yaml:13:3"])
    #expect(findings.map(\.object) == ["ConfigMap f/e", "ConfigMap f/e"])
    #expect(findings.map(\.pointer) == ["/data/g", nil])
    #expect(findings.first?.location?.range?.end.column == 9 + key.utf8.count)
}

@Test func `other findings on the line of a secret don't show it either`() async throws {
    let key = MadeUpKey(try #require(SecretFormat.known.first { $0.name == "a GitHub token" }), length: 36).text
    let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nData: {b: \(key)}\n"
    let findings = await Validator(workers: 1).validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
    #expect(findings.map(\.id).contains("unknown-field"))
    #expect(try !shows(findings, key, source: text))
}

@Test(arguments: [
    "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ghp_000000000000000000000000000000000000", "sk-learn-0.24.1",
    "task-force-management-unit",
    "hf_hub_download_the_model_of_the_tenant", "npm_config_registry", "AKIA", "key-value-store-of-the-platform",
    "SG.example",
    "glpat-", "pypi-server", "eyJhbGciOiJub25lIn0.e30.", "xoxb-your-token",
])
func `words that start like keys are none`(text: String) async {
    let findings = await secrets(in: "a: \(text)\n# \(text)\n")
    #expect(findings.isEmpty, "\(findings.map(\.line))")
}
