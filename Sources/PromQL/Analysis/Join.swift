/// An operator between two instant vectors, whose series find one another by labels.
public struct Join: Sendable, Hashable {
    /// A side of the operator.
    public enum Side: String, Sendable, Hashable {
        case left
        case right
    }

    /// Why series don't find one another, or not all of them.
    public enum Problem: Sendable, Hashable {
        /// One side names a label that is compared, and the other can't have it. When the naming side's series all
        /// have it, nothing ever matches.
        case labelOnOneSide(String, named: Side, matchesNothing: Bool)
        /// `on` names a label that neither side can have.
        case labelOnNeitherSide(String)
        /// Both sides fix a label that is compared, to different values: nothing ever matches.
        case differentValues(String, left: String, right: String)
        /// `group_left` or `group_right` takes a label from a side that can't have it.
        case nothingToTake(String)

        /// Whether the result is always empty.
        public var matchesNothing: Bool {
            switch self {
            case .labelOnOneSide(_, _, let matchesNothing): matchesNothing
            case .differentValues: true
            case .labelOnNeitherSide, .nothingToTake: false
            }
        }
    }

    /// The operator with its sides.
    public var operation: BinaryOperation
    /// Where it stands, in UTF-8 bytes.
    public var range: Range<Int>
    /// The labels of the left side.
    public var left: LabelSet
    /// The labels of the right side.
    public var right: LabelSet

    /// Whether a label is compared.
    public func compares(_ label: String) -> Bool {
        guard let matching = operation.matching else { return label != "__name__" }
        let isListed = matching.labelNames.contains(label)
        return matching.kind == .on ? isListed : !isListed && label != "__name__"
    }

    /// What keeps series from finding one another, by label.
    public var problems: [Problem] {
        var problems: [Problem] = []
        for label in left.named.union(right.named).union(listed).sorted() where compares(label) {
            switch (left.mayHave(label), right.mayHave(label)) {
            case (true, true):
                if let first = left.values[label], let second = right.values[label], first != second {
                    problems.append(.differentValues(label, left: first, right: second))
                }
            case (true, false):
                guard left.names(label) || listed.contains(label) else { continue }
                let isEmpty = left.guaranteed.contains(label)
                problems.append(.labelOnOneSide(label, named: .left, matchesNothing: isEmpty))
            case (false, true):
                guard right.names(label) || listed.contains(label) else { continue }
                let isEmpty = right.guaranteed.contains(label)
                problems.append(.labelOnOneSide(label, named: .right, matchesNothing: isEmpty))
            case (false, false):
                if listed.contains(label) { problems.append(.labelOnNeitherSide(label)) }
            }
        }
        if let group = operation.matching?.group {
            let one = group.side == .left ? right : left
            for label in group.labels where !label.isTemplated && !one.mayHave(label.name) {
                problems.append(.nothingToTake(label.name))
            }
        }
        return problems
    }

    /// The labels of `on`.
    private var listed: Set<String> {
        guard let matching = operation.matching, matching.kind == .on else { return [] }
        return Set(matching.labels.lazy.filter { !$0.isTemplated }.map(\.name))
    }
}

extension LabelSet {
    /// The labels that are named, rather than just not ruled out.
    fileprivate var named: Set<String> {
        if case .only(let labels) = possible { guaranteed.union(labels) } else { guaranteed }
    }
}
