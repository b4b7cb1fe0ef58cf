import Testing
import YAML

@testable import Validator

@Test(arguments: [
    // Canonical already.
    ("0", "0"), ("1", "1"), ("100m", "100m"), ("1Gi", "1Gi"), ("128Mi", "128Mi"), ("5k", "5k"), ("1e3", "1e3"),
    // As Kubernetes writes them.
    ("1000m", "1"), ("1000", "1k"), ("0.1", "100m"), ("1.5", "1500m"), ("1.5Gi", "1536Mi"), ("1024Mi", "1Gi"),
    ("0.5Ki", "512"), ("1Ki", "1Ki"), ("1024", "1024"), ("1000Ki", "1000Ki"), ("+5", "5"), ("05", "5"), ("5.", "5"),
    (".5", "500m"), ("1.0", "1"), ("10e2", "1e3"), ("1E3", "1e3"), ("1e-3", "1e-3"), ("5e2", "500"), ("12e4", "120e3"),
    ("1E", "1E"), ("1000P", "1E"), ("0.001Ki", "1024m"), ("-1.5Gi", "-1536Mi"), ("0Gi", "0"), ("0.0000000001", "1n"),
    ("1.0000000001", "1000000001n"), ("0.1m", "100u"), ("1u", "1u"), ("9Ei", "9223372036854775807"),
    ("9223372036854775807", "9223372036854775807"), ("-", "0"), (".", "0"), ("m", "0"), ("1e+3", "1e3"),
    ("1e-30", "1e-9"), ("100000000000000000000", "100E"),
    // Written as no power of 1024, read as decimal, and written again.
    ("968.75Ki", "992k"), ("-968.75Ki", "-992k"), ("1500.5Ki", "1536512"),
])
func `a quantity is written as Kubernetes writes it`(text: String, canonical: String) throws {
    let quantity = try #require(Quantity(text))
    #expect(quantity.canonicalText == canonical)
    #expect(try #require(Quantity(canonical)) == quantity)
}

@Test(arguments: [
    "", "1 Gi", "1gi", "1GI", "1K", "1mi", "1B", "1Gb", "1GiB", "1e", "1e1.5", "e3x", "1,5", "1_000", "0x10", "1.2.3",
    "--1", "+-1",
    "1Kii", "١", "1e99999999999999999999", "1Ki5", "∞", "NaN", "1\u{0}", "512MB", "1mm", "1i",
])
func `what Kubernetes can't read is no quantity`(text: String) {
    #expect(Quantity(text) == nil)
}

@Test(arguments: [
    ("1", "1000m", 0), ("1Gi", "1G", 1), ("999m", "1", -1), ("1Mi", "1024Ki", 0), ("-1", "0", -1), ("1e3", "1k", 0),
    ("0.1", "100m", 0), ("1n", "0", 1), ("1000000000000000000000", "1E", 1), ("1e400", "1e500", 0), ("-1e400", "1", -1),
    ("9Ei", "8Ei", 0), ("1e-400", "1n", 0), ("1.00000000000000000000000000001", "1", 1),
])
func `quantities compare as numbers`(left: String, right: String, order: Int) throws {
    let (left, right) = (try #require(Quantity(left)), try #require(Quantity(right)))
    #expect((left < right ? -1 : left > right ? 1 : 0) == order)
}

@Test func `quantities are added, whole or not`() throws {
    let sum = try #require(Quantity("0.5")) + #require(Quantity("1500m"))
    #expect(sum.canonicalText == "2")
    #expect(try (#require(Quantity("1e400")) + #require(Quantity("1"))).isExtreme)
    #expect(try #require(Quantity("2")).isWhole)
    #expect(try !#require(Quantity("2500m")).isWhole)
    #expect(try #require(Quantity("499.5m")).roundedToMilli.canonicalText == "500m")
    #expect(try #require(Quantity("-0.1m")).roundedToMilli.canonicalText == "-1m")
}

@Test func `a quantity is read from numbers and strings of a manifest`() throws {
    let stream = try YAMLStream.parse(Array("[1, 1.5, '2Gi', ' 3 ', 1_000, 0x10, 1e3, ~, true, []]".utf8))
    let texts = stream.documents.first?.elements.map { Quantity($0)?.canonicalText } ?? []
    #expect(texts == ["1", "1500m", "2Gi", "3", "1k", "16", "1k", nil, nil, nil])
}
