import Testing
import YAML

/// goyaml.v2's table (its `decode_test.go`), and what it has no test for.
private let table: [(String, YAMLScalar)] = [
    ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .string("nULL")),
    ("y", .bool(true)), ("Y", .bool(true)), ("yes", .bool(true)), ("Yes", .bool(true)), ("YES", .bool(true)),
    ("on", .bool(true)), ("On", .bool(true)), ("ON", .bool(true)), ("true", .bool(true)), ("True", .bool(true)),
    ("TRUE", .bool(true)), ("n", .bool(false)), ("N", .bool(false)), ("no", .bool(false)), ("No", .bool(false)),
    ("NO", .bool(false)), ("off", .bool(false)), ("Off", .bool(false)), ("OFF", .bool(false)),
    ("false", .bool(false)), ("False", .bool(false)), ("FALSE", .bool(false)),
    ("tRue", .string("tRue")), ("yEs", .string("yEs")), ("oN", .string("oN")), ("YeS", .string("YeS")),
    ("TRUe", .string("TRUe")), ("nO", .string("nO")), ("none", .string("none")), ("truer", .string("truer")),
    ("0", .int(0)), ("-0", .int(0)), ("+0", .int(0)), ("1", .int(1)), ("+1", .int(1)), ("-1", .int(-1)),
    ("10", .int(10)), ("010", .int(8)), ("00", .int(0)), ("0o17", .int(15)), ("0O17", .int(15)), ("-010", .int(-8)),
    ("0x1F", .int(31)), ("0X1f", .int(31)), ("-0x1F", .int(-31)), ("+0x1f", .int(31)), ("0b11", .int(3)),
    ("0B11", .int(3)), ("-0b11", .int(-3)), ("1_000", .int(1000)), ("1__0_", .int(10)), ("0x_1F", .int(31)),
    ("0_7", .int(7)), ("+_1", .int(1)), ("_1", .string("_1")), ("08", .float(8)), ("09.5", .float(9.5)),
    ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
    ("9223372036854775808", .unsignedInt(9_223_372_036_854_775_808)), ("18446744073709551615", .unsignedInt(.max)),
    ("18446744073709551616", .float(18_446_744_073_709_551_616)),
    ("+9223372036854775808", .float(9.223372036854775808e18)),
    ("0xFFFFFFFFFFFFFFFF", .unsignedInt(.max)), ("0xFFFFFFFFFFFFFFFFFF", .string("0xFFFFFFFFFFFFFFFFFF")),
    ("1.5", .float(1.5)), ("-1.5", .float(-1.5)), ("1.", .float(1)), (".5", .float(0.5)), ("-.5", .float(-0.5)),
    ("+.5", .float(0.5)), ("1e3", .float(1000)), ("1E3", .float(1000)), ("1e+3", .float(1000)), ("1e-3", .float(0.001)),
    ("1.e3", .float(1000)), (".5e1", .float(5)), (".1_0", .float(0.1)), ("1_0.5", .float(10.5)),
    ("1e400", .string("1e400")),
    ("1e-400", .float(0)), ("685.230_15e+03", .float(685_230.15)), (".inf", .float(.infinity)),
    (".Inf", .float(.infinity)),
    ("+.inf", .float(.infinity)), ("-.INF", .float(-.infinity)), (".iNF", .string(".iNF")),
    ("+", .string("+")), (".", .string(".")), ("..", .string("..")), ("._1", .string("._1")),
    (".1_", .string(".1_")), (".e1", .string(".e1")), ("1e", .string("1e")), ("1e+", .string("1e+")),
    ("e1", .string("e1")),
    ("0x", .string("0x")), ("0b", .string("0b")), ("0b2", .string("0b2")), ("0o8", .string("0o8")),
    ("+-1", .string("+-1")),
    ("--1", .string("--1")), ("0x-1", .string("0x-1")), ("0+1", .string("0+1")), ("1:30", .string("1:30")),
    ("190:20:30", .string("190:20:30")), ("2001-01-01", .string("2001-01-01")), ("100m", .string("100m")),
    ("4Gi", .string("4Gi")), ("1.2.3", .string("1.2.3")), ("0x1p4", .string("0x1p4")), ("inf", .string("inf")),
    ("nan", .string("nan")), ("=", .string("=")), ("a", .string("a")), ("0755", .int(493)), ("1e1_0", .float(1e10)),
]

@Test(arguments: table) func `gives a plain scalar the type that the server gives it`(
    _ text: String,
    _ value: YAMLScalar
) throws {
    #expect(YAMLScalar(plain: text) == value)
    let root = try #require(try YAMLStream.parse("a: \(text)\nb: \"\(text)\"\nc: '\(text)'\n").documents.first)
    #expect(root["a"]?.scalar == value)
    #expect(root["b"]?.scalar == .string(text))
    #expect(root["c"]?.scalar == .string(text))
    #expect(root["c"]?.style == .singleQuoted)
}

@Test(arguments: [".nan", ".NaN", ".NAN"]) func `knows what is no number`(_ text: String) {
    #expect("\(YAMLScalar(plain: text))" == "float(nan)")
}

@Test func `takes a lone sign for a string`() {
    #expect(YAMLScalar(plain: "-") == .string("-"))
}

@Test(
    arguments: [
        ("!!str 1", .string("1")), ("!!str", .string("")), ("!!int \"3\"", .int(3)), ("!!float 1", .float(1)),
        ("!!bool \"yes\"", .bool(true)), ("!!null ''", .null), ("!foo 1", .string("1")), ("! \"12\"", .string("12")),
        ("!!binary aGk=", .string("hi")), ("!!timestamp 2001-01-01", .string("2001-01-01")), ("|\n  1", .string("1\n")),
        (">-\n  1", .string("1")), ("\"a\\u2028\\x41\"", .string("a\u{2028}A")),
    ] as [(String, YAMLScalar)]
)
func `takes tags and styles as the server does`(_ text: String, _ value: YAMLScalar) throws {
    let root = try #require(try YAMLStream.parse("a: \(text)\n").documents.first)
    #expect(root["a"]?.scalar == value)
}

@Test(arguments: [
    ("!!int b", "!!int"), ("!!bool 1", "!!bool"), ("!!null b", "!!null"), ("!!float b", "!!float"),
    ("!!binary 'a!'", "!!binary"),
    ("!!timestamp b", "!!timestamp"),
])
func `reports a value that its tag contradicts`(_ text: String, _ tag: String) throws {
    let problems = try YAMLStream.parse("a: \(text)\n").problems
    #expect(problems.map(\.kind) == [.tag])
    #expect(problems.first?.message.contains(tag) == true)
}

@Test(arguments: [
    ("1.5", "1.5"), ("1000000.0", "1e+06"), ("123456.0", "123456"), ("1234567.0", "1.234567e+06"), ("0.0001", "0.0001"),
    ("0.00001", "1e-05"), ("1e20", "1e+20"), ("1.25e10", "1.25e+10"), ("-0.0", "-0"), ("3.4e39", ".inf"),
    ("123456789.0", "1.2345679e+08"), ("0x10", "16"), ("off", "false"), ("017", "15"), ("\"off\"", "off"),
    (".nan", ".nan"),
    ("a b", "a b"), ("0.1", "0.1"), ("-12.25", "-12.25"),
])
func `writes a key as the server's JSON has it`(_ text: String, _ key: String) throws {
    let root = try #require(try YAMLStream.parse("\(text): 1\n").documents.first)
    #expect(root.entries.map(\.key.keyText) == [key])
    #expect(root[key]?.scalar == .int(1))
}

@Test(arguments: ["~", "[a]", "{a: 1}", "18446744073709551615"])
func `knows no key where the server refuses one`(_ text: String) throws {
    let stream = try YAMLStream.parse("? \(text)\n: 1\n")
    #expect(stream.documents.first?.entries.map(\.key.keyText) == [nil])
    #expect(stream.problems.map(\.kind) == [.unsupportedKey])
}
