import KubernetesSchemas
import YAML

/// How a pod finds names and what its own is (pkg/apis/core/validation/validation.go, `validateDNSPolicy`,
/// `validatePodDNSConfig`, `ValidateHostAliases`).
enum DNSValidation {
    static func check(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        let policy = spec.field("dnsPolicy")
        if let policy, !policy.isEmptyText {
            errors.check(policy, isOneOf: ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"], .podDNS)
        }
        let configuration = spec.field("dnsConfig")
        if let policy, policy.hasText("None"), (configuration?.field("nameservers")?.count ?? 0) == 0 {
            errors.add(
                .podDNS,
                at: configuration ?? spec,
                "the policy 'None' needs a name server in 'dnsConfig.nameservers'"
            )
        } else if let configuration {
            checkConfiguration(configuration, &errors)
        }
        if let aliases = spec.field("hostAliases") { checkAliases(aliases, &errors) }
        if let name = spec.field("hostname"), !name.isEmptyText {
            errors.check(name, .dns1123Label, .podDNS, "the host name")
        }
        if let name = spec.field("subdomain"), !name.isEmptyText {
            errors.check(name, .dns1123Label, .podDNS, "the subdomain")
        }
        checkOverride(spec, &errors)
    }

    private static func checkConfiguration(_ configuration: YAMLNode, _ errors: inout FieldErrors) {
        if let servers = configuration.field("nameservers") {
            if servers.count > 3 {
                errors.add(.podDNS, at: servers, "there are \(servers.count) name servers and may be 3")
            }
            let grammar = NameRule.ipAddress(errors.version)
            for server in servers.elements { errors.check(server, grammar, .podDNS, "the name server") }
        }
        if let searches = configuration.field("searches") { checkSearches(searches, &errors) }
        for option in configuration.items("options") where option.text("name") == nil {
            errors.add(.podDNS, at: option.field("name") ?? option, "a DNS option needs a 'name'")
        }
    }

    private static func checkSearches(_ searches: YAMLNode, _ errors: inout FieldErrors) {
        if searches.count > 32 {
            errors.add(.podDNS, at: searches, "there are \(searches.count) search domains and may be 32")
        }
        var length = max(searches.count - 1, 0)
        // The gate RelaxedDNSSearchValidation is on since 1.33.
        let isRelaxed = errors.version.minor >= 33
        for search in searches.elements {
            var text = search.text
            length += text.utf8.count
            if isRelaxed, text == "." { continue }
            if text.hasSuffix(".") { text.removeLast() }
            let grammar: NameRule = isRelaxed ? .dns1123SubdomainWithUnderscore : .dns1123Subdomain
            guard let problem = grammar.problem(text) else { continue }
            errors.add(.podDNS, at: search, "the search domain '\(text.prefix(80))' \(problem)")
        }
        if length > 2048 {
            errors.add(.podDNS, at: searches, "the search domains have \(length) characters together and may have 2048")
        }
    }

    private static func checkAliases(_ aliases: YAMLNode, _ errors: inout FieldErrors) {
        let grammar = NameRule.ipAddress(errors.version)
        for alias in aliases.elements {
            if let address = alias.field("ip") {
                errors.check(address, grammar, .hostAlias, "the address")
            } else {
                errors.add(.hostAlias, at: alias, "an alias needs an 'ip'")
            }
            for name in alias.items("hostnames") {
                errors.check(name, .dns1123Subdomain, .hostAlias, "the host name")
            }
        }
    }

    /// `hostnameOverride`: the gate HostnameOverride is on since 1.35; before, the server drops the field.
    private static func checkOverride(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard errors.version.minor >= 35, let name = spec.field("hostnameOverride"), !name.isEmptyText else { return }
        errors.check(name, .dns1123Subdomain, .podDNS, "the host name")
        let length = name.withUTF8(\.count)
        if length > 64 { errors.add(.podDNS, at: name, "the host name has \(length) characters and may have 64") }
        if spec.isTrue("setHostnameAsFQDN") {
            errors.add(.podDNS, at: name, "'hostnameOverride' and 'setHostnameAsFQDN' exclude each other")
        }
        if spec.isTrue("hostNetwork") {
            errors.add(.podDNS, at: name, "a pod in the host's network has the host's name; remove 'hostnameOverride'")
        }
    }
}
