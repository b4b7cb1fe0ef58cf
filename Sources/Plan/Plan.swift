/// What a change of the tree does to the cluster that syncs it.
package struct Plan: Sendable {
    /// A step of taking a tenant away, which takes two.
    package struct Offboarding: Hashable, Sendable {
        package enum Step: String, Hashable, Sendable {
            /// The tenant is suspended: it stops, and keeps all that it has.
            case suspended
            /// The spec of a suspended tenant is removed: it goes.
            case removed
        }

        package var tenant: String
        package var step: Step

        package init(tenant: String, step: Step) {
            self.tenant = tenant
            self.step = step
        }
    }

    /// The commit that the tree is compared with.
    package var base: String
    /// How the user named it.
    package var baseName: String
    /// What happens, by object.
    package var changes: [ObjectChange] = []
    package var risks: [Risk] = []
    package var problems: [PlanProblem] = []
    package var offboardings: [Offboarding] = []
    /// What was not looked at, and why.
    package var notes: [String] = []
    /// Files, below the tree, that are not what the specs render.
    package var staleFiles: [String] = []
    /// The folder of the tree, as the user named it.
    package var tree: String

    package init(base: String, baseName: String, tree: String) {
        self.base = base
        self.baseName = baseName
        self.tree = tree
    }

    /// Whether anything happens at all.
    package var isEmpty: Bool { changes.isEmpty && offboardings.isEmpty }

    /// How many objects something happens to.
    package func count(_ action: ObjectChange.Action) -> Int {
        changes.count { $0.action == action }
    }

    /// `Plan: 3 to add, 12 to change, 1 to destroy; 2 risks`.
    package var summary: String {
        guard !changes.isEmpty else { return "No changes: every object is as it was." }
        var parts = [
            "\(count(.add)) to add", "\(count(.change)) to change", "\(count(.destroy)) to destroy",
        ]
        if count(.replace) > 0 { parts.append("\(count(.replace)) to replace") }
        let risks = risks.isEmpty ? "" : "; \(risks.count) \(risks.count == 1 ? "risk" : "risks")"
        return "Plan: \(parts.joined(separator: ", "))\(risks)"
    }

    /// Takes in what happens to a unit.
    package mutating func add(_ unit: UnitPlan) {
        changes += unit.changes
        risks += unit.risks
        problems += unit.problems
    }

    /// Brings everything into the order of a report.
    package mutating func sort() {
        changes.sort { $0.key < $1.key }
        risks = Set(risks).sorted()
        problems = Set(problems).sorted()
        offboardings.sort { $0.tenant < $1.tenant }
        staleFiles.sort()
    }
}
