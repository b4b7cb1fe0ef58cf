extension SeededHoleTests {
    private static let app = "tenants/acme-corp/workloads/app.yaml"
    private static let proxy = "tenants/acme-corp/workloads/llm-proxy.yaml"

    /// Letters and digits as of a key, that are none.
    private static func random(
        _ count: Int,
        _ alphabet: String = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    )
        -> String
    {
        let letters = Array(alphabet)
        var state: UInt64 = 0x9E37_79B9
        return String(
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return letters[Int(state >> 33) % letters.count]
            }
        )
    }

    private static func variable(_ name: String, _ value: String) -> SeededHole.Edit.Change {
        .insert("        - name: \(name)\n          value: \(value)\n", after: "        env:\n")
    }

    /// What must not be in a tree at all.
    static let secretHoles: [SeededHole] = [
        SeededHole(
            "a key of OpenAI's in a prompt",
            in: proxy,
            .insert(
                "    Use the key sk-" + "proj-\(random(48))T3Blbk" + "FJ\(random(48)).\n",
                after: "    and come to the code last.\n"
            ),
            at: "Use the key"
        ),
        SeededHole(
            "a key of AWS in a variable",
            in: app,
            variable("AWS_ACCESS_KEY_ID", "AK" + "IA\(random(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))"),
            at: "value: AK"
        ),
        SeededHole(
            "a private key in a ConfigMap",
            in: app,
            .insert(
                "  tls.key: |\n    -----BEGIN PRIVATE" + " KEY-----\n    \(random(64))\n    -----END PRIVATE"
                    + " KEY-----\n",
                after: "  COMPANY: ACME Corp\n"
            ),
            at: "tls.key:",
            "-----BEGIN"
        ),
        SeededHole(
            "a token of GitHub's in an annotation",
            in: app,
            .insert("        example.com/token: gh" + "p_\(random(36))\n", after: "      annotations:\n")
        ),
        SeededHole("a password in a variable", in: app, variable("DATABASE_PASSWORD", random(24)), at: "value:"),
        SeededHole(
            "a password in an address",
            in: app,
            variable("DATABASE_URL", "postgres://app:\(random(20))@db.acme-corp.svc:5432/app"),
            at: "value: postgres"
        ),
        SeededHole(
            "a Secret with what is secret",
            in: "monitoring/secrets.yaml",
            .append(
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: extra\n  namespace: monitoring\n"
                    + "stringData:\n  password: \(random(16))\n"
            ),
            at: "stringData:",
            "password:",
            "name: extra",
            "kind: Secret"
        ),
        SeededHole(
            "a key in a dashboard",
            in: "dashboards/llm-usage.json",
            .replace("\"title\": \"", with: "\"title\": \"sk-" + "proj-\(random(48))T3Blbk" + "FJ\(random(48))"),
            at: "\"title\": \"sk-"
        ),
        SeededHole(
            "a key in a comment",
            in: app,
            .replace("# Rendered", with: "# gl" + "pat-\(random(20))\n# Rendered"),
            at: "# gl"
        ),
    ]
}
