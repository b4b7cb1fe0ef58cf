import ArgumentParser
import Diagnostics
import Validator

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why a rule is there, with a bad and a good example."
    )

    @Argument(help: ArgumentHelp("The rule's id, as findings show it in brackets.", valueName: "rule"))
    var rule: String

    func run() throws {
        let rule = try foundRule()
        Console.print("\(rule.id) (\(rule.category.rawValue), \(rule.severity.rawValue))\n\n")
        Console.print("\(rule.summary)\n\n\(rule.explanation)\n")
        show("bad", rule.bad)
        show("good", rule.good)
    }

    private func foundRule() throws -> Rule {
        do throws(UnknownRule) {
            return try RuleCatalogue.rule(named: rule)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    private func show(_ title: String, _ example: Rule.Example) {
        Console.print("\n\(title):\n")
        if let words = example.words { Console.print("  \(words)\n") }
        for file in example.files {
            if example.files.count > 1 { Console.print("  # \(file.path)\n") }
            for line in file.printable.split(separator: "\n", omittingEmptySubsequences: false) {
                Console.print(line.isEmpty ? "\n" : "  \(line)\n")
            }
        }
    }
}

extension Rule.Example.File {
    /// The text with what a terminal would act on, or nobody would see, as escapes.
    fileprivate var printable: String {
        var printable = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": printable.unicodeScalars.append(scalar)
            case "\t": printable += "\\t"
            case "\r": printable += "\\r"
            case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{FEFF}":
                printable += "\\u{\(String(scalar.value, radix: 16))}"
            default: printable.unicodeScalars.append(scalar)
            }
        }
        return printable
    }
}
