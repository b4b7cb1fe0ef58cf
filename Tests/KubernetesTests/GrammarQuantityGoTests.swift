import Foundation
import Kubernetes
import TestSupport
import Testing
import YAML

/// Go's own quantities, asked through kubectl: `create quota` parses and writes them without a cluster.
private struct GoQuantities {
    /// The canonical form of every text, all of which Go must accept.
    static func canonical(_ texts: [String]) throws -> [String] {
        let hard = texts.enumerated().map { "requests.example.com/r\($0)=\($1)" }.joined(separator: ",")
        let output = try Tool.kubectl.required()
            .run(["create", "quota", "x", "--hard", hard, "--dry-run=client", "-o", "json"])
        try #require(output.status == 0, "\(output.errorText)")
        let quota = try JSONDecoder().decode(Quota.self, from: output.standardOutput)
        return try texts.indices.map { try #require(quota.spec.hard["requests.example.com/r\($0)"]) }
    }

    /// The texts that Go accepts: `set env` decodes a folder file by file, and names each that it can't.
    static func accepted(_ texts: [String]) throws -> [String] {
        let folder = try TemporaryFolder()
        for (index, text) in texts.enumerated() {
            let limit = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
            try folder.write(
                #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"},"spec":{"containers":[{"name":"c","#
                    + #""resources":{"limits":{"cpu":\#(limit)}}}]}}"#,
                to: "\(index).json"
            )
        }
        let output = try Tool.kubectl.required()
            .run(["set", "env", "--local", "-f", folder.url.path, "A=b", "-o", "json"])
        try #require(texts.isEmpty || !output.errorText.isEmpty)
        return texts.enumerated().filter { !output.errorText.contains("/\($0.offset).json\": ") }.map(\.element)
    }

    private struct Quota: Decodable {
        struct Spec: Decodable { var hard: [String: String] }
        var spec: Spec
    }
}

extension Quantity {
    /// A text that is a quantity more often than not, with every part of the grammar in it.
    fileprivate static func randomText(using generator: inout SeededGenerator) -> String {
        let lengths = [1, 1, 2, 3, 4, 6, 10, 15, 18, 19, 20, 25, 40]
        func digits(_ generator: inout SeededGenerator) -> String {
            let length = lengths.randomElement(using: &generator) ?? 1
            let alphabet = ["0123456789", "0", "9", "01", "1024"].randomElement(using: &generator) ?? "0"
            return String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "0" })
        }
        let sign = ["", "", "", "", "-", "+"].randomElement(using: &generator) ?? ""
        let whole = digits(&generator)
        let number =
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: whole + "." + digits(&generator)
            case 1: "." + digits(&generator)
            case 2: whole + "."
            default: whole
            }
        let suffixes = ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e", "E"]
        let suffix = suffixes.randomElement(using: &generator) ?? ""
        var text = sign + number + suffix
        if suffix == "e" || Int.random(in: 0..<20, using: &generator) == 0 {
            text += ["", "-", "+"].randomElement(using: &generator) ?? ""
            text += String(Int.random(in: 0..<40, using: &generator))
        }
        return text
    }

    /// The same amount in a spelling that Go does not keep but canonicalises: with needless zeros.
    fileprivate static func respelled(_ text: String) -> String {
        let end = text.firstIndex { $0.isLetter } ?? text.endIndex
        let zeros = text[..<end].contains(".") ? "000" : ".000"
        return text[..<end] + zeros + text[end...]
    }
}

@Test(.enabled(if: Tool.isAvailable(.kubectl)))
func `agrees with Go about random quantities`() throws {
    var generator = SeededGenerator(state: 20_220)
    var accepted: [String] = []
    var refused: [String] = []
    while accepted.count < 6_000 {
        let text = Quantity.randomText(using: &generator)
        if (try? Quantity(parsing: text)) == nil { refused.append(text) } else { accepted.append(text) }
    }
    for start in stride(from: 0, to: accepted.count, by: 1_000) {
        let batch = Array(accepted[start..<min(start + 1_000, accepted.count)])
        for (text, go) in zip(batch, try GoQuantities.canonical(batch.map(Quantity.respelled))) {
            let quantity = try Quantity(parsing: text)
            // Older Go drops an exponent that has no suffix; see `Quantity.text`.
            if quantity.text.contains("e"), quantity.format == .decimalSI { continue }
            #expect(quantity.text == go, "\(text)")
        }
        // As they are: Go takes them, keeps the value, and takes our form for the same.
        for (text, go) in zip(batch, try GoQuantities.canonical(batch)) {
            let quantity = try Quantity(parsing: text)
            if quantity.text.contains("e"), quantity.format == .decimalSI { continue }
            #expect(try Quantity(parsing: go) == quantity, "\(text)")
            #expect(go == quantity.text || go == text)
        }
    }
    try #require(refused.count > 200)
    #expect(try GoQuantities.accepted(refused) == [])
}

@Test(.enabled(if: Tool.isAvailable(.kubectl)))
func `refuses what Go refuses`() throws {
    let alphabet = Array("0123456789.+-eEinumkKMGTPi xµ,")
    var generator = SeededGenerator(state: 7)
    var refused: [String] = []
    var accepted: [String] = []
    for _ in 0..<20_000 {
        let length = Int.random(in: 1...6, using: &generator)
        let text = String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "0" })
        // Decoding trims spaces before it parses; and what has no digit is 0 to Go, and nothing to us.
        guard text.contains(where: \.isNumber), !text.hasPrefix(" "), !text.hasSuffix(" ") else { continue }
        if (try? Quantity(parsing: text)) == nil { refused.append(text) } else { accepted.append(text) }
    }
    refused.removeAll { $0.contains { "eE".contains($0) } && $0.first.map { "eE.+-".contains($0) } == true }
    try #require(accepted.count > 1_000)
    #expect(try GoQuantities.canonical(Array(accepted.prefix(2_000))).count == min(2_000, accepted.count))
    #expect(try GoQuantities.accepted(Array(refused.prefix(1_500))) == [])
}
