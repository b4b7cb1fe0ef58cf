import Diagnostics

extension Rule {
    /// A rule of strict decoding, shown by one manifest that the server refuses and one that it takes.
    static func schema(
        _ id: Diagnostic.ID,
        _ summary: String,
        severity: Diagnostic.Severity = .error,
        explanation: String,
        bad: String,
        good: String
    ) -> Rule {
        Rule(
            id: id,
            category: .schema,
            severity: severity,
            summary: summary,
            explanation: explanation,
            bad: .manifest(bad),
            good: .manifest(good),
            check: .elsewhere
        )
    }
}

extension RuleCatalogue {
    /// The rules of the category `schema`.
    static let schemaRules: [Rule] = [
        .deprecatedAPI, .duplicateListItem, .malformedValue, .missingField, .missingKind, .removedAPI, .schemaRequired,
        .unknownField, .unknownKind, .wrongType,
    ]
}
