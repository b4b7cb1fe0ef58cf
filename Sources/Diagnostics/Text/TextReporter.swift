/// Findings for people: one line each as compilers write them, then the source line with the place underlined.
///
/// ```
/// tenants.d/acme-corp.yaml:7:3: error: unknown field 'replcas'; did you mean 'replicas'? [unknown-field]
///  7 |   replcas: 2
///    |   ^~~~~~~
///    = fix: rename it to 'replicas'
///
/// 1 error in 1 file
/// ```
///
/// Nothing that comes from input reaches the terminal but as visible text. No findings give no output.
public struct TextReporter: DiagnosticReporter {
    /// Whether to colour, as a terminal understands it.
    public var color: Bool
    /// The columns of a source line that are shown; a longer one is cut around the place.
    public var width: Int
    /// The whole text of a file by the path of a finding; nothing leaves the source line out.
    ///
    /// It is asked once for each run of findings with the same path.
    public var sources: @Sendable (_ path: String) -> String?
    /// The rules about what is secret: the lines that they point to are not shown, whatever else is found there.
    public var secretive: Set<Diagnostic.ID>

    /// A reporter that shows the source where `sources` has it.
    public init(
        color: Bool = false,
        width: Int = 120,
        secretive: Set<Diagnostic.ID> = [],
        sources: @escaping @Sendable (_ path: String) -> String? = { _ in nil }
    ) {
        self.color = color
        self.width = width
        self.secretive = secretive
        self.sources = sources
    }

    /// Writes the findings, one piece each, and a line that counts them.
    ///
    /// - Throws: what `write` throws.
    public func report(_ diagnostics: [Diagnostic], to write: (String) throws -> Void) throws {
        guard !diagnostics.isEmpty else { return }
        let secrets = secretLines(of: diagnostics)
        var path: String?
        var text: SourceText?
        for diagnostic in diagnostics {
            if let location = diagnostic.location, location.range != nil, location.path != path {
                path = location.path
                text = sources(location.path).map(SourceText.init)
            }
            try write(entry(diagnostic, source: &text, secrets: secrets))
        }
        try write("\n\(DiagnosticSummary(diagnostics))\n")
    }

    /// The lines of each file that hold something secret.
    private func secretLines(of diagnostics: [Diagnostic]) -> [String: [ClosedRange<Int>]] {
        var lines: [String: [ClosedRange<Int>]] = [:]
        for diagnostic in diagnostics where secretive.contains(diagnostic.id) {
            guard let location = diagnostic.location, let range = location.range else { continue }
            let last = max(range.start.line, range.end.line)
            lines[location.path, default: []].append(range.start.line...last)
        }
        return lines
    }

    private func entry(
        _ diagnostic: Diagnostic,
        source: inout SourceText?,
        secrets: [String: [ClosedRange<Int>]]
    ) -> String {
        var entry = headline(diagnostic)
        var margin = "   "
        let hidden = diagnostic.location.flatMap { secrets[$0.path] } ?? []
        if let range = diagnostic.location?.range, !hidden.contains(where: { $0.contains(range.start.line) }),
            let excerpt = source?.excerpt(of: range, width: max(width, 1))
        {
            let number = " \(range.start.line) "
            margin = String(repeating: " ", count: number.utf8.count)
            let marks = "^" + String(repeating: "~", count: excerpt.length - 1)
            entry += styled(number + "|", .faint) + " \(excerpt.line)\n"
            entry += styled(margin + "|", .faint) + " " + String(repeating: " ", count: excerpt.indent)
            entry += styled(marks, TerminalStyle(diagnostic.severity)) + "\n"
        }
        for line in details(diagnostic) { entry += styled(margin + "=", .faint) + " \(line)\n" }
        return entry
    }

    private func headline(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.location.map { styled("\($0.description.displayed):", .strong) + " " } ?? ""
        let severity = styled("\(diagnostic.severity.rawValue):", TerminalStyle(diagnostic.severity))
        return "\(place)\(severity) \(diagnostic.message.displayed) "
            + styled("[\(diagnostic.id.description.displayed)]", .faint) + "\n"
    }

    private func details(_ diagnostic: Diagnostic) -> [String] {
        var lines: [String] = []
        let context = [diagnostic.object, diagnostic.pointer].compactMap { $0?.displayed }.filter { !$0.isEmpty }
        if !context.isEmpty { lines.append("in \(context.joined(separator: ", "))") }
        for note in diagnostic.notes {
            let place = note.location.map { " (\($0.description.displayed))" } ?? ""
            lines.append("\(styled("note:", .strong)) \(note.message.displayed)\(place)")
        }
        if let fix = diagnostic.fix { lines.append("\(styled("fix:", .strong)) \(fix.summary.displayed)") }
        return lines
    }

    private func styled(_ text: String, _ style: TerminalStyle) -> String {
        color ? style.applied(to: text) : text
    }
}
