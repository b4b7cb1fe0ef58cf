import HTTPTypes
import ServiceRuntime

/// Lets requests in that were meant for this machine by who made them.
enum LoopbackCheck {
    /// - Throws: `ServiceError` 421 for another host's name.
    static func checkHost(_ request: HTTPRequest) throws(ServiceError) {
        guard let host = request.authority, isLoopback(host) else {
            throw ServiceError(
                .misdirectedRequest,
                code: "not_this_host",
                "this server answers to 127.0.0.1 and localhost alone"
            )
        }
    }

    /// - Throws: `ServiceError` 421 for another host's name, 403 for a request that a page from elsewhere makes.
    static func checkPage(_ request: HTTPRequest) throws(ServiceError) {
        try checkHost(request)
        // A browser says where a request comes from (https://www.w3.org/TR/fetch-metadata/).
        if let site = request.headerFields[.secFetchSite], site != "same-origin", site != "none" {
            throw ServiceError(.forbidden, code: "other_site", "only this server's own page may ask")
        }
    }

    /// Whether a host, with or without a port, is this machine.
    static func isLoopback(_ authority: String) -> Bool {
        let host: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return false }
            host = authority[...end]
        } else {
            host = authority.prefix { $0 != ":" }
        }
        let port = authority[host.endIndex...]
        guard port.isEmpty || (port.first == ":" && UInt16(port.dropFirst()) != nil) else { return false }
        return ["127.0.0.1", "[::1]", "localhost"].contains(host.lowercased())
    }
}
