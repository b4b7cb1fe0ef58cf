import Diagnostics
import YAML

/// `networking.Ingress` (pkg/apis/networking/validation/validation.go, `ValidateIngressCreate`).
enum IngressValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let spec = object.root.field("spec") else {
            errors.add(.ingressRule, at: object.root, "'spec' is missing, and 'rules' or 'defaultBackend' in it")
            return
        }
        let defaultBackend = spec.field("defaultBackend")
        let rules = spec.field("rules").flatMap { $0.count == 0 ? nil : $0 }
        if rules == nil, defaultBackend == nil {
            errors.add(.ingressRule, at: spec, "'rules' and 'defaultBackend' are missing; say one of them at least")
        }
        if let defaultBackend { IngressBackendValidation.check(defaultBackend, of: defaultBackend, &errors) }
        if let rules {
            for rule in rules.elements { check(rule: rule, &errors) }
        }
        if let entries = spec.elements("tls") {
            for entry in entries { check(tls: entry, &errors) }
        }
        checkClass(spec, annotations: object.annotations, &errors)
    }

    /// `validateIngressRules`.
    private static func check(rule: YAMLNode, _ errors: inout FieldErrors) {
        if let host = rule.field("host"), !host.hasText("" as StaticString) {
            if host.withUTF8({ IPAddress($0) }) != nil {
                errors.add(.ingressHost, at: host, "'\(host.text)' is an address; a host is a DNS name")
            } else {
                errors.check(host, .hostOrWildcard, .ingressHost, "the host")
            }
        }
        guard let http = rule.field("http") else { return }
        guard let paths = http.field("paths"), paths.count > 0 else {
            errors.add(.ingressRule, at: http, "'paths' is missing; say one at least")
            return
        }
        for path in paths.elements { check(path: path, &errors) }
    }

    /// `validateHTTPIngressPath`.
    private static func check(path entry: YAMLNode, _ errors: inout FieldErrors) {
        guard let type = entry.field("pathType") else {
            errors.add(
                .ingressPath,
                at: entry,
                "'pathType' is missing; use 'Exact', 'Prefix' or 'ImplementationSpecific'"
            )
            return
        }
        let path = entry.field("path").flatMap { $0.hasText("" as StaticString) ? nil : $0 }
        if type.hasText("Exact" as StaticString) || type.hasText("Prefix" as StaticString) {
            if let path {
                checkAbsolute(path, &errors)
                checkSequences(path, &errors)
            } else {
                errors.add(.ingressPath, at: entry, "'path' is missing; it's '/' for every path")
            }
        } else if type.hasText("ImplementationSpecific" as StaticString) {
            if let path { checkAbsolute(path, &errors) }
        } else {
            errors.check(type, isOneOf: ["Exact", "Prefix", "ImplementationSpecific"], .ingressPath)
        }
        if let backend = entry.field("backend") {
            IngressBackendValidation.check(backend, of: backend, &errors)
        } else {
            IngressBackendValidation.check(nil, of: entry, &errors)
        }
    }

    private static func checkAbsolute(_ path: YAMLNode, _ errors: inout FieldErrors) {
        guard path.withUTF8({ $0.first }) != UInt8(ascii: "/") else { return }
        errors.add(.ingressPath, at: path, "the path '\(path.text)' has to start with '/'")
    }

    /// What a path may not contain (`invalidPathSequences`) or end with (`invalidPathSuffixes`).
    private static func checkSequences(_ path: YAMLNode, _ errors: inout FieldErrors) {
        // Nothing is wrong with a path that has neither two separators, nor a dot, nor an escape.
        let isSuspicious = path.withUTF8 { bytes in
            bytes.indices.contains { index in
                switch bytes[index] {
                case UInt8(ascii: "%"), UInt8(ascii: "."): true
                case UInt8(ascii: "/"): index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
                default: false
                }
            }
        }
        guard isSuspicious else { return }
        let text = path.text
        for sequence in ["//", "/./", "/../", "%2f", "%2F"] where text.contains(sequence) {
            errors.add(.ingressPath, at: path, "the path '\(text)' may not contain '\(sequence)'")
        }
        for suffix in ["/..", "/."] where text.hasSuffix(suffix) {
            errors.add(.ingressPath, at: path, "the path '\(text)' may not end with '\(suffix)'")
        }
    }

    /// `validateIngressTLS`.
    private static func check(tls entry: YAMLNode, _ errors: inout FieldErrors) {
        if let hosts = entry.elements("hosts") {
            for host in hosts { errors.check(host, .hostOrWildcard, .ingressTLS, "the host") }
        }
        if let secret = entry.field("secretName"), !secret.hasText("" as StaticString) {
            errors.check(secret, .dns1123Subdomain, .ingressTLS, "the Secret's name")
        }
    }

    private static func checkClass(_ spec: YAMLNode, annotations: YAMLNode?, _ errors: inout FieldErrors) {
        guard let name = spec.field("ingressClassName") else { return }
        errors.check(name, .dns1123Subdomain, .ingressClass, "the class")
        guard let annotation = annotations?.annotation("kubernetes.io/ingress.class"), annotation.text != name.text
        else {
            return
        }
        errors.add(
            .ingressClass,
            at: annotation.node,
            "the annotation says '\(annotation.text)' and 'ingressClassName' '\(name.text)'; drop the annotation"
        )
    }
}

extension NameRule {
    /// `IsDNS1123Subdomain`, or `IsWildcardDNS1123Subdomain` for what has a `*`.
    static let hostOrWildcard = NameRule { text in
        (text.contains(UInt8(ascii: "*")) ? wildcardDNS1123Subdomain : dns1123Subdomain).problem(text)
    }
}
