import ArgumentParser
import Diagnostics
import Validator

/// A format of findings.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text, json, sarif, junit, github, gitlab

    /// What writes it.
    ///
    /// - Parameters:
    ///   - rules: the rules that were asked.
    ///   - sources: the text of the files that findings are in.
    func reporter(
        rules: [Rule],
        color: Bool,
        sources: @escaping @Sendable (_ path: String) -> String?
    ) -> any DiagnosticReporter {
        switch self {
        case .text: TextReporter(color: color, secretive: RuleCatalogue.secretive, sources: sources)
        case .json: JSONReporter()
        case .sarif:
            SARIFReporter(version: TenantryCommand.configuration.version, rules: rules.map(\.ruleDescription))
        case .junit: JUnitReporter(rules: rules.map(\.ruleDescription))
        case .github: GitHubReporter()
        case .gitlab: GitLabReporter()
        }
    }
}

extension Rule {
    fileprivate var ruleDescription: RuleDescription {
        RuleDescription(
            id: id,
            category: category.rawValue,
            severity: severity,
            summary: summary,
            explanation: explanation
        )
    }
}
