import Diagnostics
import Testing

@testable import Validator

/// A random sequence that is always the same.
private struct Sequence64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// A tenant's dashboard with everything that may differ between tenants.
private func tenant(_ name: String, _ company: String) -> String {
    """
    {
      "uid": "tenant-\(name)", "title": "Tenant \(name) (\(company))", "description": "All of \(company).",
      "tags": ["tenantry", "\(name)"], "editable": false, "schemaVersion": 41,
      "links": [{"type": "link", "title": "Usage", "url": "/d/usage?var-tenant=\(name)&x=1"}],
      "templating": {"list": [
        {"type": "datasource", "name": "datasource", "label": "Data source", "query": "prometheus"},
        {"type": "constant", "name": "tenant", "query": "\(name)", "current": {"text": "\(name)", "value": "\(name)"}}
      ]},
      "panels": [
        {"id": 1, "type": "stat", "title": "Requests of \(company)", "description": "A second.",
         "gridPos": {"x": 0, "y": 0, "w": 6, "h": 4}, "datasource": {"type": "prometheus", "uid": "${datasource}"},
         "targets": [{"refId": "A", "legendFormat": "\(name) {{status}}",
           "expr": "sum by (status) (rate(http_requests_total{tenant=\\"\(name)\\",namespace=~\\"\(name)\\"}[$__rate_interval]))"}],
         "fieldConfig": {"defaults": {"unit": "reqps"}, "overrides": []}},
        {"id": 2, "type": "stat", "title": "Active", "description": "Now.",
         "gridPos": {"x": 6, "y": 0, "w": 6, "h": 4}, "datasource": {"type": "prometheus", "uid": "${datasource}"},
         "targets": [{"refId": "A", "expr": "sum(http_requests_active{tenant=\\"$tenant\\"}) or vector(0)"}],
         "fieldConfig": {"defaults": {"unit": "short"}, "overrides": []}}
      ]
    }

    """
}

private func namespace(_ name: String) -> String {
    "{apiVersion: v1, kind: Namespace, metadata: {name: \(name), labels: {tenant: \(name)}}}\n"
}

/// What is found in one file when all are validated, and when it is validated without another that it could be compared with.
private func verdicts(_ text: [UInt8], name: String, path: String) async -> (fast: [String], slow: [String]) {
    let rules = RuleSelection([.syntax, .schema, .observability])
    let own = SourceFile(path: path, bytes: text)
    let namespaces = SourceFile(path: "namespaces.yaml", text: namespace("acme") + "---\n" + namespace(name))
    // The pattern comes first in the order of files, and one worker looks at both.
    let pattern = SourceFile(path: "acme.json", text: tenant("acme", "ACME Corp"))
    let fast = await Validator(rules, workers: 1).validate(ManifestTree([pattern, own, namespaces]))
    let slow = await Validator(rules, workers: 1).validate(ManifestTree([own, namespaces]))
    return (fast.filter { $0.location?.path == path }.map(\.line), slow.map(\.line))
}

private func template() throws -> DashboardTemplate {
    let bytes = Array(tenant("acme", "ACME Corp").utf8)
    let root = try #require(Dashboard.root(of: try JSONDocument(bytes)))
    let source = DashboardSource(path: "acme.json", file: SourceText(bytes), name: "acme")
    return try #require(DashboardTemplate(Dashboard(root, source: source), file: 0))
}

@Test func `a dashboard that differs by names alone is the same`() throws {
    let template = try template()
    for (name, company) in [("closed-ai", "Closed AI & Sons"), ("a1", "x"), ("zzz-9", "100 % of 'them'")] {
        let match = try #require(template.match(Array(tenant(name, company).utf8), name: name))
        #expect(match.uid == "tenant-\(name)")
        #expect(match.title == "Tenant \(name) (\(company))")
    }
    #expect(template.otherClaims == ["tenantry"])
}

@Test(arguments: [
    ("another tenant's matcher", "tenant=\\\"closed\\\"", "tenant=\\\"acme\\\""),
    ("no matcher", "{tenant=\\\"closed\\\",namespace=~\\\"closed\\\"}", ""),
    ("another uid", "tenant-closed\"", "tenant-other\""),
    ("another unit", "\"reqps\"", "\"rps\""),
    ("a quote in a title", "Requests of Closed", "Requests of \\\"Closed\\\""),
    ("a variable in a title", "Requests of Closed", "Requests of $company"),
    ("an empty title", "\"Requests of Closed\"", "\"\""),
    ("a blank title", "\"Requests of Closed\"", "\" \""),
    ("letters of several bytes", "Requests of Closed", "Requests of Clösed"),
    ("more after the end", "  ]\n}\n", "  ]\n}\n "),
    ("a panel less", "\"id\": 2", "\"id\": 1"),
    ("another tag", "[\"tenantry\", \"closed\"]", "[\"tenantry\", \"closed-2\"]"),
])
func `a dashboard that differs otherwise is read`(label: String, old: String, new: String) throws {
    let text = tenant("closed", "Closed").replacing(old, with: new)
    #expect(text != tenant("closed", "Closed"))
    #expect(try template().match(Array(text.utf8), name: "closed") == nil)
}

@Test func `a name that stands elsewhere too is read`() throws {
    for name in ["stat", "sum", "rate", "id", "tenantry", "reqps", "a", "status"] {
        #expect(try template().match(Array(tenant(name, "Company").utf8), name: name) == nil, "\(name)")
    }
    let long = String(repeating: "x", count: 34)
    #expect(try template().match(Array(tenant(long, "Company").utf8), name: long) == nil)
}

@Test func `what is compared gets the verdict of what is read`() async {
    var random = Sequence64(state: 42)
    let names = ["closed", "acme-2", "rate", "stat", "x", "tenantry", "zeta-ai", String(repeating: "y", count: 36)]
    let companies = ["Closed", "A \"b\"", "$tenant", "", " ", "[[x]]", "Ünal", "a\\b", "Company 7"]
    let snippets = ["acme", "\"", "{", "$x", "tenant=", "closed", "\\", ",", "1", "sum(", "\u{7F}", "é", " ", "[5m]"]
    for _ in 0..<300 {
        let name = names.randomElement(using: &random) ?? ""
        var text = Array(tenant(name, companies.randomElement(using: &random) ?? "").utf8)
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let place = Int.random(in: 0..<text.count, using: &random)
            switch Int.random(in: 0...2, using: &random) {
            case 0: text.remove(at: place)
            case 1: text.insert(contentsOf: Array((snippets.randomElement(using: &random) ?? "").utf8), at: place)
            default: text[place] = UInt8.random(in: 0x20..<0x7F, using: &random)
            }
        }
        let (fast, slow) = await verdicts(text, name: name, path: "\(name).json")
        #expect(fast == slow, "\(String(decoding: text, as: UTF8.self))")
    }
}

@Test func `what is compared is still compared over the tree`() async {
    let files = ["acme", "beta", "gamma"].map { name in
        SourceFile(
            path: "\(name).json",
            text: tenant(name, name == "acme" ? "A" : "B").replacing("Tenant \(name) ", with: "Tenant ")
        )
    }
    let found = await Validator(RuleSelection([.observability]), workers: 1).validate(ManifestTree(files))
    let twins = found.filter { $0.id == "duplicate-dashboard" }.map {
        "\($0.location?.description ?? "") \($0.message)"
    }
    #expect(twins == ["gamma.json:2:35 another dashboard has the title 'Tenant (B)'"])
    // A pattern without signs: found in the first, which is parsed, and so in those that are compared with it.
    #expect(found.filter { $0.id == "label-pattern" }.count == 3)
    let claimed = await Validator(RuleSelection([.observability]), workers: 1)
        .validate(ManifestTree([SourceFile(path: "n.yaml", text: namespace("tenantry"))] + files.prefix(2)))
    #expect(claimed.filter { $0.id == "tenant-matcher" }.count == 4)
}
