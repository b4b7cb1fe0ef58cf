/// The labels of something, as far as they are known.
struct PartialLabels: Hashable, Sendable {
    /// Those that it certainly has.
    var known: [Label]
    /// Whether it has no others.
    var isComplete: Bool

    init(_ known: [Label], isComplete: Bool = true) {
        self.known = known
        self.isComplete = isComplete
    }
}

extension LabelSelector {
    /// Whether something of which these labels are known is selected.
    func matches(_ labels: PartialLabels) -> Certainty {
        if labels.isComplete { return Certainty(matches(labels.known)) }
        var certainty = Certainty.yes
        for label in self.labels {
            let isKnown = labels.known.contains { $0.key == label.key }
            certainty = min(certainty, isKnown ? Certainty(labels.known.contains(label)) : .maybe)
        }
        for requirement in requirements {
            let isKnown = labels.known.contains { $0.key == requirement.key }
            certainty = min(certainty, isKnown ? Certainty(requirement.matches(labels.known)) : .maybe)
        }
        return certainty
    }
}
