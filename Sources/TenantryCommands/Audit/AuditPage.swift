import Diagnostics
import Preview
import Validator

/// An audit as one page: a matrix of tenants and controls, what the controls are, and every verdict with what shows it.
///
/// It can be printed and signed; nothing is left out on paper.
struct AuditPage {
    private let report: AuditReport

    init(_ report: AuditReport) {
        self.report = report
    }

    var html: String {
        StaticPage(
            title: "Audit",
            lead: report.sourceText.displayed,
            main: [outcome, matrix, controls, details, signature].joined(separator: "\n"),
            style: Self.style,
            script: Self.script
        ).html
    }

    // MARK: Sections

    private var outcome: String {
        let facts = report.fingerprints.map { name, value in
            "<dt>\(HTMLText.escaped(name))</dt><dd><code>\(HTMLText.escaped(value))</code></dd>"
        }
        return """
            <section aria-labelledby="outcome"><h2 id="outcome">Outcome</h2>
            <p class="\(report.passes ? "good" : "bad") outcome">\(HTMLText.escaped(report.outcome.displayed))</p>
            <dl>\(facts.joined())</dl>
            </section>
            """
    }

    private var matrix: String {
        let table = StaticTable(
            id: "matrix",
            caption:
                "Tenants and controls: ✓ passes, ≈ accepted for a while, ✗ fails, – does not apply, ? not provable",
            columns: ["Tenant"] + report.controls.map(\.id),
            rows: report.rows.enumerated().map { number, row -> [StaticTable.Cell] in
                let link = "<a href=\"#row-\(number)\">\(HTMLText.escaped(row.title.displayed))</a>"
                return [.html(link)] + row.verdicts.map { .html($0.result.mark) }
            }
        )
        return "<section aria-labelledby=\"summary\"><h2 id=\"summary\">Summary</h2>\(table.html)</section>"
    }

    private var controls: String {
        let table = StaticTable(
            id: "controls",
            caption: "What each control demands, how it is decided, and the rules whose findings break it",
            columns: ["Control", "Demands", "Decided by", "Rules", "Outcome"],
            rows: report.controls.enumerated().map { position, control -> [StaticTable.Cell] in
                let rules =
                    control.rules.count > 12
                    ? "\(control.rules.count) rules" : control.rules.map(\.rawValue).joined(separator: ", ")
                return [
                    .text(control.id), .text(control.title), .text(control.method), .text(rules),
                    .text(AuditSummary(report.verdicts(onControl: position)).text),
                ]
            }
        )
        return "<section aria-labelledby=\"demands\"><h2 id=\"demands\">Controls</h2>\(table.html)</section>"
    }

    private var details: String {
        let parts = report.rows.enumerated().map { number, row in
            AuditPageRow(row, number: number, controls: report.controls).html
        }
        return """
            <section aria-labelledby="details"><h2 id="details">Evidence</h2>
            \(parts.joined(separator: "\n"))
            </section>
            """
    }

    private var signature: String {
        """
        <section class="signature" aria-labelledby="signature"><h2 id="signature">Signature</h2>
        <p>For the tree of SHA-256 <code>\(HTMLText.escaped(report.source.digest))</code></p>
        <p class="line">Name</p><p class="line">Role</p><p class="line">Date and signature</p>
        </section>
        """
    }

    // MARK: Look and behaviour

    private static let style = #"""
        .outcome { font-size: 1.0625rem; font-weight: 600; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 0.5rem 0 0; }
        dt { color: var(--quiet); }
        dd { margin: 0; }
        #matrix thead th { vertical-align: bottom; }
        #matrix thead th:not(:first-child) { padding: 0.5rem 0.25rem; writing-mode: vertical-rl; }
        #matrix td { padding: 0.25rem; text-align: center; }
        #matrix tbody th { position: sticky; left: 0; background: var(--surface); white-space: nowrap; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .warn { color: var(--orange); }
        details { margin-top: 0.5rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--surface); }
        details > summary { padding: 0.5rem 0.75rem; cursor: pointer; }
        details > summary strong { margin-right: 0.75rem; }
        details > .scroll { border-width: 1px 0 0; border-radius: 0; }
        details th[scope=row] { white-space: nowrap; }
        details > ol { margin: 0; padding: 0.5rem 0.75rem 0.75rem 3rem; font-size: 0.8125rem; }
        details > h3 { padding: 0.5rem 0.75rem 0; font-size: 0.875rem; }
        td ul { margin: 0.25rem 0 0; padding-left: 1.125rem; }
        .signature .line { margin-top: 2.5rem; padding-top: 0.25rem; border-top: 1px solid var(--quiet); max-width: 24rem; color: var(--quiet); }
        @media print {
          body { max-width: none; }
          details::details-content { content-visibility: visible; display: block; }
          details { break-inside: auto; }
          tr { break-inside: avoid; }
          .signature { break-inside: avoid; }
        }

        """#

    /// A link into what is closed opens it, and paper shows everything.
    private static let script = #"""
        const open = () => {
          const target = location.hash && document.getElementById(location.hash.slice(1));
          const details = target && target.closest('details');
          if (details) { details.open = true; details.querySelector('summary').focus(); details.scrollIntoView(); }
        };
        addEventListener('hashchange', open);
        open();
        let closed = [];
        addEventListener('beforeprint', () => {
          closed = [...document.querySelectorAll('details:not([open])')];
          for (const details of closed) details.open = true;
        });
        addEventListener('afterprint', () => { for (const details of closed) details.open = false; });

        """#
}

extension AuditVerdict.Result {
    /// A mark for a narrow cell, and the word for those who can't see it.
    fileprivate var mark: String {
        let (sign, look) =
            switch self {
            case .pass: ("✓", "good")
            case .accepted: ("≈", "warn")
            case .fail: ("✗", "bad")
            case .notApplicable: ("–", "quiet")
            case .notProvable: ("?", "warn")
            }
        return "<span class=\"\(look)\" aria-hidden=\"true\">\(sign)</span><span class=\"unseen\">\(title)</span>"
    }
}
