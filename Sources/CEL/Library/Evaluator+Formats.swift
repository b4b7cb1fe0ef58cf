extension Evaluator {
    /// Formats with a name (apiserver: pkg/cel/library/format.go).
    ///
    /// Whether a text has a format is what rules ask; what is wrong with it, in Kubernetes' words, is not known here.
    static let formatFunctions: [String: Function] = {
        var functions: [String: Function] = [
            "format.named": { (_, values) throws(EvaluationFailure) in
                let name = try string(values, 0, "format.named")
                return .optional(FunctionTable.formatNames.contains(name) ? .format(name) : nil)
            },
            "validate": { (_, values) throws(EvaluationFailure) in
                guard case .format(let name) = values[0] else { throw .noOverload("validate") }
                guard let isValid = Format.isValid(try string(values, 1, "validate"), name) else {
                    throw .unsupported("the format '\(name)'")
                }
                return .optional(isValid ? nil : .list([.string("the text doesn't have the format \(name)")]))
            },
        ]
        for name in FunctionTable.formatNames {
            functions["format.\(name)"] = constant(.format(name))
        }
        return functions
    }()

    private static func constant(_ value: CELValue) -> Function {
        @Sendable func give(_: inout Evaluator, _: [CELValue]) throws(EvaluationFailure) -> CELValue { value }
        return give
    }
}

/// The formats of names and labels (apimachinery: pkg/util/validation/validation.go).
private enum Format {
    /// Whether a text has a format; `nil` when the format isn't known here.
    static func isValid(_ text: String, _ name: String) -> Bool? {
        switch name {
        case "dns1123Label": isLabel(text.utf8[...])
        case "dns1123Subdomain": isSubdomain(text)
        case "dns1035Label": isLabel(text.utf8[...]) && text.utf8.first.map { !$0.isDigit } == true
        case "labelValue": text.isEmpty || isName(text.utf8[...])
        case "qualifiedName": isQualifiedName(text)
        default: nil
        }
    }

    private static func isLower(_ byte: UInt8) -> Bool {
        byte.isDigit || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
    }

    private static func isLabel(_ text: Substring.UTF8View, limit: Int = 63) -> Bool {
        guard let first = text.first, let last = text.last, text.count <= limit else { return false }
        return isLower(first) && isLower(last) && text.allSatisfy { isLower($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isSubdomain(_ text: String) -> Bool {
        text.utf8.count <= 253
            && text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
                .allSatisfy { isLabel($0, limit: 253) }
    }

    private static func isName(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, let last = text.last, text.count <= 63 else { return false }
        func isAlphanumeric(_ byte: UInt8) -> Bool { byte.isDigit || byte.isLetter && byte != UInt8(ascii: "_") }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && text.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }

    private static func isQualifiedName(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return isName(parts[0])
        case 2: return isSubdomain(String(Substring(parts[0]))) && isName(parts[1])
        default: return false
        }
    }
}
