/// A format of findings.
///
/// A reporter writes the findings in the order given, which should be that of ``Swift/Sequence/sortedAndUnique()``, and
/// passes on what it has as it goes: it holds no whole report.
public protocol DiagnosticReporter: Sendable {
    /// Writes a whole report, in pieces.
    ///
    /// - Throws: what `write` throws.
    func report(_ diagnostics: [Diagnostic], to write: (String) throws -> Void) throws
}

extension DiagnosticReporter {
    /// A whole report as one text.
    public func report(_ diagnostics: [Diagnostic]) throws -> String {
        var text = ""
        try report(diagnostics) { text += $0 }
        return text
    }
}
