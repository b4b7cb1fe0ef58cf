import ArgumentParser
import Diagnostics

/// How a command reports.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text
    case json
}

/// Where the specs are.
struct SpecOptions: ParsableArguments, Sendable {
    @Option(name: .customLong("specs"), help: ArgumentHelp("The folder of the specs.", valueName: "folder"))
    var folder = "tenants.d"
}

/// How findings are reported.
struct ReportOptions: ParsableArguments, Sendable {
    @Option(help: "How to report: text for people, json for tools.")
    var format = OutputFormat.text

    /// Prints findings.
    ///
    /// - Parameter sources: the text of the files that they are in.
    func print(
        _ diagnostics: [Diagnostic],
        sources: @escaping @Sendable (_ path: String) -> String? = SourceText.read
    ) throws {
        try reporter(sources).report(diagnostics, to: Console.print)
    }

    private func reporter(_ sources: @escaping @Sendable (String) -> String?) -> any DiagnosticReporter {
        switch format {
        case .text: TextReporter(color: Console.wantsColor, sources: sources)
        case .json: JSONReporter()
        }
    }
}
