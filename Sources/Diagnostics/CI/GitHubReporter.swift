/// Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request
/// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
///
/// GitHub shows ten errors and ten warnings of a step; the log has them all.
public struct GitHubReporter: DiagnosticReporter {
    /// A reporter; it has nothing to set.
    public init() {}

    /// Writes a command a finding.
    ///
    /// - Throws: what `write` throws.
    public func report(_ diagnostics: [Diagnostic], to write: (String) throws -> Void) throws {
        for diagnostic in diagnostics {
            try write(
                "::\(command(diagnostic)) \(properties(diagnostic))::\(message(diagnostic).escaped(for: .data))\n"
            )
        }
    }

    private func command(_ diagnostic: Diagnostic) -> String {
        switch diagnostic.severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
    }

    private func properties(_ diagnostic: Diagnostic) -> String {
        var properties: [(String, String)] = []
        if let location = diagnostic.location {
            properties.append(("file", location.path))
            if let range = location.range {
                properties.append(("line", "\(range.start.line)"))
                // Columns count only within one line.
                if range.end.line == range.start.line {
                    properties.append(("col", "\(range.start.column)"))
                    if range.end > range.start { properties.append(("endColumn", "\(range.end.column)")) }
                } else {
                    properties.append(("endLine", "\(range.end.line)"))
                }
            }
        }
        properties.append(("title", diagnostic.id.rawValue))
        return properties.map { "\($0.0)=\($0.1.escaped(for: .property))" }.joined(separator: ",")
    }

    private func message(_ diagnostic: Diagnostic) -> String {
        var lines = [diagnostic.message.displayed]
        let context = [diagnostic.object, diagnostic.pointer].compactMap { $0?.displayed }.filter { !$0.isEmpty }
        if !context.isEmpty { lines.append("in \(context.joined(separator: ", "))") }
        for note in diagnostic.notes {
            lines.append(
                "note: \(note.message.displayed)" + (note.location.map { " (\($0.description.displayed))" } ?? "")
            )
        }
        if let fix = diagnostic.fix { lines.append("fix: \(fix.summary.displayed)") }
        return lines.joined(separator: "\n")
    }
}

private enum CommandPart {
    case data, property
}

extension String {
    /// As actions/toolkit writes it (packages/core/src/command.ts, `escapeData`, `escapeProperty`).
    fileprivate func escaped(for part: CommandPart) -> String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            case ":" where part == .property: escaped += "%3A"
            case "," where part == .property: escaped += "%2C"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
