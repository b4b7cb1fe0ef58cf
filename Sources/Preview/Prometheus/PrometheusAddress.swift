/// The URL of a Prometheus: `http://localhost:9090`, with a path where it is behind a proxy.
public struct PrometheusAddress: Hashable, Sendable {
    /// Without a slash at its end.
    public let text: String

    /// `nil` for what is no `http` or `https` URL, or has credentials, a query or a fragment.
    public init?(_ text: String) {
        var text = text[...]
        while text.hasSuffix("/") { text.removeLast() }
        let rest = text.hasPrefix("http://") ? text.dropFirst(7) : text.hasPrefix("https://") ? text.dropFirst(8) : ""
        guard let host = rest.split(separator: "/", omittingEmptySubsequences: false).first, !host.isEmpty,
            !host.contains("@"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"?#\"<>\\^`{|}".utf8.contains($0) })
        else { return nil }
        self.text = String(text)
    }

    /// The URL of a part of the API.
    func api(_ path: String) -> String { "\(text)/api/v1/\(path)" }
}
