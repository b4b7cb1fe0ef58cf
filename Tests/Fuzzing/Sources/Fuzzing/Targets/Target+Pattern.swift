import KubernetesSchemas

extension Target {
    /// A regular expression and a text, with a NUL between.
    static let pattern = Target(
        "pattern",
        seeds: [
            "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$\0a-b", "(?i)(a|b)*?c{2,5}\\d+\\W\0abcc12!",
            "[[:alpha:]\\s^-]+\\b.\\z\0a b",
            "(?P<n>x+)(?:y|z)?\\x{41}\\101\\Qa.b\\E\0xyAAa.b", "(?smU)^a.*$\\pL\0a\nb",
            "((a*)*)*b\0aaaaaaaaaaaaaaaaaaaac",
            "(a{1,30}){1,30}\0aaaa", "[^\\x00-\\x{10FFFF}]\0a", "é+[à-ü]\0éé",
        ],
        words: [
            "(?:", "(?i)", "(?s-m:", "(?P<a>", "(?<a>", "[[:^word:]]", "[^", "\\pN", "\\p{Greek}", "\\x{10FFFF}", "\\Q",
            "\\E",
            "\\b", "\\B", "\\A", "\\z", "\\C", "{1000}", "{0,}", "{2,1000}", "*?", "??", "+?", "|", "$", "^", ".",
            "\\d", "\\W",
            "\\s", "\\n", "\\07", "\0",
        ]
    ) { input in
        let (pattern, text) = input.halves
        guard let expression = try? RegularExpression(pattern) else { return }
        let start = ContinuousClock.now
        let isMatched = expression.matches(text)
        // All ways are followed at once: no more than each instruction at each byte. A machine may be busy.
        let duration = ContinuousClock.now - start
        guard duration < .seconds(5) else { fatalError("it took \(duration)") }
        // What isn't closed inside takes the bracket for its own.
        guard let group = try? RegularExpression("(?:\(pattern))") else { return }
        guard group.matches(text) == isMatched else { fatalError("a group changes what it matches") }
    }
}
