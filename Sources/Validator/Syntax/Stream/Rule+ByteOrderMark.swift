import Diagnostics

extension Rule {
    /// A file starts without a byte order mark.
    static let byteOrderMark = Rule(
        id: "byte-order-mark",
        category: .syntax,
        severity: .warning,
        summary: "a file starts without a byte order mark",
        explanation: """
            The mark cannot be seen, and programs that do not expect it take it for part of the first key. In \
            UTF-16, kubectl does not find the documents of a file. Save it as UTF-8 without a mark.
            """,
        bad: .manifest("\u{FEFF}apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n"),
        good: .manifest("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n"),
        check: .lines { lines, findings in
            guard let mark = lines.byteOrderMark else { return }
            findings.report(.byteOrderMark(mark, path: lines.path))
        }
    )
}

extension Diagnostic {
    fileprivate static func byteOrderMark(_ mark: LineFacts.ByteOrderMark, path: String) -> Diagnostic {
        let found = mark == .utf8 ? "the file starts with a byte order mark" : "the file is in UTF-16"
        return Diagnostic(
            .byteOrderMark,
            "\(found); save it as UTF-8 without one",
            at: Place(path: path, range: SourceRange(at: SourcePosition(line: 1, column: 1)))
        )
    }
}
