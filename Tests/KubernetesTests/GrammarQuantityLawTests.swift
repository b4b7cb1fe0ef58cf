import Foundation
import Kubernetes
import TestSupport
import Testing
import YAML

/// Two quantities, and what was calculated with them; Python calculates the same with fractions.
private struct Calculation: Encodable {
    var left: String
    var right: String
    var factor: Int
    var sum: String
    var difference: String
    var product: String
    var isLess: Bool
    var isEqual: Bool
    var value: Int64?
    var milliValue: Int64?
}

private let checker = """
    import json, math, re, sys
    from fractions import Fraction
    UNITS = {s: Fraction(10) ** e for s, e in zip(["n", "u", "m", "", "k", "M", "G", "T", "P", "E"], range(-9, 19, 3))}
    UNITS |= {s + "i": Fraction(1024) ** (i + 1) for i, s in enumerate("KMGTPE")}
    def read(text):
        number, suffix = re.fullmatch(r"([-+]?[0-9.]+)(.*)", text).groups()
        if suffix not in UNITS:
            return Fraction(number) * Fraction(10) ** int(suffix[1:])
        return Fraction(number) * UNITS[suffix]
    def away(x):
        rounded = math.ceil(abs(x)) * (1 if x >= 0 else -1)
        return rounded if -2**63 <= rounded < 2**63 else None
    for c in json.load(sys.stdin):
        a, b = read(c["left"]), read(c["right"])
        ok = (read(c["sum"]) == a + b and read(c["difference"]) == a - b and read(c["product"]) == a * c["factor"]
              and c["isLess"] == (a < b) and c["isEqual"] == (a == b)
              and c.get("value") == away(a) and c.get("milliValue") == away(a * 1000))
        if not ok:
            print(json.dumps(c))
    """

private func randomQuantity(using generator: inout SeededGenerator) throws -> Quantity {
    let digits = Int.random(in: 1...[3, 8, 19, 30].randomElement(using: &generator, or: 3), using: &generator)
    let number = String((0..<digits).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
    let suffix = [
        "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e7", "e-3", "e40",
    ]
    .randomElement(using: &generator, or: "")
    return try Quantity(parsing: ["", "-"].randomElement(using: &generator, or: "") + number + suffix)
}

extension Array {
    fileprivate func randomElement(using generator: inout SeededGenerator, or fallback: Element) -> Element {
        randomElement(using: &generator) ?? fallback
    }
}

@Test(.enabled(if: Tool.isAvailable(.python)))
func `calculates as exact fractions do`() throws {
    var generator = SeededGenerator(state: 1)
    let calculations = try (0..<5_000).map { _ in
        let left = try randomQuantity(using: &generator)
        let right =
            Bool.random(using: &generator) ? try randomQuantity(using: &generator) : left.formatted(as: .decimalSI)
        let factor = Int.random(in: -1_000_000...1_000_000, using: &generator)
        return Calculation(
            left: left.text,
            right: right.text,
            factor: factor,
            sum: (left + right).text,
            difference: (left - right).text,
            product: (left * factor).text,
            isLess: left < right,
            isEqual: left == right,
            value: left.value,
            milliValue: left.milliValue
        )
    }
    let output = try Tool.python.required().run(["-c", checker], input: JSONEncoder().encode(calculations))
    #expect(output.status == 0, "\(output.errorText)")
    #expect(output.text == "")
}

@Test func `obeys the laws of arithmetic`() throws {
    var generator = SeededGenerator(state: 2)
    for _ in 0..<5_000 {
        let (a, b, c) = try (
            randomQuantity(using: &generator), randomQuantity(using: &generator), randomQuantity(using: &generator)
        )
        #expect(a + b - b == a)
        #expect(a + b == b + a)
        #expect((a + b).hashValue == (b + a).hashValue)
        #expect((a + b) + c == a + (b + c))
        #expect(a - a == .zero)
        #expect((a + b) * 3 == a * 3 + b * 3)
        #expect(try Quantity(parsing: a.text) == a)
        #expect([a < b, a == b, b < a].count { $0 } == 1)
    }
}
