import HTTPTypes
import HummingbirdCore
import ServiceRuntime

/// Whether a request may come from a page of another site, which must not ask in a visitor's name.
enum SameOrigin {
    /// Whether a request comes from the application's own page, or from no browser.
    ///
    /// Browsers say where a request comes from in `Sec-Fetch-Site`, on origins that are trustworthy
    /// (https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header), and name its origin with each `POST`
    /// (https://fetch.spec.whatwg.org/#origin-header). Scripts can set neither.
    static func allows(site: String?, origin: String?, authority: String?) -> Bool {
        if let site, site != "same-origin" { return false }
        guard let origin else { return true }
        guard let authority, let scheme = origin.firstRange(of: "://") else { return false }
        return origin[scheme.upperBound...].lowercased() == authority.lowercased()
    }

    /// Whether a request comes from the application's own page, or from no browser.
    static func allows(_ request: Request) -> Bool {
        allows(
            site: request.headers[.secFetchSite],
            origin: request.headers[.origin],
            authority: request.head.authority
        )
    }
}
