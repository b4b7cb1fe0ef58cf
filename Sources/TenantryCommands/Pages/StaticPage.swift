import Preview

/// A page that is one file: it needs nothing beside itself, and asks nothing of anyone.
///
/// It has the colours of the other pages, light and dark. What it runs and what it looks like is allowed by hash alone
/// (https://www.w3.org/TR/CSP3/), so that no text of a tree can become a script, and attributes `style` have no effect.
struct StaticPage {
    /// The title, as plain text; it is the heading too.
    var title: String
    /// What the page is about in a sentence or two, as plain text.
    var lead: String
    /// What is on it, as HTML: every text from outside has gone through `HTMLText.escaped`.
    var main: String
    /// CSS beside what every page has.
    var style = ""
    /// JavaScript beside the filters of tables. The page has to say all that it has to say without any.
    var script = ""

    /// The document.
    var html: String {
        let style = PageStyle.base + Self.commonStyle + style
        let script = StaticTable.script + script
        let policy = """
            default-src 'none'; script-src \(PagePolicy.source(of: script)); \
            style-src \(PagePolicy.source(of: style)); img-src data:; base-uri 'none'; form-action 'none'
            """
        let title = HTMLText.escaped(title)
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <link rel="icon" href="data:,">
            <style>\(style)</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header><h1>\(title)</h1><p class="quiet">\(HTMLText.escaped(lead))</p></header>
            <main id="main" tabindex="-1">
            \(main)
            </main>
            <script>\(script)</script>
            </body>
            </html>

            """
    }

    private static let commonStyle = #"""
        body { max-width: 90rem; }
        body > header { display: grid; gap: 0.25rem; padding: 1.25rem 0 0.5rem; }
        body > header p { max-width: 60rem; }
        main { display: grid; gap: 1.5rem; }
        main:focus-visible { outline: none; }
        main > section { min-width: 0; }
        h2 { margin-bottom: 0.5rem; font-size: 1.125rem; }
        code { font: 0.875em ui-monospace, monospace; overflow-wrap: anywhere; }
        .scroll { position: relative; max-width: 100%; overflow: auto; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--surface); }
        table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; }
        caption { padding: 0.5rem 0.75rem; color: var(--quiet); text-align: left; }
        th, td { padding: 0.3125rem 0.75rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
        thead th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
        tbody th { font-weight: 500; }
        .filter { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; margin-bottom: 0.5rem; font-size: 0.875rem; }
        .filter label { display: flex; align-items: center; gap: 0.5rem; }
        .filter input {
          min-height: 2.25rem; width: min(22rem, 60vw); padding: 0.25rem 0.625rem; border: 1px solid var(--quiet);
          border-radius: 0.375rem; background: var(--surface); color: var(--ink);
        }
        .good { color: var(--green); }
        .bad { color: var(--red); }
        @media print {
          .filter, .skip { display: none; }
          .scroll { overflow: visible; }
        }

        """#
}
