import Foundation
import TestSupport
import Testing
import YAML

/// Reads pairs of files, a text and what it should hold in the notation of `WrittenValue.plainly`, and prints where they differ.
private let comparison = """
    import json, struct, sys, yaml

    def expected(lines):
        kind, _, text = next(lines).partition(" ")
        if kind == "b": return text == "1"
        if kind == "i": return int(text)
        if kind == "d": return struct.unpack("<d", struct.pack("<Q", int(text)))[0]
        if kind == "s": return bytes.fromhex(text).decode()
        if kind == "l": return [expected(lines) for _ in range(int(text))]
        return dict((expected(lines), expected(lines)) for _ in range(int(text)))

    def compare(path, found, wanted):
        if isinstance(wanted, dict) and isinstance(found, dict):
            if list(found) != list(wanted) and (sys.argv[1] != "kubectl" or sorted(found) != sorted(wanted)):
                print(path, "keys", ascii(list(found))[:200], ascii(list(wanted))[:200])
            for key in wanted:
                if key in found: compare(path + [key], found[key], wanted[key])
        elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
            for index, pair in enumerate(zip(found, wanted)): compare(path + [index], *pair)
        elif isinstance(wanted, float) and type(found) in (int, float):
            if found != wanted: print(ascii(path), repr(found), repr(wanted))
        elif type(found) is not type(wanted) or found != wanted:
            print(ascii(path), ascii(found)[:200], ascii(wanted)[:200])

    text = open(sys.argv[2], encoding="utf-8", newline="").read()
    found = yaml.safe_load(text) if sys.argv[1] == "yaml" else json.loads(text)
    if sys.argv[1] == "kubectl": found = found["spec"]
    compare([], found, expected(iter(open(sys.argv[3]).read().splitlines())))
    """

/// How Python differs from what was written: nothing when all is well.
private func differences(_ format: String, _ text: Data, _ value: WrittenValue) throws -> String {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "text")
    let wanted = try folder.write(value.plainly, to: "wanted")
    let output = try Tool.python.required().run(["-c", comparison, format, file.path, wanted.path])
    return output.text + output.errorText
}

private let numbers: WrittenValue = {
    let integers: [Int64] = [0, 1, -1, 10, 1_000_000, .max, .min, 1 << 53, (1 << 53) + 1]
    let doubles: [Double] = [
        0, -0.0, 0.1, -0.1, 1, 1.5, 1e21, 1e-7, 1e15, 1e16, 1e22, 1e100, 1.5e300, .leastNonzeroMagnitude, .pi, 99.9,
        1e18, 1e19,
        .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNormalMagnitude, 0.000_1, 0.000_01, 123_456_789.125,
        9_007_199_254_740_992, 0x1p63, -0x1p63, 0x1p64, 4e-5, 1 / 3, 100,
    ]
    var generator = SeededGenerator(seed: 7)
    let random = (0..<2_000).map { _ in Double(bitPattern: UInt64.random(in: 0 ... .max, using: &generator)) }
    return .list(integers.map { .integer($0) } + (doubles + random.filter(\.isFinite)).map { .double($0) })
}()

@Test(.enabled(if: Tool.isAvailable(Tool.python)))
func `PyYAML reads every string as it was`() throws {
    let value = WrittenValue.compactly(NastyStrings.all + NastyStrings.random(2_000, seed: 11))
    let text = value.yaml
    #expect(try differences("yaml", Data(text.utf8), value) == "")
}

@Test(.enabled(if: Tool.isAvailable(Tool.python)), arguments: [JSONWriter.Style.compact, .indented])
func `Python's json reads every string as it was`(_ style: JSONWriter.Style) throws {
    let value = WrittenValue.compactly(NastyStrings.all + NastyStrings.random(5_000, seed: 12))
    #expect(try differences("json", Data(value.json(style).utf8), value) == "")
}

@Test(.enabled(if: Tool.isAvailable(Tool.python) && Tool.isAvailable(Tool.kubectl)))
func `kubectl reads every string as it was`() throws {
    let value = WrittenValue.compactly(NastyStrings.all + NastyStrings.random(5_000, seed: 13))
    let object = WrittenValue.map([
        ("apiVersion", "x.io/v1"), ("kind", "X"), ("metadata", ["name": "x"]), ("spec", value),
    ])
    #expect(try differences("kubectl", kubectl(object.yaml, "json"), value) == "")
}

@Test(.enabled(if: Tool.isAvailable(Tool.python)))
func `readers read every number as it was`() throws {
    #expect(try differences("yaml", Data(numbers.yaml.utf8), numbers) == "")
    #expect(try differences("json", Data(numbers.json(.indented).utf8), numbers) == "")
    #expect(try YAMLStream.parse(numbers.yaml).documents.first?.holds(numbers) == true)
}

/// What kubectl makes of a manifest, with an annotation put in.
func kubectl(_ manifest: String, _ format: String) throws -> Data {
    let folder = try TemporaryFolder()
    let file = try folder.write(manifest, to: "x.yaml")
    let arguments = ["annotate", "--local", "-f", file.path, "x=y", "-o", format]
    let output = try Tool.kubectl.required().run(arguments, environment: ["KUBECONFIG": "/dev/null"])
    #expect(output.errorText == "")
    return output.standardOutput
}
