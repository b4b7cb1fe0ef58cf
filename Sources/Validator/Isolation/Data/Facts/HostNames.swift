import YAML

/// The host names that an object takes traffic for.
enum HostNames {
    /// The host names of an Ingress or a route; one empty text where it takes any.
    static func all(in object: ManifestObject) -> [(text: String, node: YAMLNode)] {
        switch (object.kind.kind, object.kind.group) {
        case ("Ingress", "networking.k8s.io"):
            let spec = object.root["spec"]
            var hosts: [(String, YAMLNode)] = []
            for rule in spec?.list("rules").map(\.self) ?? [] {
                hosts.append((rule.text("host") ?? "", rule["host"] ?? rule))
            }
            if let backend = spec?["defaultBackend"] { hosts.append(("", backend)) }
            return hosts
        case ("HTTPRoute", "gateway.networking.k8s.io"), ("GRPCRoute", "gateway.networking.k8s.io"),
            ("TLSRoute", "gateway.networking.k8s.io"):
            let hosts =
                object.root["spec"]?.list("hostnames").compactMap { node in node.string.map { ($0, node) } } ?? []
            return hosts.isEmpty ? [("", object.root.at("metadata", "name") ?? object.root)] : hosts
        default: return []
        }
    }

    /// Whether some host is meant by both: `*.example.com` means `a.example.com`, and an empty one all.
    static func overlap(_ left: String, _ right: String) -> Bool {
        if left == right || left.isEmpty || right.isEmpty { return true }
        return covers(left, right) || covers(right, left)
    }

    private static func covers(_ pattern: String, _ host: String) -> Bool {
        pattern.hasPrefix("*.") && host.hasSuffix(pattern.dropFirst())
    }
}
