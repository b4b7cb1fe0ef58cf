/// The page's document. Its style and its script are files of their own, so that the policy allows nothing inline.
enum PageDocument {
    /// The document for a tenant.
    static func html(company: String, industry: String) -> String {
        let company = HTMLText.escaped(company)
        let industry = HTMLText.escaped(industry)
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(company) assistant</title>
            <link rel="stylesheet" href="app.css">
            <script src="app.js" defer></script>
            </head>
            <body>
            <header>
            <h1>\(company)</h1>
            <p>\(industry) assistant</p>
            </header>
            <main>
            <div id="answers" role="log" aria-label="Questions and answers">
            <p id="welcome">Ask a question. The answer appears here while it is written.</p>
            </div>
            <form id="ask" novalidate>
            <label for="question">Your question</label>
            <textarea id="question" rows="2" maxlength="8000" autocomplete="off" aria-describedby="hint" autofocus></textarea>
            <div class="row">
            <p id="status" role="status"></p>
            <p id="hint"><kbd>Enter</kbd> asks, <kbd>Shift</kbd> + <kbd>Enter</kbd> starts a new line.</p>
            <button id="stop" type="button" hidden>Stop</button>
            <button id="send" type="submit">Ask</button>
            </div>
            </form>
            <noscript><p>Without JavaScript this page can't show answers.</p></noscript>
            </main>
            </body>
            </html>

            """
    }
}
