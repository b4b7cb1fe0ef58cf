extension NameRule {
    /// `IsDNS1123Label`: a Namespace, a container, a volume.
    static let dns1123Label = NameRule { text in
        guard text.count <= 63 else { return tooLong(text, 63) }
        return isLabel(text) ? nil : "has to be lower case letters, digits and '-', with no '-' at either end"
    }

    /// `IsDNS1035Label`: as ``dns1123Label``, starting with a letter.
    static let dns1035Label = NameRule { text in
        if let problem = dns1123Label.problem(text) { return problem }
        return text.first?.isASCIILowercase == true ? nil : "has to start with a letter"
    }

    /// `IsDNS1123Subdomain`: labels with dots between them.
    static let dns1123Subdomain = NameRule { text in
        guard text.count <= 253 else { return tooLong(text, 253) }
        return isSubdomain(text) ? nil : subdomainProblem
    }

    /// `IsDNS1123SubdomainWithUnderscore`: a domain that resolvers search.
    static let dns1123SubdomainWithUnderscore = NameRule { text in
        guard text.count <= 253 else { return tooLong(text, 253) }
        return text.allParts(separatedBy: UInt8(ascii: "."), satisfy: isLabelWithUnderscore)
            ? nil
            : "has to be lower case letters, digits, '-', '_' and '.', with a letter or digit at the end of each part"
    }

    /// `IsWildcardDNS1123Subdomain`: `*.` and a subdomain.
    static let wildcardDNS1123Subdomain = NameRule { text in
        guard text.count <= 253 else { return tooLong(text, 253) }
        return text.hasPrefix("*.") && isSubdomain(text.part(2..<text.count))
            ? nil : "has to be '*.' and a domain of lower case letters, digits, '-' and '.'"
    }

    /// `IsFullyQualifiedDomainName`: a subdomain of two labels at least; a dot at the end is fine.
    static let fullyQualifiedDomainName = NameRule { text in
        let name = text.last == UInt8(ascii: ".") ? text.part(0..<text.count - 1) : text
        if let problem = dns1123Subdomain.problem(name) { return problem }
        guard name.contains(UInt8(ascii: ".")) else { return "has to have two parts at least, with a dot between them" }
        return name.allParts(separatedBy: UInt8(ascii: ".")) { $0.count <= 63 }
            ? nil : "has a part of more than 63 characters"
    }

    /// `IsFullyQualifiedName`: a subdomain of three labels at least.
    static let fullyQualifiedName = NameRule { text in
        if let problem = dns1123Subdomain.problem(text) { return problem }
        return text.count { $0 == UInt8(ascii: ".") } >= 2
            ? nil : "has to have three parts at least, with dots between them"
    }

    /// `IsValidPathSegmentName`: RBAC's names.
    static let pathSegment = NameRule(prefix: pathSegmentProblem) { text in
        if text.isText(".") || text.isText("..") { return "may not be '.' or '..'" }
        return pathSegmentProblem(text)
    }

    static let subdomainProblem =
        "has to be lower case letters, digits, '-' and '.', with a letter or digit at both ends of each part"

    static func tooLong(_ text: UTF8Bytes, _ limit: Int) -> String {
        "has \(text.count) characters and may have \(limit)"
    }

    /// Whether a text is lower case letters, digits and dashes, without one at an end.
    static func isLabel(_ text: UTF8Bytes) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        return first.isLowercaseAlphanumeric && last.isLowercaseAlphanumeric
            && text.allSatisfy { $0.isLowercaseAlphanumeric || $0 == UInt8(ascii: "-") }
    }

    /// Whether a text is labels with dots between them, of any length.
    static func isSubdomain(_ text: UTF8Bytes) -> Bool {
        text.allParts(separatedBy: UInt8(ascii: "."), satisfy: isLabel)
    }

    /// `_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?`.
    private static func isLabelWithUnderscore(_ text: UTF8Bytes) -> Bool {
        let rest = text.first == UInt8(ascii: "_") ? text.part(1..<text.count) : text
        guard let first = rest.first, let last = rest.last else { return false }
        return first.isLowercaseAlphanumeric && last.isLowercaseAlphanumeric
            && rest.allSatisfy {
                $0.isLowercaseAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
    }

    /// `IsValidPathSegmentPrefix`.
    private static let pathSegmentProblem: @Sendable (UTF8Bytes) -> String? = { text in
        text.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") } ? "may not contain '/' or '%'" : nil
    }
}
