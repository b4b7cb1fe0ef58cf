import Foundation
import Kubernetes
import Testing
import YAML

// The tables follow `k8s.io/apimachinery/pkg/util/validation/validation_test.go`.

private func error<Value: TextValue>(_ type: Value.Type, _ text: String) throws -> String {
    try #require(throws: TextError.self, "\(text.prefix(100))") { try Value(parsing: text) }.description
}

private let long = String(repeating: "a", count: 63)

@Test(arguments: ["a", "ab", "abc", "a1", "a-1", "a--1--2--b", "0", "01", "012", "1a", "1-a", "1--a--b--2", long])
func `takes DNS labels`(text: String) throws {
    #expect(try DNSLabel(parsing: text).text == text)
    #expect(try DNSSubdomain(parsing: text).text == text)
}

@Test(arguments: [
    ("", "is empty"), ("A", "contains 'A' at character 1"), ("aBc", "contains 'B' at character 2"),
    ("-", "starts with '-'"),
    ("a-", "ends with '-'"), ("-a", "starts with '-'"), ("_", "'_'"), ("a.b", "contains '.' at character 2"),
    (" a", "contains a space at character 1"), ("a\n", "U+000A"), ("e\u{301}", "contains U+0301 at character 2"),
    ("a\u{0}", "U+0000"), (long + "a", "is 64 characters, at most 63"), ("Foo_Bar", "did you mean 'foo-bar'?"),
    ("ACME Corp.", "did you mean 'acme-corp'?"),
])
func `says what is wrong with a DNS label`(text: String, problem: String) throws {
    #expect(try error(DNSLabel.self, text).contains(problem))
}

@Test func `tells the two kinds of DNS labels apart`() throws {
    #expect(try error(DNS1035Label.self, "1a").contains("starts with '1'"))
    #expect(DNSLabel(DNS1035Label("a-1")).text == "a-1")
}

@Test(arguments: [
    "a.a", "ab.c", "0.0", "a.1", "1.a-b.c", "a.b.c.d.e", long + "a." + long, String(repeating: "a.", count: 126) + "a",
])
func `takes DNS subdomains`(text: String) throws {
    #expect(try DNSSubdomain(parsing: text).text == text)
}

@Test(arguments: [
    ("a..b", "'..'"), ("a.", "ends with '.'"), (".a", "starts with '.'"), ("a-.b", "ends with '-'"),
    ("a.-b", "starts with '-'"),
    ("a@b", "did you mean 'a-b'?"), (String(repeating: "a.", count: 126) + "ab", "is 254 characters"),
    ("A.B", "'a.b'?"),
])
func `says what is wrong with a DNS subdomain`(text: String, problem: String) throws {
    #expect(try error(DNSSubdomain.self, text).contains(problem))
}

@Test(arguments: [
    "simple", "now-with-dashes", "1-starts-with-num", "1234", "simple/simple", "now-with-dashes/simple", "1.2.3.4/5678",
    "Uppercase_Is_OK_123", "example.com/Uppercase_Is_OK_123", "requests.storage-foo", long, "a.b/" + long,
    String(repeating: "a", count: 253) + "/" + long,
])
func `takes qualified names as keys`(text: String) throws {
    #expect(try LabelKey(parsing: text).text == text)
    #expect(try AnnotationKey(parsing: text).text == text)
}

@Test(arguments: [
    ("nospecialchars%^=@", "'%' at character 15"), ("cantendwithadash-", "ends with '-'"), ("-a", "starts with '-'"),
    ("only/one/slash", "contains '/' at character 9"), ("Example.com/abc", "contains 'E' at character 1"),
    ("/a", "prefix that is empty"),
    ("a/", "name that is empty"), ("example_com/a", "'_' at character 8"),
    ("a/" + long + "a", "name that is 64 characters"),
    (String(repeating: "a", count: 254) + "/a", "prefix that is 254 characters"), ("my key", "did you mean 'my-key'?"),
])
func `says what is wrong with a label key`(text: String, problem: String) throws {
    #expect(try error(LabelKey.self, text).contains(problem))
}

@Test func `takes upper case in the prefix of an annotation only`() throws {
    #expect(try AnnotationKey(parsing: "Example.com/abc").text == "Example.com/abc")
    #expect(try error(AnnotationKey.self, "Ex_ample.com/abc").contains("contains"))
    #expect(try error(AnnotationKey.self, "É.com/abc").contains("'É' at character 1"))
    let key: LabelKey = "app.kubernetes.io/name"
    #expect(key.prefix == "app.kubernetes.io" && key.name == "name")
}

@Test func `takes label values`() throws {
    for text in ["", "simple", "end.with.num1", "A_b-c.D", long] { #expect(try LabelValue(parsing: text).text == text) }
    #expect(try error(LabelValue.self, "ACME Corp").contains("contains a space at character 5; expected nothing"))
    #expect(try error(LabelValue.self, "ACME Corp").contains("did you mean 'ACME-Corp'?"))
    #expect(try error(LabelValue.self, "-a").contains("starts with '-'"))
    #expect(try error(LabelValue.self, long + "a").contains("is 64 characters, at most 63"))
}

@Test(arguments: ["telnet", "re-mail-ck", "pop3", "a", "a-1", "1-a", "a-1-b-2-c", "1-a-2-b-3", "mmmmmmmmmmmmmmm"])
func `takes port names`(text: String) throws {
    #expect(try PortName(parsing: text).text == text)
}

@Test(arguments: [
    ("longerthan15characters", "is 22 characters, at most 15"), ("", "is empty"),
    (String(repeating: "a", count: 16), "16"),
    ("12345", "has no letter"), ("1-2-3-4", "has no letter"), ("-begin", "starts with '-'"), ("end-", "ends with '-'"),
    ("a--b", "contains '--'"), ("a--b", "did you mean 'a-b'?"), ("Http", "did you mean 'http'?"), ("1*2", "'*'"),
])
func `says what is wrong with a port name`(text: String, problem: String) throws {
    #expect(try error(PortName.self, text).contains(problem))
}

@Test func `takes ports from 1 to 65535`() throws {
    let ends = try PortNumber.range.filter { [1, 65_535].contains($0) }.map { try PortNumber($0) }
    #expect(ends == [1, 65_535] && ends[0] < ends[1])
    for number in [0, -1, 65_536, .max] { #expect(throws: TextError.self) { try PortNumber(number) } }
    #expect(try JSONDecoder().decode([PortNumber].self, from: Data("[8080]".utf8)) == [8080])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([PortNumber].self, from: Data("[70000]".utf8)) }
}

@Test func `takes names of environment variables`() throws {
    for text in ["A", "_", "a.b-c", "-a", ".a", "LLM_MODEL"] {
        #expect(try EnvironmentVariableName(parsing: text).text == text)
    }
    #expect(try error(EnvironmentVariableName.self, "1A").contains("starts with '1'"))
    #expect(try error(EnvironmentVariableName.self, "A B").contains("did you mean 'A_B'?"))
    for text in [".", "..", "..a", "", "A=B"] { _ = try error(EnvironmentVariableName.self, text) }
}

@Test func `takes keys of ConfigMaps`() throws {
    for text in [
        "a", "good", "good-good", "still.good", ".so_good", "-", "A_1", "a..b", String(repeating: "a", count: 253),
    ] {
        #expect(try ConfigMapKey(parsing: text).text == text)
    }
    for text in [".", "..", "..bad", "b*d", "bad!&bad", "", "a/b", String(repeating: "a", count: 254)] {
        _ = try error(ConfigMapKey.self, text)
    }
}

@Test func `takes path segments as names of roles`() throws {
    for text in ["a", "system:node", "acme corp", "É", "...", "a\u{338}"] {
        #expect(try RBACName(parsing: text).text == text)
    }
    #expect(try error(RBACName.self, "a/b").contains("contains '/' at character 2"))
    // One character to a reader of Swift strings, and still a slash to a path.
    #expect(try error(RBACName.self, "a/\u{338}b").contains("contains '/' at character 2"))
    for text in ["", ".", "..", "100%"] { _ = try error(RBACName.self, text) }
}

@Test func `takes resource names and knows where they stand`() throws {
    for text in [
        "cpu", "requests.cpu", "nvidia.com/gpu", "count/deployments.apps", "hugepages-2Mi", "requests.hugepages-1Gi",
    ] {
        #expect(try ResourceName(parsing: text).text == text)
    }
    #expect(try error(ResourceName.self, "ram").contains("is no standard resource"))
    #expect(try error(ResourceName.self, "CPU").contains("did you mean 'cpu'?"))
    #expect(ResourceName.cpu.isContainerResource && ResourceName.cpu.isQuotaResource)
    #expect(!ResourceName.pods.isContainerResource && ResourceName.pods.isQuotaResource && ResourceName.pods.isInteger)
    #expect(!ResourceName.storage.isQuotaResource && !ResourceName.cpu.isInteger)
    #expect(ResourceName("nvidia.com/gpu").isContainerResource && ResourceName("nvidia.com/gpu").isInteger)
    #expect(!ResourceName("requests.nvidia.com/gpu").isContainerResource)
    #expect(ResourceName.memory.inLimits == "limits.memory" && ResourceName.cpu.inRequests == "requests.cpu")
}

@Test func `survives a megabyte of any kind`() throws {
    for unit in ["a", "-", ".", "/", "\u{0}", "\u{301}", "é", "a.", "9", "9h", "_"] {
        let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
        for type in [
            DNSLabel.self, DNS1035Label.self, DNSSubdomain.self, LabelKey.self, AnnotationKey.self, LabelValue.self,
            PortName.self,
            ConfigMapKey.self, ResourceName.self, GoDuration.self, PrometheusDuration.self, ImageReference.self,
        ] as [any TextValue.Type] {
            #expect(try error(type, text).utf8.count < 500)
        }
    }
}
