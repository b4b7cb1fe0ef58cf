import ArgumentParser
import Plan

/// How a plan is reported.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text
    case json
    case markdown

    /// The report.
    func report(_ plan: Plan, color: Bool, limit: Int) -> String {
        switch self {
        case .text: PlanTextReport(plan, color: color, limit: limit).text
        case .json: PlanJSONReport(plan).text
        case .markdown: PlanMarkdownReport(plan).text
        }
    }
}

/// A report for a file: `markdown=plan.md`.
struct PlanReportFile: ExpressibleByArgument, Sendable {
    var format: PlanFormat
    var path: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, let format = PlanFormat(argument: String(parts[0])) else {
            return nil
        }
        self.format = format
        path = String(parts[1])
    }
}
