import Diagnostics
import Foundation
import Testing
import YAML

/// A wrong text, and what should be said of it at which place: `line:column-line:column pointer message`.
struct Mistake: CustomTestStringConvertible, Sendable {
    var text: String
    var problems: [String]

    var testDescription: String { text.debugDescription }

    init(_ text: String, _ problems: String...) {
        self.text = text
        self.problems = problems
    }
}

private func describe(_ problems: [FieldProblem]) -> [String] {
    problems.map { "\($0.range.start)-\($0.range.end) \($0.pointer) \($0.message)" }
}

private let fields =
    "'kind', 'name', 'rig', 'tonnage', 'length', 'masts', 'afloat', 'berth', 'crew', 'log', 'flags', 'escorts', 'port/~'"

private let mistakes: [Mistake] = [
    .init(
        "kind: Ship\nname: ada\nrig: sloop\ntonage: 3\n",
        "4:1-4:7 /tonage unknown field 'tonage'; did you mean 'tonnage'?"
    ),
    .init(
        "{kind: Ship, name: ada, rig: sloop, xyzzy: 1, 'a/b~c': 2}",
        "1:37-1:42 /xyzzy unknown field 'xyzzy'; the fields here are \(fields)",
        "1:47-1:54 /a~1b~0c unknown field 'a/b~c'; the fields here are \(fields)"
    ),
    .init("{kind: Ship, rig: sloop}", "1:1-1:25  missing field 'name'"),
    .init("{kind: Ship, name: ~, rig: }", "1:1-1:29  missing field 'name'", "1:1-1:29  missing field 'rig'"),
    .init("{name: ada, rig: sloop}", "1:1-1:24  missing field 'kind'"),
    .init("{kind: Boat, name: 1, hull: 2}", "1:8-1:12 /kind expected 'Ship', found 'Boat'"),
    .init("{kind: [Ship]}", "1:8-1:14 /kind expected a string, found a list"),
    .init("[kind]", "1:1-1:7  expected a mapping of fields, found a list"),
    .init("x", "1:1-1:2  expected a mapping of fields, found the string 'x'"),
    .init(
        "{kind: Ship, name: Ada, rig: slop}",
        "1:20-1:23 /name 'Ada' is not a ship's name: lower-case letters and dashes",
        "1:30-1:34 /rig expected one of 'sloop', 'cutter', 'fullRigged', found 'slop'; did you mean 'sloop'?"
    ),
    .init(
        "{kind: Ship, name: no, rig: 12, nam: x}",
        "1:20-1:22 /name expected a string, found the boolean no; write it in quotes: \"no\"",
        "1:29-1:31 /rig expected a string, found the number 12; write it in quotes: \"12\"",
        "1:33-1:36 /nam unknown field 'nam'; did you mean 'name'?"
    ),
    .init(
        "kind: Ship\nname: ada\nrig: sloop\nlength: long\nmasts: 1.5\nafloat: \"true\"\nport/~: {}\ntonnage: yes\n",
        "8:10-8:13 /tonnage expected a string, found the boolean yes; write it in quotes: \"yes\"",
        "4:9-4:13 /length expected a number, found the string 'long'",
        "5:8-5:11 /masts expected an integer, found the number 1.5",
        "6:9-6:15 /afloat expected true or false, found the string 'true'",
        "7:9-7:11 /port~1~0 expected an integer, found a mapping"
    ),
    .init(
        "kind: Ship\nname: ada\nrig: sloop\ncrew:\n- name: a\n- nam: b\n- [c]\n- {name: d, age: 2147483648}\n-\n",
        "6:3-6:9 /crew/1 missing field 'name'",
        "6:3-6:6 /crew/1/nam unknown field 'nam'; did you mean 'name'?",
        "7:3-7:6 /crew/2 expected a mapping of fields, found a list",
        "8:18-8:28 /crew/3/age expected an integer from -2147483648 to 2147483647, found 2147483648",
        "9:2-9:2 /crew/4 expected a mapping of fields, found nothing"
    ),
    .init(
        "{kind: Ship, name: ada, rig: sloop, log: [[a, 1], b, [[]]], flags: {a/b: 1, ~: x, [c]: d}}",
        "1:47-1:48 /log/0/1 expected a string, found the number 1; write it in quotes: \"1\"",
        "1:51-1:52 /log/1 expected a list, found the string 'b'",
        "1:55-1:57 /log/2/0 expected a string, found a list",
        "1:74-1:75 /flags/a~1b expected a string, found the number 1; write it in quotes: \"1\"",
        "1:77-1:78 /flags/~0 expected a key, found nothing",
        "1:83-1:86 /flags/ expected a key, found a list"
    ),
    .init(
        "{kind: Ship, name: ada, rig: sloop, escorts: {B: {name: x}, b: {}, c: {name: 1, age: x}}, flags: []}",
        "1:98-1:100 /flags expected a map, found a list",
        "1:47-1:48 /escorts/B key 'B' is not a ship's name: lower-case letters and dashes",
        "1:64-1:66 /escorts/b missing field 'name'",
        "1:78-1:79 /escorts/c/name expected a string, found the number 1; write it in quotes: \"1\"",
        "1:86-1:87 /escorts/c/age expected an integer, found the string 'x'"
    ),
    // What is canonically equal to a field's name is not its name.
    .init(
        "{\"\u{212A}ind\": Ship, kind: Ship, name: ada, rig: sloop}",
        "1:2-1:8 /\u{212A}ind unknown field '\u{212A}ind'; did you mean 'kind'?"
    ),
]

@Test(arguments: mistakes)
func `says what is wrong and where`(_ mistake: Mistake) throws {
    #expect(describe(try read(Ship.self, mistake.text).problems) == mistake.problems)
}

@Test func `makes no value where a required field is wrong`() throws {
    for text in ["{kind: Ship, rig: sloop}", "{kind: Ship, name: 1, rig: sloop}", "{kind: Boat}", "[]", "{kind: Ship}"]
    {
        #expect(try read(Ship.self, text).value == nil)
    }
    #expect(try read([Mate].self, "[{name: a}, {}]").value == nil)
    #expect(try read(SortedMap<String, Mate>.self, "{a: {name: a}, b: {}}").value == nil)
    // A wrong optional field leaves the rest.
    let (ship, problems) = try read(Ship.self, "{kind: Ship, name: ada, rig: sloop, crew: [{}], masts: x, length: 2}")
    #expect(problems.count == 2)
    #expect(ship == Ship(name: "ada", rig: .sloop, length: 2))
}

@Test func `takes null for left out`() throws {
    let text = "{kind: Ship, name: ada, rig: sloop, masts: null, afloat: ~, tonnage: , crew: Null}"
    let (ship, problems) = try read(Ship.self, text)
    #expect(ship == .bare && problems == [])
    #expect(
        try JSONDecoder().decode(
            Ship.self,
            from: Data(#"{"kind":"Ship","name":"ada","rig":"sloop","masts":null}"#.utf8)
        ) == .bare
    )
}

@Test(arguments: [
    ("2", "2"), ("2.50", "2.50"), ("'3'", "3"), ("18446744073709551615", "18446744073709551615"), ("4k", "4k"),
])
func `takes a number for the text of its digits where that is allowed`(_ text: String, _ expected: String) throws {
    #expect(try read(Tonnage.self, text).value?.text == expected)
}

@Test(arguments: [
    ("9223372036854775807", Int64.max), ("-9223372036854775808", .min), ("0x10", 16), ("1e3", 1000), ("2.0", 2),
    ("9223372036854775808", nil), ("2.5", nil), (".inf", nil), (".nan", nil), ("1e30", nil), ("'1'", nil), ("-0.0", 0),
])
func `reads integers within their bounds`(_ text: String, _ expected: Int64?) throws {
    let (value, problems) = try read(Int64.self, text)
    #expect(value == expected)
    #expect(problems.isEmpty == (expected != nil))
}

@Test(arguments: [
    ("1", 1), ("-1.5", -1.5), ("9223372036854775808", 0x1p63), ("1e300", 1e300), (".inf", nil), (".nan", nil),
    ("x", nil),
])
func `reads finite numbers`(_ text: String, _ expected: Double?) throws {
    let (value, problems) = try read(Double.self, text)
    #expect(value == expected)
    #expect(problems.isEmpty == (expected != nil))
}

@Test(arguments: [
    #"{"kind":"Boat","name":"ada","rig":"sloop"}"#, #"{"name":"ada","rig":"sloop"}"#, #"{"kind":"Ship","rig":"sloop"}"#,
    #"{"kind":"Ship","name":"Ada","rig":"sloop"}"#, #"{"kind":"Ship","name":"ada","rig":"slop"}"#,
    #"{"kind":"Ship","name":"ada","rig":"sloop","escorts":{"B":{"name":"x"}}}"#,
    #"{"kind":"Ship","name":"ada","rig":"sloop","name":1,"tonnage":true}"#,
])
func `decodes nothing that the reader refuses`(_ json: String) throws {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Ship.self, from: Data(json.utf8)) }
    #expect(try read(Ship.self, json).problems != [])
}
