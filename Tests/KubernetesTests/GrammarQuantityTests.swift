import Foundation
import Kubernetes
import TestSupport
import Testing
import YAML

// The values of `TestQuantityParse`, `TestQuantityString` and their neighbours in
// `k8s.io/apimachinery/pkg/api/resource/quantity_test.go`.
@Test(arguments: [
    ("0", "0"), ("0n", "0"), ("0Ki", "0"), ("-0", "0"), ("0.0", "0"), ("000", "0"),
    ("1n", "1n"), ("1u", "1u"), ("1m", "1m"), ("1", "1"), ("1k", "1k"), ("50M", "50M"), ("1G", "1G"), ("1T", "1T"),
    ("1P", "1P"), ("1E", "1E"), ("1Ki", "1Ki"), ("8Ki", "8Ki"), ("7Mi", "7Mi"), ("6Gi", "6Gi"), ("5Ti", "5Ti"),
    ("4Pi", "4Pi"), ("3Ei", "3Ei"), ("10Ti", "10Ti"), ("100Ti", "100Ti"),
    ("5E", "5E"), ("9223372036854775807", "9223372036854775807"), ("9223372036854775807Ki", "9223372036854775807"),
    ("12.34", "12340m"), ("1.5Gi", "1536Mi"), ("1000m", "1"), ("1024Mi", "1Gi"), ("1000Mi", "1000Mi"), ("0.5Ki", "512"),
    ("1.1Ki", "1126400m"), ("0.0001Ki", "102400u"), ("1e3", "1e3"), ("12e6", "12e6"), ("1E5", "100e3"), ("1e4", "10e3"),
    ("1e-10", "1e-9"), ("0.9n", "1n"), ("-0.9n", "-1n"), ("1.0000000001", "1000000001n"),
    ("8Ei", "9223372036854775807"),
    ("-8Ei", "-9223372036854775807"), ("100000000000000000000", "100E"),
    ("99999999999999999999n", "99999999999999999999n"),
    ("-9223372036854775808", "-9223372036854775808"), ("+1", "1"), ("01", "1"), ("1.234", "1234m"), (".5", "500m"),
    ("5.", "5"), ("1000E", "1e21"), ("1e400", "10e399"), ("1e+03", "1e3"), ("-1.5Gi", "-1536Mi"),
])
func `writes the canonical form`(text: String, canonical: String) throws {
    let quantity = try Quantity(parsing: text)
    #expect(quantity.text == canonical)
    #expect(try Quantity(parsing: canonical) == quantity)
    #expect(try Quantity(parsing: canonical).text == canonical)
}

@Test(arguments: [
    ("", "is empty", nil), ("1.1.M", "contains '.' at character 4", nil),
    ("1+1.0M", "contains '+' at character 2", nil),
    ("0.1mi", "unknown suffix 'mi'", "0.1Mi"), ("0.1am", "unknown suffix 'am'", nil), ("Gi", "has no number", nil),
    ("512MB", "unknown suffix 'MB'", "512Mi"), ("512mb", "unknown suffix 'mb'", "512Mi"), ("1K", "'K'", "1Ki"),
    ("4 Gi", "contains a space at character 2", "4Gi"), ("0,5", "contains ',' at character 2", "0.5"),
    ("1,000", "contains ',' at character 2", nil), ("100µ", "contains 'µ' at character 4", "100u"),
    ("-", "has no number", nil),
    (".", "has no number", nil), ("1e", "unknown suffix 'e'", nil), ("1e3e", "contains 'e' at character 4", nil),
    ("1e+", "unknown suffix 'e+'", nil), ("1\u{0}", "contains U+0000 at character 2", nil),
    ("1\u{301}", "contains U+0301 at character 2", nil), ("1e99999", "exponent beyond ±9999", nil), ("1k2", "'2'", nil),
    ("٣", "contains U+0663 at character 1", nil), ("1.5 ", "contains a space at character 4", "1.5"),
])
func `says what is wrong with a quantity`(text: String, problem: String, suggestion: String?) throws {
    let error = try #require(throws: TextError.self) { try Quantity(parsing: text) }
    #expect(error.description.contains(problem))
    #expect(error.description.contains("did you mean") == (suggestion != nil))
    if let suggestion { #expect(error.description.contains("did you mean '\(suggestion)'?")) }
}

@Test(.timeLimit(.minutes(5)))
func `reads a megabyte of digits in linear time`() throws {
    let nines = String(repeating: "9", count: 1_000_000)
    #expect(try Quantity(parsing: nines).text == nines)
    #expect(try Quantity(parsing: "0." + nines).text == "1")
    #expect(try Quantity(parsing: nines + "Ki").text == "9223372036854775807")
    #expect(try Quantity(parsing: String(repeating: "0", count: 1_000_000) + "1").text == "1")
    #expect(throws: TextError.self) { try Quantity(parsing: nines + "x") }
}

@Test func `compares and hashes by value`() {
    #expect(Quantity("1Ki") == 1024)
    #expect(Quantity("1000m") == "1")
    #expect(Set<Quantity>(["1Ki", "1024", "1024e0", "1.024k"]).count == 1)
    #expect(Quantity("999m") < 1)
    #expect(Quantity("-1e30") < "-1Ei")
    #expect(Quantity("1e30") > "8Ei")
}

@Test func `sums requests times replicas`() {
    let requests: [Quantity] = ["100m", "250m", "1"]
    #expect(requests.reduce(.zero) { $0 + $1 * 3 }.text == "4050m")
    #expect((["128Mi", "64Mi"] as [Quantity]).reduce(.zero, +).text == "192Mi")
    #expect((Quantity("8Ei") + "8Ei").text == "18446744073709551614")
    #expect((Quantity("4Ei") * 1024).text == "4096Ei")
    #expect((Quantity("1") - "1").text == "0")
    #expect((Quantity("-9223372036854775808") * -1).text == "9223372036854775808")
}

@Test func `rounds away from zero`() {
    #expect(Quantity("1500m").value == 2)
    #expect(Quantity("-1500m").value == -2)
    #expect(Quantity("1n").milliValue == 1)
    #expect(Quantity("1500m").milliValue == 1500)
    #expect(Quantity("100E").value == nil)
    #expect(Quantity("9223372036854775807").value == .max)
    #expect(Quantity("9223372036854775807").milliValue == nil)
    #expect(Quantity("1234567n").roundedUp(to: .micro).text == "1235u")
    #expect(Quantity("9.1E").value(in: .exa) == 10)
}

@Test func `decodes strings and numbers, encodes the canonical text`() throws {
    let decoded = try JSONDecoder().decode([Quantity].self, from: Data(#"["1000m", 2, 0.5, 1e3]"#.utf8))
    #expect(decoded == ["1", 2, "500m", 1000])
    #expect(String(decoding: try JSONEncoder().encode(decoded), as: UTF8.self) == #"["1","2","500m","1k"]"#)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Quantity].self, from: Data(#"["1mb"]"#.utf8)) }
}
