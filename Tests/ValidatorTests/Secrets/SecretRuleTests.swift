import Diagnostics
import Testing

@testable import Validator

private func configMap(_ entry: String) -> String {
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\ndata:\n  \(entry)\n"
}

private let cases: [RuleCase] = [
    RuleCase(
        "known-secret",
        "a JSON Web Token",
        configMap(
            "a: 1️⃣eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJhIiwic3ViIjoiYiIsImV4cCI6MX0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg"
        )
    ),
    RuleCase(
        "private-key",
        "of every sort, up to its end",
        ["PRIVATE", "RSA PRIVATE", "EC PRIVATE", "OPENSSH PRIVATE", "ENCRYPTED PRIVATE", "PGP PRIVATE"].enumerated()
            .map { index, name in
                let markers = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣"]
                let tail = name.hasPrefix("PGP") ? " BLOCK" : ""
                return
                    "- |\n  \(markers[index])-----BEGIN \(name) KEY\(tail)-----\n  MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2\n"
                    + "  -----END \(name) KEY\(tail)-----\n"
            }.joined()
    ),
    RuleCase(
        "private-key",
        "in JSON, and after a name",
        "- '{\"key\": \"1️⃣-----BEGIN \("PRIVATE") KEY-----\\nMIGHAgEAMBMGByqG\\n-----END \("PRIVATE") KEY-----\\n\"}'\n"
            + "- KEY=2️⃣-----BEGIN \("PRIVATE") KEY-----\n"
    ),
    RuleCase(
        "private-key",
        "public ones",
        """
        - |
          -----BEGIN CERTIFICATE-----
          MIIBhTCCASugAwIBAgIQIRi6zePL6mKjOipn+dNuaTAKBggqhkjOPQQDAjASMRAw
          DgYDVQQKEwdBY21lIENvMB4XDTE3MTAyMDE5NDMwNloXDTE4MTAyMDE5NDMwNlow
          -----END CERTIFICATE-----
        - |
          -----BEGIN PUBLIC KEY-----
          MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9
          -----END PUBLIC KEY-----
        - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me@example
        """
    ),
    RuleCase(
        "password-in-address",
        "of any scheme",
        """
        - postgres://app:hunter2@db:5432/shop
        - https://user:p%40ss@example.com/?a=b
        - --url=redis://:hunter2@cache
        """
        .replacing("postgres", with: "1️⃣postgres").replacing("https", with: "2️⃣https").replacing("redis", with: "3️⃣redis")
    ),
    RuleCase(
        "password-in-address",
        "of none",
        """
        - https://user@example.com/a:b
        - https://example.com:8080/a@b
        - postgres://app:$(PASSWORD)@db
        - postgres://app:${PASSWORD}@db
        - postgres://app:<password>@db
        - postgres://app:****@db
        - http://[::1]:80/
        - 'git@example.com:a/b.git, https://a:b'
        - oci://registry.example/a:1@sha256:0123
        """
    ),
    RuleCase(
        "high-entropy",
        "without a name that says so",
        configMap("a: 1️⃣q7XkT2vR9mLw4ZcB8nYs3HdJ6pGf1UeA")
    ),
    RuleCase("high-entropy", "in base64", configMap("a: 1️⃣3q2+7wABx0Zy/9kTq1vLmN8oPeRsWuYzBc4=")),
    RuleCase("high-entropy", "of small letters and digits", configMap("a: 1️⃣x7f9k2m4q8z1w3r5t6y0u2i4o7p9a1s3")),
    RuleCase(
        "high-entropy",
        "in hexadecimal, with a name that says so",
        "env: [{name: SESSION_KEYS,\nvalue: 0}]\nclient_secret: 1️⃣0f3a9c1d5e7b2468ace013579bdf8642\n"
            + "- name: UPSTREAM_TOKENS\n  value: 2️⃣0f3a9c1d5e7b2468ace013579bdf8642\n"
            .replacing("- name", with: "b:\n- name")
    ),
    RuleCase(
        "high-entropy",
        "what is long and public",
        """
        - registry.example/web@sha256:0f3a9c1d5e7b2468ace013579bdf86420f3a9c1d5e7b2468ace013579bdf8642
        - 6ba7b810-9dad-11d1-80b4-00c04fd430c8
        - kube_pod_container_status_last_terminated_reason
        - topology.kubernetes.io/zone-us-east-1a-and-1b-and-1c
        - alertmanagerConfigMatcherStrategyOnNamespaceExceptForAlertmanagerNamespace
        - sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==
        - x5c: q7XkT2vR9mLw4ZcB8nYs3HdJ6pGf1UeA
        - checksum/config: q7XkT2vR9mLw4ZcB8nYs3HdJ6pGf1UeA
        - password: ENC[AES256_GCM,data:q7XkT2vR9mLw4ZcB8nYs3HdJ6pGf1UeA,type:str]
        - secretName: llm-gateway-token-7d9f4c8b6
        - arn:aws:iam::111122223333:role/tenantry-secrets-of-the-platform
        - 2026-11-26T15:00:00.000000Z-2026-11-27T15:00:00.000000Z
        - id/D539D4633E53DE1B71D539D4633E53DE
        """
    ),
    RuleCase(
        "double-base64",
        "in a ConfigMap",
        configMap("a: 1️⃣ZDJWc1kyOXRaU0IwYnlCMGFHVWdZV050WlNCemFHOXc=")
    ),
    RuleCase("double-base64", "once", configMap("a: d2VsY29tZSB0byB0aGUgYWNtZSBzaG9w")),
    RuleCase(
        "secret-object",
        "each value",
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: a, namespace: b}
        data: {c: 1️⃣b3JhbmdlIGJvYXQ=, d: ""}
        stringData: {e: 2️⃣orange boat, f: $(LATER), g: "<path:secret/a#b>"}
        """,
        says: "the Secret holds the value of"
    ),
    RuleCase(
        "secret-object",
        "a token without an end",
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: a, namespace: b, annotations: {kubernetes.io/service-account.name: c}}
        type: 1️⃣kubernetes.io/service-account-token
        """,
        .warning
    ),
    RuleCase(
        "secret-object",
        "encrypted by SOPS",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {b: c2VjcmV0}\nsops: {version: 3.9.0}\n"
    ),
    RuleCase(
        "secret-generator",
        "of literals and of files",
        tree: [
            "kustomization.yaml": """
            secretGenerator:
              - {name: a, literals: [1️⃣b=hunter2, c=$(LATER)], files: [2️⃣d.txt]}
              - {name: e, env: 3️⃣f.env}
            """
        ],
        says: "is made of what is in Git"
    ),
    RuleCase(
        "plain-secret",
        "in a ConfigMap",
        configMap("DB_PASSWORD: 1️⃣hunter2\n  apiKey: 2️⃣abc\n  github-token: 3️⃣abc\n  aws.secret.access.key: 4️⃣a")
    ),
    RuleCase(
        "plain-secret",
        "in environments",
        pod(
            "env:\n  - {name: OPENAI_API_KEY, value: 1️⃣none-yet}\n  - {name: TOKEN, valueFrom: {secretKeyRef: {name: a, key: b}}}",
            "initContainers: [{name: a, env: [{name: CLIENT_SECRET, value: 2️⃣hunter2}]}]"
        )
    ),
    RuleCase(
        "plain-secret",
        "what only speaks of one",
        configMap(
            """
            TOKEN_FILE: /var/run/token
              password: /var/run/password
              API_KEY: $(API_KEY)
              secretName: keys
              maxTokens: "4096"
              token: "true"
              sort-key: name
              TOKEN: https://issuer.example
              secret: ""
            """
        )
    ),
]

@Test(arguments: cases)
func `secrets are found where they are, and nothing else is`(test: RuleCase) async {
    await test.check(RuleSelection([.secrets]))
}

/// A text that is made to be looked at again and again.
private struct HostileText: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: [UInt8]

    init(_ label: String, _ text: String) {
        testDescription = label
        bytes = Array(text.utf8)
    }

    static let all = [
        HostileText("dashes", String(repeating: "-", count: 1 << 20)),
        HostileText("one word", String(repeating: "a", count: 1 << 20)),
        HostileText("a word of everything", String(repeating: "aB3-_/+=.~", count: 1 << 17)),
        HostileText("prefixes", String(repeating: "sk-", count: 1 << 19)),
        HostileText("prefixes of tokens", String(repeating: "eyJ", count: 1 << 19)),
        HostileText("parts of tokens", String(repeating: "eyJ.", count: 1 << 18)),
        HostileText("webhooks", String(repeating: "hooks.slack.com/services/", count: 1 << 15)),
        HostileText("long prefixes", String(repeating: "pypi-", count: 1 << 18)),
        HostileText("blocks without an end", String(repeating: "-----BEGIN A-----\n", count: 1 << 16)),
        HostileText("ends", String(repeating: "-----END A-----\n", count: 1 << 16)),
        HostileText("schemes", String(repeating: "a://", count: 1 << 18)),
        HostileText("an authority", "a://" + String(repeating: "b:c@", count: 1 << 18)),
        HostileText("padding", String(repeating: "====", count: 1 << 18)),
        HostileText("base64 of text", String(repeating: "YWFh", count: 1 << 18)),
        HostileText("many addresses", String(repeating: "a://b:cd@e\n", count: 1 << 16)),
        HostileText("escapes", String(repeating: "\\n\\\\", count: 1 << 18)),
    ]
}

/// The limit is far above what it takes: it tells work that grows with the square, not a machine that is busy.
@Test(.timeLimit(.minutes(5)), arguments: HostileText.all)
private func `hostile texts are scanned soon`(text: HostileText) {
    let findings = text.bytes.withUnsafeBufferPointer(SecretScanner.scan)
    #expect(findings.count <= SecretScanner.limit + 1)
    #expect(findings.allSatisfy { !$0.range.isEmpty && $0.range.upperBound <= text.bytes.count })
}

/// Truncated anywhere, a text gives no range beyond it.
@Test func `secrets at the end of a text are within it`() {
    let text = Array(
        "a: \\npostgres://a:b2@c -----BEGIN \("PRIVATE") KEY----- eyJhbGciOiJSUzI1NiJ9aaaa.eyJpc3MiOiJhIn0aaaaaaaa.c2lnbmF0dXJl sk-q7XkT2vR9mLw4ZcB8nYs3HdJ YWFhYWFhYWFhYWFhYWFhYQ=="
            .utf8
    )
    for end in 0...text.count {
        let findings = text[..<end].withUnsafeBufferPointer(SecretScanner.scan)
        #expect(findings.allSatisfy { $0.range.upperBound <= end })
    }
}

@Test func `base64 is decoded as deep as it may be nested`() async {
    // `sk_live_` and a key, in base64 four times.
    var text = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"
    var depths: [Int] = []
    for depth in 0..<6 {
        let tree = ManifestTree([SourceFile(path: "a.yaml", text: configMap("a: \(text)"))])
        let findings = await Validator(RuleSelection([.secrets]), workers: 1).validate(tree)
        if findings.contains(where: { $0.id == "known-secret" }) { depths.append(depth) }
        #expect(findings.contains { $0.id == "double-base64" } == (depth > 1))
        #expect(!findings.contains { $0.message.contains("4eC39") })
        text = encoded(text)
    }
    #expect(depths == [0, 1, 2, 3])
}

private func encoded(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var rest = Array(text.utf8)[...]
    var encoded = ""
    while !rest.isEmpty {
        let bytes = rest.prefix(3)
        rest = rest.dropFirst(3)
        let bits = bytes.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - bytes.count))
        for index in 0..<4 { encoded.append(index <= bytes.count ? alphabet[bits >> (18 - 6 * index) & 63] : "=") }
    }
    return encoded
}
