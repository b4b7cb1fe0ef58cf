import ArgumentParser
import Diagnostics
import Files
import Validator

/// How the findings of a validation are reported.
struct FindingsOptions: ParsableArguments, Sendable {
    @Option(
        help: """
            How to report on standard output: text for people, json for tools, sarif and junit for CI servers, github for \
            the log of a workflow, gitlab for Code Quality.
            """
    )
    var format = ReportFormat.text

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp(
            "Write a report to a file too, as in sarif=findings.sarif; may be repeated.",
            valueName: "format=file"
        )
    )
    var files: [ReportFile] = []

    /// Writes every report that was asked for.
    ///
    /// - Parameters:
    ///   - rules: the rules that were asked.
    ///   - sources: the text of the files that findings are in.
    func report(
        _ diagnostics: [Diagnostic],
        rules: [Rule],
        sources: @escaping @Sendable (_ path: String) -> String? = SourceText.read
    ) async throws {
        try format.reporter(rules: rules, color: Console.wantsColor, sources: sources).report(
            diagnostics,
            to: Console.print
        )
        try await reportingFileErrors {
            for file in files {
                let text = try file.format.reporter(rules: rules, color: false, sources: sources).report(diagnostics)
                try UserFile(path: file.path).write(text)
            }
        }
    }
}
