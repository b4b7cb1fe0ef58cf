import Foundation
import TestSupport
import Testing

@testable import Preview

struct PageTests {
    @Test func `is the same file for the same dashboards`() async throws {
        let board = try everyPanelDashboard()
        let first = try await Preview([board]).page(at: 1)
        let again = try await Preview([board]).page(at: 1_000_000)
        #expect(first == again)
        #expect(first.contains("Sample data") || first.contains("\"source\":null"))
    }

    @Test func `lets nothing of a dashboard out of its place`() async throws {
        let page = try await Preview([try everyPanelDashboard()]).page(at: 1)
        // Two elements of script, as written here; the dashboard's own are text.
        #expect(page.components(separatedBy: "<script").count == 3)
        #expect(page.components(separatedBy: "</script").count == 3)
        let hostile = try dashboard(panels: "", title: "</title><img src=x onerror=alert(1)>")
        let other = try await Preview([hostile]).page(at: 1)
        #expect(!other.contains("<img"))
        #expect(other.contains("&lt;img"))
    }

    @Test func `has the data as JSON that any reader takes`() async throws {
        let page = try await Preview([try everyPanelDashboard()]).page(at: 1)
        let start = try #require(page.range(of: "id=\"content\">"))
        let end = try #require(page[start.upperBound...].range(of: "</script>"))
        let json =
            try JSONSerialization.jsonObject(with: Data(page[start.upperBound..<end.lowerBound].utf8)) as? [String: Any]
        let dashboards = try #require(json?["dashboards"] as? [[String: Any]])
        let data = try #require(dashboards[0]["data"] as? [String: Any])
        #expect(data.count == 14)
    }

    @Test func `allows its own script and style by their hashes alone`() throws {
        let policy = PageDocument.policy(isLive: false)
        #expect(!policy.contains("unsafe"))
        #expect(!policy.contains("connect-src"))
        #expect(PageDocument.policy(isLive: true).contains("connect-src 'self'"))
        #expect(policy.components(separatedBy: "'sha256-").count == 3)
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("\u{FF}\u{FE}", "w7/Dvg=="),
    ])
    func `writes base64`(text: String, encoded: String) {
        #expect(Base64Text.encoded(Array(text.utf8)) == encoded)
    }

    @Test func `refuses a range that is none`() {
        #expect(throws: Preview.Problem.self) { try Preview([], range: "soon") }
    }
}
