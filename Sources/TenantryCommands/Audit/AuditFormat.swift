import ArgumentParser
import Validator

/// A format of an audit.
enum AuditFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text, markdown, json, html

    /// The report in this format.
    func text(of report: AuditReport) throws -> String {
        switch self {
        case .text: AuditText(report).text
        case .markdown: AuditMarkdown(report).text
        case .json: try AuditJSON(report).text
        case .html: AuditPage(report).html
        }
    }
}
