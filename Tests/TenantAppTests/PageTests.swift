import TestSupport
import Testing

@testable import TenantApp

struct PageTests {
    @Test(arguments: ["/", "/app.css", "/app.js"])
    func `files of the page come with a strict policy, and only once`(_ path: String) async throws {
        try await withApp { app in
            let file = try await app.get(path)
            #expect(file.status == 200)
            #expect(
                file["content-security-policy"]
                    == "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'"
            )
            #expect(file["x-content-type-options"] == "nosniff")
            #expect(file["referrer-policy"] == "same-origin")
            let tag = try #require(file["etag"])
            for header in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let again = try await app.get(path, headers: ["If-None-Match: \(header)"])
                #expect(again.status == 304)
                #expect(again.body.isEmpty)
                #expect(again["etag"] == tag)
            }
            let other = try await app.get(path, headers: ["If-None-Match: \"other\""])
            #expect(other.status == 200)
        }
    }

    @Test func `the page holds nothing inline, and nothing from elsewhere`() {
        let html = PageDocument.html(company: "ACME", industry: "Tools")
        for word in ["<style", "style=", "onclick", "onload", "javascript:", "http://", "https://", "//"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(!PageScript.javaScript.contains("innerHTML"))
        #expect(!PageStyle.css.contains("url("))
    }

    @Test func `a company's name can't become markup`() {
        let html = PageDocument.html(company: #"<script>alert("1")</script> & 'Co'"#, industry: "<b>")
        #expect(html.components(of: "<script") == 1)
        #expect(html.contains("<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Co&#39;</h1>"))
        #expect(html.contains("<p>&lt;b&gt; assistant</p>"))
    }
}

extension String {
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
