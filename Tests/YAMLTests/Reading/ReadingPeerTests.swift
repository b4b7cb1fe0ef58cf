import Diagnostics
import Foundation
import TestSupport
import Testing
import YAML

/// A value of JSON.
private enum JSONValue: Decodable, Equatable {
    case null, bool(Bool), number(Double), string(String), other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = (try? container.decode(String.self)).map(JSONValue.string) ?? .other
        }
    }

    init(_ scalar: YAMLScalar) {
        switch scalar {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .number(Double(value))
        case .unsignedInt(let value): self = .number(Double(value))
        case .float(let value): self = .number(value)
        case .string(let value): self = .string(value)
        }
    }
}

private struct Manifest: Decodable {
    var spec: [String: JSONValue]
}

/// Asks kubectl, which reads with `sigs.k8s.io/yaml`, for the JSON of a mapping.
private func kubectlReads(_ mapping: String) throws -> [String: JSONValue]? {
    let folder = try TemporaryFolder()
    let lines = mapping.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
    let file = try folder.write("apiVersion: x.io/v1\nkind: X\nmetadata: {name: x}\nspec:\n\(lines)", to: "x.yaml")
    let arguments = ["annotate", "--local", "-f", file.path, "x=y", "-o", "json"]
    let output = try Tool.kubectl.required().run(arguments, environment: ["KUBECONFIG": "/dev/null"])
    guard output.status == 0 else { return nil }
    return try JSONDecoder().decode(Manifest.self, from: output.standardOutput).spec
}

/// Words that some reader of YAML takes for something else than a string, with their neighbours.
private let words: [String] = {
    let stems = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "none", ".inf", ".nan", "nan", "inf", "0",
        "00", "07",
        "08", "0o7", "0o8", "0x", "0xF", "0xG", "0b1", "0b2", "1", "12", "1_0", "_1", "1_", "1__2", "1.5", ".5", "5.",
        ".", "..", "1e3",
        "1e", "1.e1", ".5e-1", ".1_0", "1e400", "1e-400", "9223372036854775807", "9223372036854775808",
        "99999999999999999999",
        "0xFFFFFFFFFFFFFFFFF", "1:30", "12:30:45", "2001-01-01", "2001-01-01T00:00:00Z", "1.2.3", "100m", "4Gi", "=",
        "<<",
        "0x1p4", "1+1", "0.1", "123456789.125",
    ]
    let cased = stems.flatMap { [$0, $0.uppercased(), $0.prefix(1).uppercased() + $0.dropFirst()] }
    let signed = cased.filter { $0.first.map { "0123456789.".contains($0) } ?? false }.flatMap { ["+\($0)", "-\($0)"] }
    return Array(Set(cased + signed)).sorted()
}()

@Test(.enabled(if: Tool.isAvailable(Tool.kubectl)))
func `gives words the types that kubectl gives them`() throws {
    // JSON has no infinity, and kubectl then no object.
    let finite = words.filter { word in
        guard case .float(let value) = YAMLScalar(plain: word) else { return true }
        return value.isFinite
    }
    let mapping = finite.enumerated().map { "v\($0.offset): \($0.element)" }.joined(separator: "\n")
    let theirs = try #require(try kubectlReads(mapping))
    let ours = try #require(try YAMLStream.parse(mapping).documents.first)
    for (offset, word) in finite.enumerated() {
        #expect(ours["v\(offset)"].map { JSONValue($0.scalar) } == theirs["v\(offset)"], "\(word)")
    }
}

@Test(.enabled(if: Tool.isAvailable(Tool.kubectl)))
func `writes keys as kubectl does`() throws {
    let keys = words.filter { word in
        switch YAMLScalar(plain: word) {
        case .null, .unsignedInt: false
        default: word != "<<"
        }
    }
    // One by one below another key: many of them are the same key to JSON.
    let mapping = keys.enumerated().map { "v\($0.offset): {k: {\($0.element): 1}}" }.joined(separator: "\n")
    let ours = try #require(try YAMLStream.parse(mapping).documents.first)
    let names = keys.indices.map { ours["v\($0)"]?["k"]?.entries.first { _ in true }?.key.keyText }
    let distinct = Dictionary(zip(names, keys), uniquingKeysWith: { first, _ in first })
    let theirs = try #require(try kubectlReads(distinct.values.map { "\($0): 1" }.joined(separator: "\n")))
    #expect(Set(theirs.keys) == Set(distinct.keys.compactMap(\.self)))
}

@Test(
    .enabled(if: Tool.isAvailable(Tool.kubectl)),
    arguments: [
        "~: a", "[a]: b", "<<: 3", "a: !!int b", "a: *b", "a: &x [*x]", "a: \0", "a: 'b", "a: b: c", "a:\n\tb: c",
        "18446744073709551615: a",
    ]
)
func `finds a problem where kubectl does`(_ mapping: String) throws {
    #expect(try kubectlReads(mapping) == nil)
    do throws(YAMLError) {
        #expect(try !YAMLStream.parse(mapping).problems.isEmpty)
    } catch {
        #expect(!error.message.isEmpty)
    }
}

/// Prints the events of a text as PyYAML's own scanner, which is not libyaml's, has them.
private let eventsInPython = """
    import sys, yaml
    for text in sys.stdin.buffer.read().decode().split("\\x00"):
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            name = type(event).__name__
            place = "%d:%d" % (event.start_mark.line + 1, event.start_mark.column + 1)
            end = "%d:%d" % (event.end_mark.line + 1, event.end_mark.column + 1)
            if name == "ScalarEvent": print("scalar", place, end, event.style or "plain", event.value.encode().hex())
            elif name == "AliasEvent": print("alias", place, end)
            elif name == "SequenceStartEvent": print("sequence", place)
            elif name == "MappingStartEvent": print("mapping", place)
        print("end")
    """

private let texts: [String] = [
    "a: b\nc:\n  - d\n  - {e: f, 'g': [h]}\n", "- &a b\n- *a\n- !!str c\n- &d\n  e: f\n",
    "a: |\n  b\n   c\n\nd: >-\n  e\n  f\n",
    "ключ: значение # é\n\"😀\": '😀 it''s'\nc: d\n", "a:\r\n  b: c\r\n\r\n  d: e\r\n", "? a\n: b\n? [c]\n: d\n",
    "a: b\n  c\n  d\ne:\n",
    "{\n  \"a\": [1, 2,\n 3],\n  \"b\": {}\n}\n", "a:\n- b\n-\n  - c\n- - d\n",
    "%YAML 1.1\n---\na\n...\n---\nb: \"c\\\n  d\"\n",
    "a: \"x\\u00e9\\n\\ty\"\nb: 'c\n\n  d'\n", "- a: b\n  c: d\n-   e: f\n    g: h\n",
]

@Test(.enabled(if: Tool.isAvailable(Tool.python)))
func `reads texts and places as PyYAML does`() throws {
    let input = Data(texts.joined(separator: "\0").utf8)
    let output = try Tool.python.required().run(["-c", eventsInPython], input: input)
    #expect(output.errorText.isEmpty)
    let theirs = output.text.components(separatedBy: "end\n").map { $0.split(separator: "\n").map(String.init) }
    for (text, expected) in zip(texts, theirs) {
        let events = try YAMLStream.parse(text).documents.flatMap(events)
        #expect(events == expected, "\(text)")
    }
}

private func events(of node: YAMLNode) -> [String] {
    if node.isAlias { return ["alias \(node.start) \(node.range.end)"] }
    switch node.kind {
    case .scalar:
        let style =
            switch node.style {
            case .plain: "plain"
            case .singleQuoted: "'"
            case .doubleQuoted: "\""
            case .literal: "|"
            case .folded: ">"
            }
        let text = node.withUTF8 { $0.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
        return ["scalar \(node.start) \(node.range.end) \(style)\(text.isEmpty ? " " : " " + text)"]
    case .sequence: return ["sequence \(node.start)"] + node.elements.flatMap(events)
    case .mapping:
        return ["mapping \(node.start)"] + node.writtenEntries.flatMap { events(of: $0.key) + events(of: $0.value) }
    }
}
