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
    ) throws {
        try format.reporter(rules: rules, color: Console.wantsColor, sources: sources).report(
            diagnostics,
            to: Console.print
        )
        let texts = try files.map { file in
            (file.path, try file.format.reporter(rules: rules, color: false, sources: sources).report(diagnostics))
        }
        do throws(FileError) {
            for (path, text) in texts { try UserFile(path: path).write(text) }
        } catch {
            Console.printError("error: \(error)\n")
            throw ExitCode.inputOutput
        }
    }
}
