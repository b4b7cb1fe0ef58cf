import TenantSpecs
import Testing
import YAML

/// A kind of text with texts that it takes and texts that it refuses.
struct Grammar: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var legal: [String]
    var illegal: [String]
    var parse: @Sendable (String) -> String?

    init<Value: TextValue>(_: Value.Type, legal: [String], illegal: [String]) {
        testDescription = "\(Value.self)"
        self.legal = legal
        self.illegal = illegal
        parse = { try? Value(parsing: $0).text }
    }
}

private func long(_ count: Int) -> String {
    String(repeating: "a", count: count)
}

private let grammars: [Grammar] = [
    Grammar(
        TenantName.self,
        legal: ["a", "acme-corp", "a1", long(40), "kube", "kubernetes", "monitoring-2", "default-x"],
        illegal: [
            "", "A", "1a", "-a", "a-", "a.b", "a_b", "a b", "a\n", "ä", long(41), "kube-", "kube-x", "default",
            "monitoring", "argocd", "flux-system", "external-secrets", "platform", "tenant-metrics", "../../etc", "a/b",
        ]
    ),
    Grammar(
        DisplayName.self,
        legal: ["A", "ACME Corp", "Müller & Söhne \"GmbH\"", "日本", "👩‍💻", String(repeating: "é", count: 100)],
        illegal: ["", "a\nb", "a\tb", "a\u{0}", "a\u{7F}", "a\u{85}", "a\u{2028}b", long(101)]
    ),
    Grammar(
        PromptText.self,
        legal: ["a", "a\n\tb\n", "${x} {{ y }} %s", "👩‍💻", long(65_536)],
        illegal: ["", " \n\t ", "\u{3000}", "a\r\nb", "a\u{0}", "a\u{1B}[0m", "a\u{2029}", long(65_537)]
    ),
    Grammar(
        EmailAddress.self,
        legal: ["a@b", "alerts+x@example.com", "A.b_c-d@mail.example.com", "a@1.2"],
        illegal: [
            "", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b c", "a,b@c", "Anna <a@b>", "a@-b", "a@b-", "a@b..c",
            ".a@b",
            "a.@b", "ä@b", "a@b\n", "{{ x }}@b", long(250) + "@b.cd",
        ]
    ),
    Grammar(
        SlackChannel.self,
        legal: ["#alerts", "@anna", "C024BE91L", "#日本", "#" + long(80)],
        illegal: ["", "#", "@", "##a", "#a b", "#a\n", "{{ x }}", "#a{", long(82)]
    ),
    Grammar(
        ModelName.self,
        legal: ["gpt-4o-mini", "meta/llama-3:70b", "A_1.b", long(128)],
        illegal: ["", "-a", ".a", "a b", "a\n", "ä", "a\"", long(129)]
    ),
    Grammar(
        GroupName.self,
        legal: ["acme-corp:operators", "a", "System:x", "oidc:system:x", "grüppe", long(253)],
        illegal: ["", "system:authenticated", "system:", "system:masters", "a b", "a\n", "\u{A0}", "a\u{0}", long(254)]
    ),
    Grammar(
        UserName.self,
        legal: ["system:serviceaccount:velero:velero", "eve", "oidc:a@b.com", "üser", long(253)],
        illegal: ["", "system:anonymous", "a b", "a\n", "\u{A0}", "a\u{0}", long(254)]
    ),
    Grammar(
        HTTPSAddress.self,
        legal: [
            "https://api.openai.com/v1", "https://a", "https://a:8443/x?y=z#w", "https://a/@x", "https://[::1]/",
            "https://[::1]:8443",
            "https://" + long(2040),
        ],
        illegal: [
            "", "http://a", "https://", "https:///a", "https://?x", "HTTPS://a", "ftp://a", "https://me:pw@a",
            "https://me@a/", "https://a b", "https://a\n", "https://ä", "https://:443", "https://a:", "https://a:x",
            "https://a:0", "https://a:65536", "https://a:+1", "https://" + long(2041),
        ]
    ),
    Grammar(
        CIDRBlock.self,
        legal: ["10.0.0.0/16", "192.168.1.0/24", "10.0.0.240/28", "0.0.0.0/16", "255.255.255.0/24"],
        illegal: [
            "", "10.0.0.0", "10.0.0.0/15", "10.0.0.0/29", "10.0.1.0/16", "10.0.0/16", "10.0.0.0.0/16", "256.0.0.0/16",
            "10.00.0.0/16", "010.0.0.0/16", "10.0.0.0/016", "+10.0.0.0/16", "-1.0.0.0/16", "10.0.0.0/16/16", "::/16",
            "10.0.0.0/16\n", " 10.0.0.0/16",
        ]
    ),
    Grammar(
        AddressBlock.self,
        legal: [
            "10.0.0.0/8", "172.20.0.1/32", "10.0.0.0/16", "128.0.0.0/8", "fc00::/7", "fd00:10::/32", "::1/128",
            "1:2:3:4:5:6:7:8/128", "1::8/128", "FD00::/8", "2001:db8:1:2::/64",
        ],
        illegal: [
            "", "10.0.0.0", "10.0.0.1/8", "0.0.0.0/0", "8.0.0.0/7", "10.0.0.0/33", "10.0.0/8", "10.0.0.0.0/8",
            "10.256.0.0/16", "10.0.0.0/08", "::/0", "fc00::/6", "fd00::1/64", "fd00::/129", "1:2:3:4:5:6:7/112",
            "1:2:3:4:5:6:7:8:9/128", "1:2:3:4:5:6:7::8/128", "1::2::3/128", ":::/8", "12345::/16", "g::/16",
            "::10.0.0.1/128", "fe80::1%eth0/128", "10.0.0.0/8\n", " 10.0.0.0/8", "10.0.0.0/8/8", "١٠.0.0.0/8",
            ":1:2:3:4:5:6:7:8/128", "1:/16", "+1::/16",
        ]
    ),
    Grammar(
        HostAndPort.self,
        legal: ["redis:1", "redis.cache:6379", "redis.cache.svc.cluster.local:6379", "10.1.2.3:65535"],
        illegal: [
            "", "redis", "redis:", ":6379", "redis:0", "redis:65536", "redis:06379", "redis:+1", "redis:a", "Redis:1",
            "re dis:1", "redis:1:2", "redis:1\n", "redis\n:1", "[::1]:6379", "redis://redis:1", "me@redis:1", "-a:1",
        ]
    ),
    Grammar(
        ImageRepository.self,
        legal: ["registry.example.com/tenantry", "localhost:5000/a/b", "ghcr.io/a"],
        illegal: ["", "tenantry", "library/tenantry", "ghcr.io/a:1", "ghcr.io/A", "ghcr.io/", "https://ghcr.io/a"]
    ),
    Grammar(
        ImagePrefix.self,
        legal: ["registry.example.com", "localhost:5000", "ghcr.io/acme", "ghcr.io/a/b"],
        illegal: [
            "", "tenantry", "library/tenantry", "ghcr.io/", "ghcr.io/a:1", "ghcr.io/A", "https://ghcr.io",
            "ghcr.io/a b",
            "ghcr.io/a@sha256:" + String(repeating: "0f", count: 32), "*", "ghcr.io/*",
        ]
    ),
    Grammar(
        ImageTag.self,
        legal: ["1.0.0", "v1", "_", "latest-1", "Latest", long(128)],
        illegal: ["", "latest", ".1", "-1", "a b", "a/b", "a:b", "a@b", "a\n", long(129)]
    ),
    Grammar(
        ImageDigest.self,
        legal: ["sha256:" + String(repeating: "0f", count: 32)],
        illegal: [
            "", "sha256:", "sha256:" + long(63), "sha256:" + long(65), "sha256:" + String(repeating: "F", count: 64),
            "sha256:" + String(repeating: "g", count: 64), "sha512:" + long(64), "SHA256:" + long(64),
        ]
    ),
    Grammar(
        KubernetesVersion.self,
        legal: ["1.28", "1.34", "1.60"],
        illegal: ["", "1", "1.27", "1.61", "1.034", "v1.34", "1.34.1", "2.34", "1.3", "1.+34", "1. 34", "1.34\n"]
    ),
    Grammar(
        AWSRole.self,
        legal: ["arn:aws:iam::111122223333:role/a", "arn:aws-cn:iam::111122223333:role/path/a"],
        illegal: [
            "", "admin", "arn:aws:iam::11112222333:role/a", "arn:aws:iam::111122223333:user/a",
            "arn:aws:iam::111122223333:role/", "arn:aws:iam:us-east-1:111122223333:role/a",
            "arn:aws:iam::111122223333:role/a b", "arn:aws:s3::111122223333:role/a",
        ]
    ),
]

@Test(arguments: grammars)
func `a text value takes its grammar's texts and gives them back`(grammar: Grammar) {
    for text in grammar.legal { #expect(grammar.parse(text) == text) }
}

@Test(arguments: grammars)
func `a text value refuses all other texts`(grammar: Grammar) {
    for text in grammar.illegal { #expect(grammar.parse(text) == nil, "\(text.debugDescription)") }
}

@Test(arguments: [0.0, 100, -1, 100.1, .nan, .infinity])
func `a percentage lies between 0 and 100`(value: Double) {
    #expect(Percentage(value) == nil)
}

@Test(arguments: [(0, false), (1, true), (500, true), (501, false), (.min, false), (.max, false)])
func `a number of pods knows its bounds`(number: Int, isLegal: Bool) {
    #expect(ReplicaCount(number)?.value == (isLegal ? number : nil))
}

@Test(arguments: [("https://a", 443), ("https://a:8443/x:1", 8443), ("https://[::1]", 443), ("https://[::1]:1/", 1)])
func `an address knows its port`(text: String, port: Int) throws {
    #expect(try HTTPSAddress(parsing: text).port == port)
}
