/// How many findings there are, and in how many files.
public struct DiagnosticSummary: Hashable, Sendable, Codable {
    /// The number of errors.
    public var errors: Int
    /// The number of warnings.
    public var warnings: Int
    /// The number of findings that are only worth knowing.
    public var infos: Int
    /// The number of files that have a finding.
    public var files: Int

    /// Counts findings.
    public init(_ diagnostics: some Sequence<Diagnostic>) {
        var counts: [Diagnostic.Severity: Int] = [:]
        var paths: Set<String> = []
        for diagnostic in diagnostics {
            counts[diagnostic.severity, default: 0] += 1
            if let path = diagnostic.location?.path { paths.insert(path) }
        }
        errors = counts[.error, default: 0]
        warnings = counts[.warning, default: 0]
        infos = counts[.info, default: 0]
        files = paths.count
    }
}

extension DiagnosticSummary: CustomStringConvertible {
    /// `3 errors, 1 warning in 2 files`, or `no findings`.
    public var description: String {
        let counts = [(errors, "error"), (warnings, "warning"), (infos, "info")]
            .filter { $0.0 > 0 }
            .map { Self.count($0.0, $0.1) }
        guard !counts.isEmpty else { return "no findings" }
        return counts.joined(separator: ", ") + (files > 0 ? " in \(Self.count(files, "file"))" : "")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
