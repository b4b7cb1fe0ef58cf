import PromQL

extension QueryCheck {
    /// Whether what the operator makes of a selector still asks for what is meant.
    mutating func checkEnforcement(of selector: VectorSelector) {
        guard let enforced = context.enforced else { return }
        for matcher in selector.matchers(for: enforced.label) where !matcher.isTemplated {
            let admits: Bool
            switch matcher.comparison {
            case .equal: admits = matcher.value == enforced.value
            case .notEqual: admits = matcher.value != enforced.value
            case .matches: admits = matcher.alternatives?.contains(enforced.value) ?? true
            case .doesNotMatch: admits = !(matcher.alternatives?.contains(enforced.value) ?? false)
            }
            guard !admits else { continue }
            report(
                .enforcedNamespace,
                "the operator replaces this by \(enforced.label)=\"\(enforced.value)\", so that other series are asked for "
                    + "than it says; move the rule to where they are",
                at: matcher.range
            )
        }
    }

    /// Whether a metric has series in the only namespace that a rule can see.
    mutating func checkNamespace(of name: String, _ range: Range<Int>) {
        guard let enforced = context.enforced else { return }
        let others: [String]
        if context.metrics.recordings.contains(name) {
            guard !context.metrics.recordings.contains(name, in: enforced.value),
                !context.metrics.configuration.isIgnored(name)
            else { return }
            others = context.metrics.recordings.namespaces(of: name)
        } else {
            guard let known = context.metrics.namespaces(of: name), !known.contains(enforced.value) else { return }
            others = known.sorted()
        }
        guard let other = others.first else { return }
        report(
            .enforcedNamespace,
            "'\(name)' has series in '\(other)' alone, and the operator confines this rule to '\(enforced.value)'",
            at: range
        )
    }
}

extension LabelMatcher {
    /// The texts that a pattern matches, where it is a list of them: `a|b`.
    var alternatives: [String]? {
        guard !value.utf8.contains(where: { !$0.isPlainInPatterns && $0 != UInt8(ascii: "|") }) else { return nil }
        return value.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
}

extension UInt8 {
    /// Whether it stands for itself wherever it is in a regular expression.
    fileprivate var isPlainInPatterns: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"),
            UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "@"), UInt8(ascii: "%"):
            true
        default: self >= 0x80
        }
    }
}
