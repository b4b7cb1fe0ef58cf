import PromQL

extension QueryCheck {
    /// Whether the conditions of a selector can hold together, and say simply what they say.
    mutating func checkMatchers(of selector: VectorSelector) {
        // Nobody writes so many; more would take quadratic time.
        for (index, matcher) in selector.matchers.prefix(100).enumerated() where !matcher.isTemplated {
            if matcher.comparison.isPattern { checkPattern(matcher) }
            for earlier in selector.matchers[..<index] where earlier.name == matcher.name && !earlier.isTemplated {
                guard contradicts(earlier, matcher) else { continue }
                report(
                    .impossibleQuery,
                    "no series has both \(earlier.text) and \(matcher.text)",
                    at: matcher.range
                )
            }
        }
    }

    private mutating func checkPattern(_ matcher: LabelMatcher) {
        let value = matcher.value
        if value.hasPrefix("^") || value.hasSuffix("$") && !value.hasSuffix("\\$") {
            report(
                .labelPattern,
                "the pattern of '\(matcher.name)' matches whole values anyway; leave '^' and '$' out",
                at: matcher.valueRange
            )
            return
        }
        // Of one text, without anything that a pattern would be needed for.
        guard !value.isEmpty, let all = matcher.alternatives, all.count == 1 else { return }
        let sign = matcher.comparison == .matches ? "=" : "!="
        report(
            .labelPattern,
            "'\(value)' needs no pattern; write \(matcher.name)\(sign)\"\(value)\"",
            at: matcher.range
        )
    }

    private func contradicts(_ first: LabelMatcher, _ second: LabelMatcher) -> Bool {
        switch (first.comparison, second.comparison) {
        case (.equal, .equal): return first.value != second.value
        case (.equal, .notEqual), (.notEqual, .equal): return first.value == second.value
        case (.equal, .matches): return second.alternatives.map { !$0.contains(first.value) } ?? false
        case (.matches, .equal): return first.alternatives.map { !$0.contains(second.value) } ?? false
        case (.equal, .doesNotMatch): return second.alternatives?.contains(first.value) ?? false
        case (.doesNotMatch, .equal): return first.alternatives?.contains(second.value) ?? false
        case (.matches, .matches):
            guard let left = first.alternatives, let right = second.alternatives else { return false }
            return Set(left).isDisjoint(with: right)
        default: return false
        }
    }
}

extension LabelMatcher {
    fileprivate var text: String { "\(name)\(comparison.rawValue)\"\(value)\"" }
}
