import ArgumentParser
import Diagnostics
import Validator
import YAML

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List what `validate` checks."
    )

    @Option(help: "How to print: text for people, json for tools.")
    var format = OutputFormat.text

    func run() throws {
        switch format {
        case .text: printText()
        case .json: printJSON()
        }
    }

    private func printText() {
        let width = RuleCatalogue.all.map { $0.id.rawValue.count }.max() ?? 0
        for category in Category.allCases {
            Console.print("\(category.rawValue): \(category.question)\n")
            for rule in RuleCatalogue.all where rule.category == category {
                let id = rule.id.rawValue
                let padding = String(repeating: " ", count: width - id.count)
                let severity = rule.severity.rawValue
                Console.print("  \(id)\(padding)  \(severity.padded(to: 7))  \(rule.summary)\n")
            }
            Console.print("\n")
        }
        Console.print("`tenantry explain RULE` says why, with a bad and a good example.\n")
    }

    private func printJSON() {
        var writer = JSONWriter()
        writer.sequence(RuleCatalogue.all) { writer, rule in
            writer.mapping { writer in
                let members: [(StaticString, String)] = [
                    ("id", rule.id.rawValue), ("category", rule.category.rawValue),
                    ("severity", rule.severity.rawValue), ("summary", rule.summary), ("explanation", rule.explanation),
                ]
                for (key, value) in members {
                    writer.key(key)
                    writer.string(value)
                }
            }
        }
        writer.endDocument()
        Console.print(String(decoding: writer.bytes, as: UTF8.self))
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
