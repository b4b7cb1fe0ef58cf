extension NameRule {
    /// `IsQualifiedName`, also called a label key: a name, or a domain, `/` and a name.
    static let qualifiedName = NameRule { text in qualifiedNameProblem(text, ignoringCase: false) }

    /// The key of an annotation: as ``qualifiedName``, with upper case in the domain too (`ValidateAnnotations`).
    static let annotationKey = NameRule { text in qualifiedNameProblem(text, ignoringCase: true) }

    /// `IsValidLabelValue`: a name, or nothing.
    static let labelValue = NameRule { text in
        guard text.count <= 63 else { return tooLong(text, 63) }
        return text.isEmpty || isName(text) ? nil : nameProblem
    }

    /// `IsConfigMapKey`: a key of a ConfigMap or Secret, which becomes the name of a file.
    static let configMapKey = NameRule { text in
        guard text.count <= 253 else { return tooLong(text, 253) }
        guard !text.isEmpty, text.allSatisfy(isNameByte) else {
            return "has to be letters, digits, '-', '_' and '.'"
        }
        return climbs(text) ? "may not be '.' nor start with '..'" : nil
    }

    /// `IsCIdentifier`: letters, digits and underscores, no digit first.
    static let cIdentifier = NameRule { text in
        isIdentifier(text) { $0.isASCIILetter || $0 == UInt8(ascii: "_") }
            ? nil : "has to be letters, digits and '_', with no digit first"
    }

    /// `IsEnvVarName`: the name of an environment variable, up to Kubernetes 1.31.
    static let strictEnvironmentName = NameRule { text in
        guard isIdentifier(text, { isNameByte($0) && !$0.isASCIIDigit }) else {
            return "has to be letters, digits, '-', '_' and '.', with no digit first"
        }
        return climbs(text) ? "may not be '.' nor start with '..'" : nil
    }

    /// `IsRelaxedEnvVarName`: the name of an environment variable, since Kubernetes 1.32
    /// (`RelaxedEnvironmentVariableValidation`).
    static let relaxedEnvironmentName = NameRule { text in
        !text.isEmpty && text.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") }
            ? nil : "has to be printable ASCII characters without '='"
    }

    /// `IsValidPortName`: a port's name as IANA has them.
    static let portName = NameRule { text in
        guard text.count <= 15 else { return tooLong(text, 15) }
        guard !text.isEmpty, text.allSatisfy({ $0.isLowercaseAlphanumeric || $0 == UInt8(ascii: "-") }) else {
            return "has to be lower case letters, digits and '-'"
        }
        guard text.contains(where: \.isASCIILowercase) else { return "has to contain a letter" }
        let dash = UInt8(ascii: "-")
        guard text.first != dash, text.last != dash else { return "may not start nor end with '-'" }
        return zip(text, text.dropFirst()).contains { $0 == dash && $1 == dash } ? "may not contain '--'" : nil
    }

    /// `IsValidPercent`: digits and `%`.
    static let percent = NameRule { text in
        text.count > 1 && text.last == UInt8(ascii: "%") && text.dropLast().allSatisfy(\.isASCIIDigit)
            ? nil : "has to be a number and '%'"
    }

    /// `IsHTTPHeaderName`.
    static let httpHeaderName = NameRule { text in
        !text.isEmpty && text.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
            ? nil : "has to be letters, digits and '-'"
    }

    /// `IsDomainPrefixedPath`: a domain, `/`, and a path as URLs have them.
    static let domainPrefixedPath = NameRule { text in
        guard let slash = text.firstIndex(of: UInt8(ascii: "/")), slash > 0, slash + 1 < text.count else {
            return "has to be a domain, '/' and a path"
        }
        if let problem = dns1123Subdomain.problem(text.part(0..<slash)) { return "has a domain that \(problem)" }
        return text.part(slash + 1..<text.count).allSatisfy(isPathByte)
            ? nil : "has a path with characters that URLs don't"
    }

    static let nameProblem = "has to be letters, digits, '-', '_' and '.', with a letter or digit at both ends"

    private static func qualifiedNameProblem(_ text: UTF8Bytes, ignoringCase: Bool) -> String? {
        let slash = UInt8(ascii: "/")
        var name = text
        if let end = text.firstIndex(of: slash) {
            let domain = text.part(0..<end)
            name = text.part(end + 1..<text.count)
            if name.contains(slash) { return "has more than one '/'" }
            if domain.isEmpty { return "has nothing before its '/'" }
            guard domain.count <= 253 else { return "has \(domain.count) characters before its '/' and may have 253" }
            guard domain.allParts(separatedBy: UInt8(ascii: "."), satisfy: ignoringCase ? isLabelOfAnyCase : isLabel)
            else { return "has to have a domain before its '/': lower case letters, digits, '-' and '.'" }
        }
        guard name.count <= 63 else {
            return "has \(name.count) characters\(name.count == text.count ? "" : " after its '/'") and may have 63"
        }
        return isName(name) ? nil : nameProblem
    }

    /// `([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]`.
    private static func isName(_ text: UTF8Bytes) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        return first.isASCIIAlphanumeric && last.isASCIIAlphanumeric && text.allSatisfy(isNameByte)
    }

    private static func isLabelOfAnyCase(_ text: UTF8Bytes) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        return first.isASCIIAlphanumeric && last.isASCIIAlphanumeric
            && text.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    private static func isIdentifier(_ text: UTF8Bytes, _ isFirst: (UInt8) -> Bool) -> Bool {
        guard let first = text.first, isFirst(first) else { return false }
        return text.allSatisfy { isFirst($0) || $0.isASCIIDigit }
    }

    /// `hasChDirPrefix`: whether a file of that name would lead elsewhere.
    private static func climbs(_ text: UTF8Bytes) -> Bool {
        text.isText(".") || text.hasPrefix("..")
    }

    /// What `IsDomainPrefixedPath` takes: RFC 3986 without the escapes being looked at.
    private static func isPathByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || "/-._~%!$&'()*+,;=:".utf8.contains(byte)
    }
}
