extension VectorSelector {
    /// Two conditions on a label that never hold together, so that the selector reads nothing:
    /// `{job="a", job="b"}`, `{job="a", job!="a"}`.
    public var contradiction: (first: LabelMatcher, second: LabelMatcher)? {
        for (index, first) in matchers.enumerated() where !first.isTemplated {
            for second in matchers[(index + 1)...] where second.name == first.name && !second.isTemplated {
                if first.contradicts(second) || second.contradicts(first) { return (first, second) }
            }
        }
        return nil
    }
}

extension LabelMatcher {
    fileprivate func contradicts(_ other: LabelMatcher) -> Bool {
        switch (comparison, other.comparison) {
        case (.equal, .equal): value != other.value
        case (.equal, .notEqual): value == other.value
        // A pattern is known to match just the empty text or not.
        case (.equal, .matches), (.equal, .doesNotMatch): value.isEmpty && other.matchesEmpty == false
        default: false
        }
    }
}
