import Foundation
import PromQL
import TestSupport
import Testing

/// This parser against Prometheus' own and the one of the Rust world, over the corpus.
struct DifferentialTests {
    static func read(_ entry: CorpusEntry) -> Result<PromQL.Expression, PromQLError> {
        Result { () throws(PromQLError) -> PromQL.Expression in
            try PromQL.Expression(parsing: entry.text, as: entry.isTemplated ? .grafana : .prometheus)
        }
    }

    /// What differs, a few of it in full.
    static func report(_ differences: [String]) -> Comment {
        "\(differences.count) differences\n\(differences.prefix(60).joined(separator: "\n"))"
    }

    @Test func corpusHoldsWhatItShould() throws {
        let entries = try Corpus.entries()
        #expect(entries.count >= 6000)
        #expect(entries.allSatisfy { $0.verdicts.count == 4 })
        #expect(entries.count(where: \.isAccepted) >= 4000)
        #expect(entries.count { !$0.isAccepted } >= 3000)
    }

    @Test func verdictIsThatOfPrometheus() throws {
        let differences = try Corpus.entries().compactMap { entry -> String? in
            switch Self.read(entry) {
            case .success(let expression):
                entry.isAccepted || expression.requirements.contains { $0.missingIn == .v3 }
                    ? nil
                    : "\(entry): accepted, and Prometheus refuses it"
            case .failure(let error):
                entry.isAccepted && !Self.slips.contains(entry.text) ? "\(entry): \(error.message)" : nil
            }
        }
        #expect(differences.isEmpty, Self.report(differences))
    }

    /// What version 3.5 accepts by a slip of its lexer, which takes any letter after a number in brackets for a colon:
    /// `a[5 m]` is `a[5s:]`. The versions before and after it refuse them.
    static let slips: Set = ["a[5 m]", "rate(a[5 m])"]

    /// What version 2.42 doesn't take although it can be written so that it does, and the tree is the same.
    static func isSpeltForVersion3(_ text: String) -> Bool {
        ["1_0", "0x_", "offset --", "offset +"].contains { text.contains($0) }
            || text.contains("@") && text.contains(/@\s*-?\d+[a-z]/)
    }

    /// Which of the versions accepts an expression is what the module says of its parts.
    @Test func requirementsAreThoseOfPrometheus() throws {
        let differences = try Corpus.entries().compactMap { entry -> String? in
            guard !entry.isTemplated, !entry.isNewer, !Self.isSpeltForVersion3(entry.text),
                case .success(let expression) = Self.read(entry)
            else {
                return nil
            }
            let requirements = expression.requirements
            let isInVersion3 = !requirements.contains { $0.missingIn == .v3 }
            let needsFlag = requirements.contains { $0.flag != nil }
            let isOld = entry.text.contains("holt_winters(") || entry.text.contains("holt_winters (")
            let wanted = [requirements.isEmpty, isInVersion3 && !needsFlag && !isOld, isInVersion3 && !isOld]
            guard wanted != Array(entry.verdicts.prefix(3)) else { return nil }
            return "\(entry): \(entry.verdicts) and not \(wanted): \(requirements.map(\.title))"
        }
        #expect(differences.isEmpty, Self.report(differences))
    }

    @Test func treeIsThatOfPrometheus() throws {
        let differences = try Corpus.entries().compactMap { entry -> String? in
            guard let tree = entry.tree, case .success(let own) = Self.read(entry) else { return nil }
            do {
                let theirs = try PromQL.Expression(parsing: tree)
                return own.shape == theirs.shape ? nil : "\(entry):\n  \(own.shape)\n  \(theirs.shape)"
            } catch {
                return "\(entry): its tree \(tree): \(error)"
            }
        }
        #expect(differences.isEmpty, Self.report(differences))
    }

    @Test func printedFormIsReadAsTheSameTree() throws {
        let differences = try Corpus.entries().compactMap { entry -> String? in
            guard case .success(let expression) = Self.read(entry) else { return nil }
            let printed = expression.description
            do {
                let again = try PromQL.Expression(parsing: printed, as: entry.isTemplated ? .grafana : .prometheus)
                if again != expression { return "\(entry): printed as \(printed), which is another tree" }
                return again.description == printed ? nil : "\(entry): printed as \(printed), then as \(again)"
            } catch {
                return "\(entry): printed as \(printed): \(error)"
            }
        }
        #expect(differences.isEmpty, Self.report(differences))
    }

    @Test(.enabled(if: Tool.isAvailable(Tool.promtool)))
    func prometheusReadsThePrintedForms() throws {
        let printed = try Self.printed(for: .prometheus2)
        let rules = try printed.enumerated().map { index, form in
            let text = String(decoding: try JSONEncoder.plain.encode(form.text), as: UTF8.self)
            return "{name: g\(index), rules: [{record: r\(index), expr: \(text)}]}"
        }
        let output = try Tool.promtool.required().run(
            ["check", "rules", "--lint=none", "/dev/stdin"],
            input: Data("groups: [\n\(rules.joined(separator: ",\n"))\n]\n".utf8)
        )
        let refused = output.errorText.matches(of: /group "g(\d+)", rule/).compactMap { Int($0.1) }
        #expect(refused.isEmpty, Self.report(refused.map { "\(printed[$0].entry): \(printed[$0].text)" }))
        #expect(output.status == 0, "\(output.errorText.prefix(2000))")
    }

    @Test(.enabled(if: Tool.isAvailable(Tool.python)))
    func promqlParserReadsThePrintedForms() throws {
        let printed = try Self.printed(for: .promqlParser)
        let script = """
            import json, sys
            import promql_parser
            refused = []
            for index, text in enumerate(json.load(sys.stdin)):
                try:
                    promql_parser.parse(text)
                except BaseException:
                    refused.append(index)
            print(json.dumps(refused))
            """
        let output = try Tool.python.required().run(
            ["-c", script],
            input: try JSONEncoder.plain.encode(printed.map(\.text))
        )
        let refused = try JSONDecoder().decode([Int].self, from: output.standardOutput)
        #expect(refused.isEmpty, Self.report(refused.map { "\(printed[$0].entry): \(printed[$0].text)" }))
    }

    /// The printed forms of what a parser accepts as it was written.
    private static func printed(for parser: CorpusEntry.Parser) throws -> [(entry: CorpusEntry, text: String)] {
        let printed = try Corpus.entries().compactMap { entry -> (CorpusEntry, String)? in
            guard !entry.isTemplated, entry.isAccepted(by: parser), case .success(let own) = read(entry) else {
                return nil
            }
            return (entry, own.description)
        }
        try #require(printed.count >= 4000)
        return printed
    }
}

extension JSONEncoder {
    fileprivate static var plain: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return encoder
    }
}
