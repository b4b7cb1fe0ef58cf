import YAML

/// Small questions about the texts of admission objects.
enum AdmissionText {
    /// Whether a text is empty but for white space (`strings.TrimSpace`).
    static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    /// Whether a text has more than one line, blanks at its ends aside (`hasNewlines` of a trimmed text).
    static func hasSeveralLines(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return false }
        return scalars[first...last].contains { $0 == "\n" || $0 == "\r" }
    }

    /// What keeps a text from being a `[prefix/]name` (`IsQualifiedName`); `nil` when nothing does.
    static func qualifiedNameProblem(_ text: String) -> String? {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count <= 2, let name = parts.last else { return "may have one '/'" }
        if parts.count == 2 {
            if parts[0].isEmpty { return "may not start with '/'" }
            if let problem = NameRule.dns1123Subdomain.problem(String(Substring(parts[0]))) {
                return "has a part before the '/' that \(problem)"
            }
        }
        guard let first = name.first, let last = name.last else { return "has to have a name" }
        guard name.count <= 63 else { return "has a name of \(name.count) characters and may have 63" }
        guard isAlphanumeric(first), isAlphanumeric(last),
            name.allSatisfy({ isAlphanumeric($0) || "-_.".utf8.contains($0) })
        else { return "has to be letters, digits, '-', '_' and '.', with a letter or digit at both ends" }
        return nil
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension FieldErrors {
    /// Refuses a value that is not one of those that a field may have; one that isn't set is fine.
    mutating func checkChoice(_ rule: Rule, _ node: YAMLNode?, _ choices: [String]) {
        guard let node, let text = node.string, !choices.contains(text) else { return }
        let list = choices.map { "'\($0)'" }.joined(separator: ", ")
        add(rule, at: node, "'\(text)' is not one of \(list)")
    }
}
