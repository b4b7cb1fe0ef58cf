import YAML

/// A host and a port that a container is told to connect to.
struct PodCall: Hashable, Sendable {
    /// The host, as it is written.
    var host: String
    var port: Int
}

extension PodCall {
    /// Reads a URL, `host:port`, or what comes after the `=` of a flag; `nil` for anything else.
    ///
    /// A URL without a port means its scheme's, for schemes whose port is known.
    init?(_ text: String) {
        guard text.utf8.count < 2_000 else { return nil }
        var rest = text[...]
        var port: Int?
        if rest.hasPrefix("-"), let sign = rest.firstIndex(of: "=") { rest = rest[rest.index(after: sign)...] }
        if let colon = rest.firstRange(of: "://") {
            guard let known = Self.ports[String(rest[..<colon.lowerBound]).lowercased()] else { return nil }
            port = known
            rest = rest[colon.upperBound...]
            rest = rest.prefix { !"/?#".contains($0) }
            if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        }
        if let colon = rest.lastIndex(of: ":") {
            guard let number = Int(rest[rest.index(after: colon)...]), (1...65_535).contains(number) else { return nil }
            port = number
            rest = rest[..<colon]
        }
        while rest.hasSuffix(".") { rest = rest.dropLast() }
        guard let port, port > 0, Self.isName(rest) else { return nil }
        self.init(host: rest.lowercased(), port: port)
    }

    /// The ports that schemes stand for (https://www.iana.org/assignments/service-names-port-numbers).
    private static let ports = [
        "http": 80, "https": 443, "ws": 80, "wss": 443, "grpc": 443, "redis": 6_379, "rediss": 6_379,
        "postgres": 5_432, "postgresql": 5_432, "mysql": 3_306, "mongodb": 27_017, "amqp": 5_672, "amqps": 5_671,
        "nats": 4_222, "tcp": 0, "memcached": 11_211,
    ]

    /// Whether it is a name with a letter in it, and so no address.
    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.count <= 253 && text.utf8.contains(where: \.isASCIILetter)
            && text.utf8.allSatisfy {
                $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }
    }

    /// The Service that the host names for a pod of a namespace: `llm`, `llm.acme-corp`, `llm.acme-corp.svc.cluster.local`.
    func service(from namespace: String) -> (name: String, namespace: String)? {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return (host, namespace)
        case 2: return (String(parts[0]), String(parts[1]))
        default: return parts[2] == "svc" ? (String(parts[0]), String(parts[1])) : nil
        }
    }
}

extension PodTemplate {
    /// What its containers are told to connect to, by their environment, commands and arguments, and where that is written.
    var calls: [(call: PodCall, node: YAMLNode)] {
        var calls: [(call: PodCall, node: YAMLNode)] = []
        for container in containers {
            var words = Array(container.node.list("command")) + Array(container.node.list("args"))
            words += container.node.list("env").compactMap { $0["value"] }
            for node in words {
                guard let text = node.string, text.utf8.contains(UInt8(ascii: ":")), let call = PodCall(text) else {
                    continue
                }
                calls.append((call, node))
            }
        }
        return calls
    }
}
