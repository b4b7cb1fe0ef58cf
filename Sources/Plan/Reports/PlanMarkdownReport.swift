import Diagnostics

/// A plan as a comment of a pull request or merge request.
package struct PlanMarkdownReport {
    /// By which the comment is found again, to be written anew instead of once more.
    package static let marker = "<!-- tenantry plan -->"
    /// The most characters of a comment: GitHub's limit, of which GitLab's is 15 times as much.
    package static let characterLimit = 65_536
    /// Left for what is said at the end.
    private static let reserve = 600

    private let plan: Plan

    package init(_ plan: Plan) {
        self.plan = plan
    }

    /// The comment.
    package var text: String {
        var text = "\(Self.marker)\n### \(plan.summary)\n\n"
        for note in plan.notes + (plan.staleNote.map { [$0] } ?? []) { text += "> \(Self.escaped(note))\n\n" }
        for problem in plan.problems.prefix(10) {
            let version = problem.isOld ? " at \(plan.baseName)" : ""
            text +=
                "> \(Self.code("\(plan.tree)/\(problem.place)\(version)")) is passed over: \(Self.code(problem.message))\n\n"
        }
        let risks = RiskGroup.groups(of: plan.risks)
        if !risks.isEmpty { text += "**\(plan.risks.count == 1 ? "A risk" : "\(plan.risks.count) risks")**\n\n" }
        appendParts(risks.map(Self.part), named: "risks", to: &text)
        for offboarding in plan.offboardings { text += "\n\(Self.escaped(offboarding.text))\n" }
        let groups = ChangeGroup.groups(of: plan.changes)
        if !groups.isEmpty { text += "\n" }
        appendParts(groups.map(Self.part), named: "groups of changes", to: &text)
        text += "\nCompared with \(Self.code(plan.baseName)), \(Self.code(String(plan.base.prefix(12)))).\n"
        return text
    }

    /// Appends as many parts as there is room for, and says how many are left out.
    private func appendParts(_ parts: [String], named name: String, to text: inout String) {
        for (index, part) in parts.enumerated() {
            // Bytes, of which there are at least as many.
            guard text.utf8.count + part.utf8.count + Self.reserve <= Self.characterLimit else {
                text +=
                    "\n**\(parts.count - index) more \(name) don't fit here:** run "
                    + "\(Self.code("tenantry plan \(plan.baseName.prefix(80)) --limit 0")) to see all.\n"
                return
            }
            text += part
        }
    }

    private static func part(_ group: RiskGroup) -> String {
        let advice = group.advice.map { "<br>\(escaped($0))" } ?? ""
        return "- **\(group.heading)**: \(code(group.subject)) \(escaped(group.message))\(advice)\n"
    }

    private static func part(_ group: ChangeGroup) -> String {
        var lines: [String] = []
        if group.keys.count > 1 { lines.append("  " + group.names(atMost: 100).displayed) }
        if let move = group.move { lines.append("  moves from \(move.from) to \(move.to)".displayed) }
        for field in group.fields {
            lines += FieldText(field, of: group.keys.count).lines.map { "\($0.mark.rawValue) \($0.text)" }
        }
        let title = "<code>\(group.action.sign) \(escaped(group.title.displayed))</code>"
        guard !lines.isEmpty else { return "- \(title)\n" }
        let body = lines.joined(separator: "\n")
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: body) + 1))
        return "<details><summary>\(title)</summary>\n\n\(fence)diff\n\(body)\n\(fence)\n\n</details>\n"
    }

    /// Text as text: nothing in it is taken for Markdown, HTML or a mention.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.displayed {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "!", "|", "~": result += "\\\(character)"
            // No name is called by accident.
            case "@": result += "@\u{200B}"
            default: result.append(character)
            }
        }
        return result
    }

    /// Text in a span of code.
    private static func code(_ text: String) -> String {
        let text = text.displayed
        let ticks = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
        return ticks.count == 1 ? "`\(text)`" : "\(ticks) \(text) \(ticks)"
    }

    private static func longestRun(of character: Character, in text: String) -> Int {
        var (longest, run) = (0, 0)
        for other in text {
            run = other == character ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
