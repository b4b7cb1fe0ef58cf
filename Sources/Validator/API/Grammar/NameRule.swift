/// What a text has to look like, as the API server says it (apimachinery: pkg/util/validation/validation.go).
struct NameRule: Sendable {
    /// What is wrong with a text; `nil` when nothing is.
    let problem: @Sendable (String) -> String?
}

extension NameRule {
    /// `IsDNS1123Label`: a Namespace, a container, a volume.
    static let dns1123Label = NameRule { text in
        guard text.utf8.count <= 63 else { return "has \(text.utf8.count) characters and may have 63" }
        return isLabel(text.utf8[...]) ? nil : "has to be lower case letters, digits and '-', with no '-' at either end"
    }

    /// `IsDNS1035Label`: as ``dns1123Label``, starting with a letter.
    static let dns1035Label = NameRule { text in
        if let problem = dns1123Label.problem(text) { return problem }
        return text.utf8.first.map(isLowercase) == true ? nil : "has to start with a letter"
    }

    /// `IsDNS1123Subdomain`: labels with dots between them.
    static let dns1123Subdomain = NameRule { text in
        guard text.utf8.count <= 253 else { return "has \(text.utf8.count) characters and may have 253" }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.allSatisfy { isLabel($0) }
            ? nil
            : "has to be lower case letters, digits, '-' and '.', with a letter or digit at both ends of each part"
    }

    /// `IsValidPathSegmentName`: RBAC's names.
    static let pathSegment = NameRule { text in
        if text == "." || text == ".." { return "may not be '\(text)'" }
        return text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") }
            ? "may not contain '/' or '%'" : nil
    }

    private static func isLabel(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && text.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLowercase(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLowercase(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
