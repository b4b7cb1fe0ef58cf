/// Where a Redis listens: `host:port`, `[2001:db8::1]:6379`, or the path of a socket (`/run/redis.sock`).
enum RedisAddress: Sendable, Hashable {
    /// A text that is no address.
    struct Invalid: Error, Hashable, CustomStringConvertible {
        var text: String
        var description: String { "'\(text)' is no address of a Redis, like 'redis.monitoring:6379'" }
    }

    case host(String, port: Int)
    case socket(path: String)

    /// Reads an address. The port may be left out: it is Redis's 6379 then.
    init(parsing text: String) throws(Invalid) {
        if text.hasPrefix("/") {
            self = .socket(path: text)
            return
        }
        var host = text[...]
        var port = 6379
        if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
            guard let number = Int(text[text.index(after: colon)...]), (1...65_535).contains(number) else {
                throw Invalid(text: text)
            }
            host = text[..<colon]
            port = number
        }
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        if isBracketed { host = host.dropFirst().dropLast() }
        guard !host.isEmpty, isBracketed || !host.contains(":"), !host.contains(where: { " []/".contains($0) }) else {
            throw Invalid(text: text)
        }
        self = .host(String(host), port: port)
    }
}
