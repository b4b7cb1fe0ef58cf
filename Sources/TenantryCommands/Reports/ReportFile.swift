import ArgumentParser

/// A report for a file: `sarif=findings.sarif`.
struct ReportFile: ExpressibleByArgument, Sendable {
    var format: ReportFormat
    var path: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, let format = ReportFormat(argument: String(parts[0])) else {
            return nil
        }
        self.format = format
        path = String(parts[1])
    }
}
