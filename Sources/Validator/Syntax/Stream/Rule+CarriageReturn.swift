import Diagnostics

extension Rule {
    /// Lines end with a line feed alone.
    static let carriageReturn = Rule(
        id: "carriage-return",
        category: .syntax,
        severity: .info,
        summary: "lines end with a line feed alone",
        explanation: """
            Carriage returns at the ends of lines are read alike by YAML, but make a difference on every line \
            when another editor or a generator saves the file.
            """,
        bad: .manifest("apiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: settings\r\n"),
        good: .manifest("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n"),
        check: .lines { lines, findings in
            guard let line = lines.carriageReturn else { return }
            findings.report(.carriageReturn(line: line, path: lines.path))
        }
    )
}

extension Diagnostic {
    fileprivate static func carriageReturn(line: Int, path: String) -> Diagnostic {
        Diagnostic(
            .carriageReturn,
            "lines end with a carriage return and a line feed; save the file with line feeds alone",
            at: Place(path: path, range: SourceRange(at: SourcePosition(line: line, column: 1)))
        )
    }
}
