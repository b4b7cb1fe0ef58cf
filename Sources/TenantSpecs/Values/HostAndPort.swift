import Kubernetes
public import YAML

/// Where a service listens: `redis.cache:6379`.
public struct HostAndPort: TextValue {
    /// The host and the port.
    public let text: String
    /// The port.
    public let port: Int

    /// Reads a host and a port.
    ///
    /// - Throws: `TextError` when the host is neither a DNS name nor an IPv4 address, or the port is missing or none.
    public init(parsing text: String) throws(TextError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let port = Int(parts[1]), String(port) == parts[1], (1...65_535).contains(port),
            (try? DNSSubdomain(parsing: String(parts[0]))) != nil
        else {
            throw TextError(text: text, expected: "a host and a port: 'redis.cache:6379'")
        }
        self.text = text
        self.port = port
    }

    /// A DNS name or an IPv4 address, and a port.
    public static var grammar: TextGrammar {
        .init(
            example: "redis.cache:6379",
            pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?:[1-9][0-9]{0,4}$",
            maximumLength: 259
        )
    }
}
