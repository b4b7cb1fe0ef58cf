internal import FoundationEssentials

/// Findings for tools: one JSON object, a line for each finding, described by ``schema`` and in <doc:JSONReport>.
public struct JSONReporter: DiagnosticReporter {
    /// The version of the format; it changes when a reader of the one before would misread it.
    public static let version = 1

    /// A reporter; it has nothing to set.
    public init() {}

    /// Writes the report, a finding at a time, keys always in the same order.
    ///
    /// - Throws: what `write` throws.
    public func report(_ diagnostics: [Diagnostic], to write: (String) throws -> Void) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try write("{\"version\":\(Self.version),\"diagnostics\":[")
        var separator = "\n"
        for diagnostic in diagnostics {
            try write(separator + String(decoding: encoder.encode(diagnostic), as: UTF8.self))
            separator = ",\n"
        }
        let summary = String(decoding: try encoder.encode(DiagnosticSummary(diagnostics)), as: UTF8.self)
        try write("\(diagnostics.isEmpty ? "" : "\n")],\"summary\":\(summary)}\n")
    }
}
