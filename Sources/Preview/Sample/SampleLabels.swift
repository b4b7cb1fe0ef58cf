/// Values that labels of a cluster like ours could have.
enum SampleLabels {
    private static let known: [String: [String]] = [
        "tenant": ["acme-corp", "closed-ai"],
        "namespace": ["acme-corp", "closed-ai"],
        "exported_namespace": ["acme-corp", "closed-ai"],
        "job": ["app", "llm-proxy"],
        "service": ["app", "llm-proxy"],
        "container": ["app", "llm-proxy"],
        "deployment": ["app", "llm-proxy"],
        "pod": ["app-6f9c8d7b5-x2k4q", "app-6f9c8d7b5-z7m9w", "llm-proxy-5d8b7c6f4-p3n6t"],
        "instance": ["10.0.1.17:9100", "10.0.2.23:9100", "10.0.3.31:9100"],
        "node": ["node-a", "node-b", "node-c"],
        "nodename": ["node-a", "node-b", "node-c"],
        "device": ["eth0", "nvme0n1"],
        "mountpoint": ["/", "/var/lib"],
        "status": ["200", "404", "429", "500"],
        "status_code": ["200", "404", "429", "500"],
        "code": ["200", "404", "500"],
        "method": ["GET", "POST"],
        "endpoint": ["/", "/ask", "/health"],
        "path": ["/", "/ask"],
        "handler": ["/", "/ask"],
        "model": ["gpt-4o-mini", "gpt-4o"],
        "upstream": ["openai"],
        "type": ["completion", "prompt"],
        "token_type": ["completion", "prompt"],
        "gen_ai_provider_name": ["openai", "azure"],
        "gen_ai_request_model": ["gpt-4o-mini", "gpt-4o"],
        "gen_ai_token_type": ["input", "output"],
        "operation": ["ask", "chat"],
        "outcome": ["success", "error"],
        "kind": ["connection", "status"],
        "limit": ["requests", "tokens"],
        "error_type": ["timeout", "upstream_error"],
        "reason": ["Error", "OOMKilled"],
        "phase": ["Failed", "Pending", "Running"],
        "resource": ["cpu", "memory"],
        "resource_type": ["quota"],
        "severity": ["critical", "warning"],
        "alertname": ["HighErrorRate", "HighLatency"],
        "alertstate": ["firing", "pending"],
        "quantile": ["0.5", "0.95", "0.99"],
        "condition": ["Ready"],
        "verb": ["GET", "LIST", "WATCH"],
        "le": ["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"],
    ]

    /// Whether a series could have these labels together: a tenant is in its namespace, and a pod is of its container's workload.
    static func arePossible(_ labels: [Series.Label]) -> Bool {
        func value(_ name: String) -> String? { labels.first { $0.name == name }?.value }
        if let tenant = value("tenant"), let namespace = value("namespace"), known["tenant"]?.contains(tenant) == true,
            known["namespace"]?.contains(namespace) == true, tenant != namespace
        {
            return false
        }
        let workloads = ["container", "deployment", "service", "job"].compactMap(value)
        guard let pod = value("pod"), known["pod"]?.contains(pod) == true else { return Set(workloads).count <= 1 }
        return workloads.allSatisfy { known["job"]?.contains($0) != true || pod.hasPrefix($0 + "-") }
    }

    /// Values of a label.
    static func values(of label: String) -> [String] {
        known[label] ?? ["\(label)-a", "\(label)-b", "\(label)-c"]
    }

    /// Values of a label that a pattern matches: its alternatives where it is made of plain ones, otherwise those known that match.
    static func values(of label: String, matching pattern: String) -> [String] {
        var inner = pattern[...]
        if inner.hasPrefix("("), inner.hasSuffix(")"), !inner.dropFirst().dropLast().contains("(") {
            inner = inner.dropFirst().dropLast()
        }
        let parts = inner.split(separator: "|").map(unescaped)
        let plain = parts.compactMap { $0 }
        if plain.count == parts.count, !plain.isEmpty { return plain }
        let values = values(of: label)
        guard pattern.utf8.count <= 200, let expression = try? Regex("(?:\(pattern))") else { return values }
        let matching = values.filter { (try? expression.wholeMatch(in: $0)) != nil }
        return matching.isEmpty ? plain + (plain.isEmpty ? ["\(label)-a"] : []) : matching
    }

    /// The text that a pattern without any operator stands for.
    private static func unescaped(_ pattern: Substring) -> String? {
        var text = ""
        var isEscaped = false
        for character in pattern {
            if isEscaped {
                // `\d` is a class, `\.` is a dot.
                guard !character.isLetter, !character.isNumber else { return nil }
                text.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if ".*+?()[]{}^$".contains(character) {
                return nil
            } else {
                text.append(character)
            }
        }
        return isEscaped ? nil : text
    }
}
