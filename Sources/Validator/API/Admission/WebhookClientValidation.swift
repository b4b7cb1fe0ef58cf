import Diagnostics
import YAML

/// How the API server reaches a webhook (apiserver: pkg/util/webhook/validation.go).
enum WebhookClientValidation {
    /// Adds what is wrong with a `clientConfig`: it has a URL or a Service, not both.
    static func check(_ config: YAMLNode?, in parent: YAMLNode, _ errors: inout FieldErrors) {
        guard let config else {
            errors.add(.webhookClient, at: parent, "a webhook needs a 'clientConfig' with a 'url' or a 'service'")
            return
        }
        let url = config.field("url")
        let service = config.field("service")
        switch (url, service) {
        case (let url?, nil): checkURL(url, &errors)
        case (nil, let service?): checkService(service, &errors)
        default:
            errors.add(.webhookClient, at: config, "a 'clientConfig' has either a 'url' or a 'service'")
        }
    }

    /// `ValidateWebhookURL`.
    private static func checkURL(_ node: YAMLNode, _ errors: inout FieldErrors) {
        guard let text = node.string, let problem = problem(ofURL: text) else { return }
        errors.add(.webhookClient, at: node, "the URL \(problem); expected 'https://host[/path]'")
    }

    /// What is wrong with a URL, as far as Go's `url.Parse` has it.
    private static func problem(ofURL text: String) -> String? {
        let bytes = Array(text.utf8)
        let scheme = Array("https:".utf8)
        guard bytes.count >= scheme.count, zip(bytes, scheme).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else {
            return "has to start with 'https://'"
        }
        var rest = bytes[scheme.count...]
        if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
            guard rest[(mark + 1)...].isEmpty else { return "may not have a fragment" }
            rest = rest[..<mark]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            guard rest[(mark + 1)...].isEmpty else { return "may not have a query" }
            rest = rest[..<mark]
        }
        guard rest.starts(with: "//".utf8) else { return "has no host" }
        let authority = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
        guard !authority.isEmpty else { return "has no host" }
        if authority.contains(UInt8(ascii: "@")) { return "may not have a user" }
        if authority.contains(UInt8(ascii: " ")) { return "has a blank in its host" }
        guard authority.first != UInt8(ascii: "["), let colon = authority.lastIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        let isNumber = authority[(colon + 1)...].allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return isNumber ? nil : "has a port that is no number"
    }

    /// `ValidateWebhookService`; the port is 443 by default.
    private static func checkService(_ service: YAMLNode, _ errors: inout FieldErrors) {
        if service.text("name") == nil { errors.add(.webhookClient, at: service, "a 'service' needs a 'name'") }
        if service.text("namespace") == nil {
            errors.add(.webhookClient, at: service, "a 'service' needs a 'namespace'")
        }
        if let node = service.field("port"), let port = node.integer, !(1...65_535).contains(port) {
            errors.add(.webhookClient, at: node, "the port is \(port) and has to be from 1 to 65535")
        }
        guard let node = service.field("path"), let path = node.string, let problem = problem(ofPath: path) else {
            return
        }
        errors.add(.webhookClient, at: node, "the path '\(path)' \(problem)")
    }

    private static func problem(ofPath path: String) -> String? {
        guard !path.isEmpty, path != "/" else { return nil }
        guard path != "//" else { return "has an empty part" }
        guard path.utf8.first == UInt8(ascii: "/") else { return "has to start with '/'" }
        var parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        if parts.count > 1, parts.last == "" { parts.removeLast() }
        for part in parts {
            guard !part.isEmpty else { return "has an empty part" }
            if let problem = NameRule.dns1123Subdomain.problem(String(part)) { return "has a part that \(problem)" }
        }
        return nil
    }
}

extension Rule {
    static let webhookClient = api(
        "webhook-client",
        "a webhook has one address: a URL or a Service",
        explanation: """
            The API server calls a webhook at `clientConfig.url`, which is `https://host[/path]` without user, query or fragment, or at
            `clientConfig.service`, which has a name, a namespace, a port from 1 to 65535 and a path that starts with `/`. Give one of
            the two.
            """,
        bad: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata:
              name: tenants
            webhooks:
              - name: tenants.example.com
                admissionReviewVersions: [v1]
                sideEffects: None
                clientConfig:
                  url: http://tenants.example.com/validate

            """,
        good: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata:
              name: tenants
            webhooks:
              - name: tenants.example.com
                admissionReviewVersions: [v1]
                sideEffects: None
                clientConfig:
                  url: https://tenants.example.com/validate

            """
    )
}
