import Foundation
import TestSupport
import Testing
import YAML

private let document: WrittenValue = [
    "apiVersion": "apps/v1", "kind": "Deployment",
    "metadata": [
        "name": "llm-proxy",
        "annotations": ["on": "no", "tenantry.dev/since": "2024-01-31", "example.com/empty": ""],
        "labels": ["app.kubernetes.io/version": "1.10", "tenant": "acme-corp"],
    ],
    "spec": [
        "replicas": 2, "paused": false, "selector": [:],
        "template": [
            "spec": [
                "containers": [
                    [
                        "name": "proxy", "image": "registry.example.com:5000/llm/proxy:v1.2.3@sha256:0a",
                        "args": ["--listen=:5002", "-v", "--", "# none", "a: b", "*", "- x", "it's", "{}", "50%"],
                        "env": [["name": "PORT", "value": "5002"], ["name": "ADDRESS", "value": "10.0.0.1"]],
                        "resources": ["limits": ["cpu": "1", "memory": "512Mi"], "requests": ["cpu": "100m"]],
                        "command": [], "securityContext": [:],
                    ]
                ],
                "weights": [.double(0.5), .double(1), .double(1e30)],
                "nested": [[["a"], []], [["b": "c", "d": ["e"]], [:]]],
            ]
        ],
    ],
    "data": [
        "prompt": "You are an assistant.\n\n  Be brief: # no comment\n",
        "clipped": "two\nlines", "kept": "two\nlines\n\n", "spaces": "two \nlines", "tab": "a\tb", "last": "Grüße 😀\n",
    ],
]

private let text = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: llm-proxy
      annotations:
        "on": "no"
        tenantry.dev/since: "2024-01-31"
        example.com/empty: ""
      labels:
        app.kubernetes.io/version: "1.10"
        tenant: acme-corp
    spec:
      replicas: 2
      paused: false
      selector: {}
      template:
        spec:
          containers:
          - name: proxy
            image: registry.example.com:5000/llm/proxy:v1.2.3@sha256:0a
            args:
            - --listen=:5002
            - -v
            - "--"
            - '# none'
            - 'a: b'
            - '*'
            - "- x"
            - it's
            - '{}'
            - 50%
            env:
            - name: PORT
              value: "5002"
            - name: ADDRESS
              value: 10.0.0.1
            resources:
              limits:
                cpu: "1"
                memory: 512Mi
              requests:
                cpu: 100m
            command: []
            securityContext: {}
          weights:
          - 0.5
          - 1
          - 1.0e+30
          nested:
          - - - a
            - []
          - - b: c
              d:
              - e
            - {}
    data:
      prompt: |
        You are an assistant.

          Be brief: # no comment
      clipped: |-
        two
        lines
      kept: |+
        two
        lines

      spaces: "two \\nlines"
      tab: "a\\tb"
      last: |
        Grüße 😀

    """

@Test func `writes in the style of kubectl`() {
    #expect(document.yaml == text)
}

/// What stands in manifests.
private let common: [String] = [
    "nginx", "nginx:1.25", "registry.example.com:5000/a/b:v1.2.3", "ghcr.io/a/b@sha256:0123", "100m", "1", "0.5", "1.5",
    "512Mi", "4Gi", "1G", "1k", "2E", "1e3", "5T", "100", "30s", "5m", "1h30m", "0s", "250ms", "10.0.0.1", "10.0.0.0/8",
    "2001:db8::1", "fe80::/10", "1.2.3", "v1", "1.30", "1.30.2", "v1.30.2", "8080", "http", "8080:80",
    "https://a.b/c?d=e&f=g",
    "true", "false", "yes", "no", "on", "off", "null", "y", "n", "~", "", "*", "*.example.com", "/", "/metrics",
    "/var/run/secrets", "./values.yaml", "../base", ".git", "app.kubernetes.io/name", "example.com/a-b", "a,b", "a, b",
    "key=value", "a=b,c!=d", "in (a, b)", "{app=\"x\"}", "rate(http_requests_total{job=\"a\"}[5m]) > 0.5",
    "sum by (tenant) (x)", "up == 0", "$labels.pod", "{{ $value }}", "Pod {{ $labels.pod }} is down", "50%", "25%",
    "system:serviceaccount:a:b", "acme-corp:operators", "get", "RuntimeDefault", "ALL", "NET_BIND_SERVICE", "--flag",
    "--listen=:5002", "-v", "-1", "- a", "a: b", "a #b", "a#b", "# a", "it's", "\"a\"", "'a'", "@every 1h", "0 3 * * *",
    "*/5 * * * *", "2024-01-31", "2024-01-31T00:00:00Z", "12:30", "0755", "0o755", "0x1F", "admin@example.com", "`a`",
    "A text. With two sentences, and a comma.", "two\nlines", "two\nlines\n", "a\tb", " a", "a ", "100%", "a|b",
    ">=1.30",
    "<none>", "!a", "&a", "~1.2", "^1.2.3", "%a", "a:", ":a", "?", "-", "--", "---", "...", "=", "<<", "[a]", "a[0]",
    "é", "😀",
]

@Test(.enabled(if: Tool.isAvailable(Tool.kubectl)))
func `quotes what kubectl quotes and little else`() throws {
    let spec = WrittenValue.map(common.enumerated().map { ("v\($0.offset)", .string($0.element)) })
    let object: WrittenValue = ["apiVersion": "x.io/v1", "kind": "X", "metadata": ["name": "x"], "spec": spec]
    let theirText = try kubectl(object.yaml, "yaml")
    let ours = try #require(try YAMLStream.parse(object.yaml).documents.first?["spec"])
    let theirs = try #require(try YAMLStream.parse(Array(theirText)).documents.first?["spec"])
    let different = common.indices.filter { ours["v\($0)"]?.style != theirs["v\($0)"]?.style }.map { common[$0] }
    // Readers other than kubectl's take some of them for numbers; the others need quotes, of one kind or the other.
    #expect(different == ["8080:80", "- a", ":a", "-", "--", "---", "...", "=", "<<", "😀"])
}

@Test func `writes a comment as comments alone`() throws {
    var writer = YAMLWriter()
    writer.comment("one\n\ntwo: \"x\"\r\u{85}three\u{2028}\0four\ta: b")
    WrittenValue.map([("a", "b")]).write(to: &writer)
    writer.endDocument()
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(text == "# one\n#\n# two: \"x\"\\r\\u0085three\\u2028\\u0000four\\ta: b\na: b\n")
    #expect(try YAMLStream.parse(text).documents.first?.holds(["a": "b"]) == true)
}

@Test func `separates documents`() throws {
    var writer = YAMLWriter()
    let values: [WrittenValue] = [["a": "b\n\n"], ["a"], "--- x", [:], "a\nb\n\n", ["... x": "%"], .string("%a")]
    writer.comment("all")
    for (index, value) in values.enumerated() {
        if index > 0 { writer.separateDocument() }
        value.write(to: &writer)
        writer.endDocument()
    }
    let documents = try YAMLStream.parse(writer.bytes).documents
    #expect(documents.count == values.count)
    #expect(zip(documents, values).allSatisfy { $0.holds($1) })

    writer.removeAll()
    WrittenValue.list([1]).write(to: &writer)
    #expect(writer.bytes == Array("- 1".utf8))
}

@Test func `quotes static keys that are words`() throws {
    var writer = YAMLWriter()
    writer.mapping { writer in
        for key: StaticString in ["y", "on", "off", "env"] {
            writer.key(key)
            writer.bool(true)
        }
    }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"y\": true\n\"on\": true\n\"off\": true\nenv: true")
}

@Test(arguments: [Double.infinity, -.infinity, .nan])
func `writes null for what JSON has no number for`(_ number: Double) {
    #expect(WrittenValue.list([.double(number)]).json(.compact) == "[null]")
    #expect(WrittenValue.double(number).yaml == "null\n")
}

@Test func `lays JSON out as Python's json does`() throws {
    let program = "import json, sys; print(json.dumps(json.load(sys.stdin), indent=2, ensure_ascii=False), end='')"
    let values: [WrittenValue] = [
        document, [:], [], [[]], [[:], [[]], "a\"\\\n\r\t/é😀\u{85}\u{2028}"],
        ["a": [:], "b": [], "": ["c": ["d": [1, 2]]]],
    ]
    for value in values {
        let input = Data(value.json(.compact).utf8)
        // A number that is whole is an integer to us.
        let theirs = try Tool.python.required().run(["-c", program], input: input).text.replacing(
            "1e+30",
            with: "1.0e+30"
        )
        #expect(value.json(.indented) == theirs)
    }
    #expect(([:] as WrittenValue).json(.compact) == "{}")
    #expect(
        (["a": [1, true], "b": ["c": .double(0.5)]] as WrittenValue).json(.compact) == #"{"a":[1,true],"b":{"c":0.5}}"#
    )
}
