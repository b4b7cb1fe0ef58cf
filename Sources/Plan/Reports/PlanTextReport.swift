import Diagnostics

/// A plan for people at a terminal.
package struct PlanTextReport {
    private let plan: Plan
    private let hasColor: Bool
    private let limit: Int

    /// - Parameter limit: the most groups of changes that are shown; 0 for all.
    package init(_ plan: Plan, color: Bool, limit: Int) {
        self.plan = plan
        hasColor = color
        self.limit = limit
    }

    /// The report.
    package var text: String {
        var text = ""
        appendNotes(to: &text)
        appendRisks(to: &text)
        appendOffboardings(to: &text)
        appendChanges(to: &text)
        text += styled("1", plan.summary) + "\n"
        return text
    }

    private func appendNotes(to text: inout String) {
        for problem in plan.problems {
            let version = problem.isOld ? "at \(plan.baseName) " : ""
            text += "note: \(plan.tree)/\(problem.place) \(version)is passed over: \(problem.message)".displayed + "\n"
        }
        for note in plan.notes + (plan.staleNote.map { [$0] } ?? []) { text += "note: \(note)".displayed + "\n" }
        if !text.isEmpty { text += "\n" }
    }

    private func appendRisks(to text: inout String) {
        let groups = RiskGroup.groups(of: plan.risks)
        guard !groups.isEmpty else { return }
        text += styled("1", "Risks") + "\n"
        for group in groups {
            text += "  \(styled("1;31", "! \(group.heading)")): \("\(group.subject) \(group.message)".displayed)\n"
            if let advice = group.advice { text += "      \(advice.displayed)\n" }
        }
        text += "\n"
    }

    private func appendOffboardings(to text: inout String) {
        guard !plan.offboardings.isEmpty else { return }
        text += styled("1", "Off-boarding") + "\n"
        for offboarding in plan.offboardings { text += "  \(offboarding.text.displayed)\n" }
        text += "\n"
    }

    private func appendChanges(to text: inout String) {
        let groups = ChangeGroup.groups(of: plan.changes)
        guard !groups.isEmpty else { return }
        text += styled("1", "Changes against \(plan.baseName)".displayed) + "\n"
        for group in limit > 0 ? groups.prefix(limit) : groups[...] {
            text += "  \(styled(group.action.style, group.action.sign)) \(group.title.displayed)\n"
            if group.keys.count > 1 { text += "      \(group.names(atMost: 5).displayed)\n" }
            if let move = group.move { text += "      moves from \(move.from) to \(move.to)".displayed + "\n" }
            for field in group.fields {
                for line in FieldText(field, of: group.keys.count).lines {
                    switch line.mark {
                    case .none: text += "      \(line.text)\n"
                    case .removed: text += "        \(styled("31", "- \(line.text)"))\n"
                    case .added: text += "        \(styled("32", "+ \(line.text)"))\n"
                    }
                }
            }
        }
        let rest = limit > 0 ? groups.count - limit : 0
        if rest > 0 { text += "  … and \(rest) more; --limit 0 shows all\n" }
        text += "\n"
    }

    private func styled(_ style: String, _ text: String) -> String {
        hasColor ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
    }
}

extension ObjectChange.Action {
    /// The sign that Terraform has for it.
    var sign: String {
        switch self {
        case .add: "+"
        case .change: "~"
        case .replace: "-/+"
        case .destroy: "-"
        }
    }

    fileprivate var style: String {
        switch self {
        case .add: "32"
        case .change: "33"
        case .replace, .destroy: "31"
        }
    }
}

extension Plan {
    /// What to know when the tree isn't what the specs render.
    var staleNote: String? {
        guard !staleFiles.isEmpty else { return nil }
        let count = staleFiles.count == 1 ? "1 file in \(tree) is" : "\(staleFiles.count) files in \(tree) are"
        return "\(count) not what the specs render; this is what `tenantry generate` will make of them"
    }
}

extension Plan.Offboarding {
    /// What happens, and what comes next.
    var text: String {
        switch step {
        case .suspended:
            "\(tenant) is suspended, the first of two steps: its workloads stop, and what it keeps stays. Once that is synced, "
                + "remove its spec"
        case .removed:
            "\(tenant) is removed, the second of two steps: its objects go, but for those with a guard. Once that is synced, "
                + "confirm the deletion in Argo CD, or with Flux: kubectl delete namespace \(tenant)"
        }
    }
}
