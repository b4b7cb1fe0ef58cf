import Crypto

/// The page: one document that needs nothing beside itself.
enum PageDocument {
    /// The document, and what a browser lets it do.
    static func html(_ content: PageContent) -> String {
        let title =
            content.entries.count == 1
            ? HTMLText.escaped("\(content.entries[0].dashboard.title) – preview") : "Dashboards – preview"
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy(isLive: content.isLive))">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <link rel="icon" href="data:,">
            <style>\(PageStyle.css)</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the panels</a>
            <header id="top"></header>
            <main id="main" tabindex="-1"><noscript><p>Without JavaScript this page can't draw.</p></noscript></main>
            <dialog id="details" aria-labelledby="details-title"></dialog>
            <p id="status" role="status"></p>
            <script type="application/json" id="content">\(content.json)</script>
            <script>\(PageScript.javaScript)</script>
            </body>
            </html>

            """
    }

    /// The policy (https://www.w3.org/TR/CSP3/): nothing runs but this script, nothing is fetched but from where the page is.
    static func policy(isLive: Bool) -> String {
        let connect = isLive ? " connect-src 'self';" : ""
        return """
            default-src 'none'; script-src \(scriptHash); style-src \(styleHash);\(connect) img-src data:; \
            base-uri 'none'; form-action 'none'
            """
    }

    private static let scriptHash = PagePolicy.source(of: PageScript.javaScript)
    private static let styleHash = PagePolicy.source(of: PageStyle.css)
}

/// What a policy of a page names.
package enum PagePolicy: Sendable {
    /// The source expression that lets one text be run, or be a style, and no other (https://www.w3.org/TR/CSP3/, 2.3.1).
    package static func source(of text: String) -> String {
        let digest = SHA256.hash(data: Array(text.utf8))
        return "'sha256-\(Base64Text.encoded(Array(digest)))'"
    }
}

/// Base64 (RFC 4648, 4).
enum Base64Text {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The bytes as text, padded.
    static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for index in 0..<4 {
                text.append(index <= group.count ? digits[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Text as an HTML document holds it.
package enum HTMLText: Sendable {
    /// The text with the characters escaped that mean something there.
    package static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
    }
}
