internal import FoundationEssentials

/// Findings as a Code Quality report of GitLab, which shows them in merge requests
/// (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
public struct GitLabReporter: DiagnosticReporter {
    private struct Issue: Encodable {
        struct Location: Encodable {
            struct Lines: Encodable {
                var begin: Int
                var end: Int
            }

            var path: String
            var lines: Lines
        }

        var description: String
        var checkName: String
        var fingerprint: String
        var severity: String
        var location: Location

        enum CodingKeys: String, CodingKey {
            case description
            case checkName = "check_name"
            case fingerprint, severity, location
        }
    }

    /// A reporter; it has nothing to set.
    public init() {}

    /// Writes the array, an issue a line. What is about no file is about the folder: GitLab has no issue without a path.
    ///
    /// - Throws: what `write` throws.
    public func report(_ diagnostics: [Diagnostic], to write: (String) throws -> Void) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var fingerprints = Fingerprints()
        var separator = "[\n"
        for diagnostic in diagnostics {
            let range = diagnostic.location?.range
            let issue = Issue(
                description: [diagnostic.message, diagnostic.object.map { "(\($0))" }]
                    .compactMap(\.self).joined(separator: " "),
                checkName: diagnostic.id.rawValue,
                fingerprint: fingerprints.next(diagnostic),
                severity: Self.severity(diagnostic.severity),
                location: Issue.Location(
                    path: Self.path(diagnostic.location?.path ?? "."),
                    lines: Issue.Location.Lines(begin: range?.start.line ?? 1, end: range?.end.line ?? 1)
                )
            )
            try write(separator + String(decoding: encoder.encode(issue), as: UTF8.self))
            separator = ",\n"
        }
        try write(diagnostics.isEmpty ? "[]\n" : "\n]\n")
    }

    /// GitLab knows paths below the repository without `./`.
    private static func path(_ path: String) -> String {
        path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }

    private static func severity(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "major"
        case .warning: "minor"
        case .info: "info"
        }
    }
}
