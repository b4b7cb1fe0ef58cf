import Diagnostics

/// One end of a question: pods of the tree, or addresses.
public struct NetworkEnd: Sendable {
    enum What: Sendable {
        /// Classes of pods.
        case pods([Int])
        /// Addresses, all of which are asked about.
        case addresses([CIDR])
    }

    let what: What
    /// How it is called in answers.
    public let title: String
    /// The ports that are asked about; any when there is none. A Service's port is that of its pods.
    let port: Int?
    /// The Service that was named, if it was one.
    let service: ServiceFacts?
}

/// An end that is not in the tree.
public struct UnknownNetworkEnd: Error, Sendable, CustomStringConvertible {
    /// What is wrong, and what would be right.
    public let description: String
}

extension NetworkReach {
    /// An end by its name: `acme-corp/llm-proxy`, `acme-corp`, `10.0.0.0/16`, `world`, with a port or without.
    ///
    /// - Parameter takesPort: whether a port may follow, after a colon.
    /// - Throws: `UnknownNetworkEnd`, with the nearest name, for what there is not.
    public func end(_ text: String, takesPort: Bool) throws(UnknownNetworkEnd) -> NetworkEnd {
        let (name, port) = try Self.split(text, takesPort: takesPort)
        if let addresses = addresses(name) {
            return NetworkEnd(what: .addresses(addresses), title: name, port: port, service: nil)
        }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let namespace = parts.first, !namespace.isEmpty, parts.count < 3, parts.last != "" else {
            throw UnknownNetworkEnd(
                description: "'\(text)' is no end of a connection; write namespace/pod, a namespace, or an address"
            )
        }
        guard let classes = pods.byNamespace[namespace] else {
            let hint = NearestName.question(for: namespace, among: pods.byNamespace.keys.sorted())
            throw UnknownNetworkEnd(description: "there are no pods in a namespace '\(namespace)'\(hint)")
        }
        guard parts.count == 2 else {
            return NetworkEnd(what: .pods(classes), title: namespace, port: port, service: nil)
        }
        return try end(parts[1], in: namespace, classes, title: name, port: port)
    }

    private func end(
        _ name: String,
        in namespace: String,
        _ classes: [Int],
        title: String,
        port: Int?
    ) throws(UnknownNetworkEnd) -> NetworkEnd {
        let found = classes.filter { number in
            let own = pods.classes[number]
            return own.name == name || own.workloads.contains { $0.name == name }
        }
        if !found.isEmpty { return NetworkEnd(what: .pods(found), title: title, port: port, service: nil) }
        let services = network.index.services(in: namespace)
        if let service = services.first(where: { $0.name == name }), let selector = service.facts.selector {
            let behind = classes.filter { LabelSelector(labels: selector).matches(pods.classes[$0].pod.labels) > .no }
            if !behind.isEmpty {
                return NetworkEnd(what: .pods(behind), title: title, port: port, service: service.facts)
            }
        }
        let known = classes.flatMap { [pods.classes[$0].name] + pods.classes[$0].workloads.map(\.name) }
        let hint = NearestName.question(for: name, among: Set(known + services.map(\.name)).sorted())
        throw UnknownNetworkEnd(description: "there is no pod, workload or Service '\(name)' in '\(namespace)'\(hint)")
    }

    /// The addresses of a name, a range or an address; `nil` for anything else.
    private func addresses(_ name: String) -> [CIDR]? {
        switch name {
        // An address of each version that nobody has (RFC 5737, RFC 9637): a pod that reaches it reaches the Internet.
        case "world": return ["203.0.113.1", "3fff::1"].compactMap { CIDR(range: $0) }
        case "metadata": return IPAddress.metadata.map { CIDR(address: $0, prefixLength: $0.isV4 ? 32 : 128) }
        case "api-server":
            let known = network.index.settings.network.apiServer.compactMap { CIDR(range: $0) }
            return known.isEmpty ? nil : known
        default: return CIDR(range: name).map { [$0] }
        }
    }

    /// A name and the port behind its last colon; IPv6 addresses with a port are in brackets.
    private static func split(_ text: String, takesPort: Bool) throws(UnknownNetworkEnd) -> (String, Int?) {
        if CIDR(range: text) != nil { return (text, nil) }
        var name = text[...]
        var port: Substring?
        if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
            name = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        guard let port else { return (String(name), nil) }
        guard takesPort else {
            throw UnknownNetworkEnd(description: "'\(text)' has a port; only what is connected to has one")
        }
        guard let number = Int(port), (1...65_535).contains(number) else {
            throw UnknownNetworkEnd(description: "'\(port)' is no port; write a number from 1 to 65535")
        }
        return (String(name), number)
    }
}
