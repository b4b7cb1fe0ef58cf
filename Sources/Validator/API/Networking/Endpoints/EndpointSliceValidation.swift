import Diagnostics
import KubernetesSchemas
import YAML

/// `discovery.EndpointSlice` (pkg/apis/discovery/validation/validation.go, `ValidateEndpointSliceCreate`).
enum EndpointSliceValidation {
    /// What the addresses of a slice are (`AddressType`).
    private enum AddressType {
        case ipv4, ipv6, fqdn
    }

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let type = addressType(of: object.root, &errors)
        if let endpoints = object.root.field("endpoints") { check(endpoints: endpoints, type, &errors) }
        if let ports = object.root.field("ports") { check(ports: ports, &errors) }
    }

    private static func addressType(of slice: YAMLNode, _ errors: inout FieldErrors) -> AddressType? {
        guard let type = errors.require("addressType", of: slice, .endpointSlice) else { return nil }
        if type.hasText("IPv4" as StaticString) { return .ipv4 }
        if type.hasText("IPv6" as StaticString) { return .ipv6 }
        if type.hasText("FQDN" as StaticString) { return .fqdn }
        errors.check(type, isOneOf: ["IPv4", "IPv6", "FQDN"], .endpointSlice)
        return nil
    }

    /// `validateEndpoints`.
    private static func check(endpoints: YAMLNode, _ type: AddressType?, _ errors: inout FieldErrors) {
        guard endpoints.count <= 1000 else {
            errors.add(.endpointSlice, at: endpoints, "there are \(endpoints.count) endpoints and may be 1000")
            return
        }
        for endpoint in endpoints.elements {
            let addresses = endpoint.field("addresses")
            let count = addresses?.count ?? 0
            if count == 0 {
                errors.add(.endpointSlice, at: addresses ?? endpoint, "'addresses' is missing; say one at least")
            } else if let addresses {
                if count > 100 {
                    errors.add(.endpointSlice, at: addresses, "there are \(count) addresses and may be 100")
                }
                for address in addresses.elements { check(address: address, type, &errors) }
            }
            if let node = endpoint.field("nodeName") {
                errors.check(node, .dns1123Subdomain, .endpointSlice, "the node")
            }
            if let hostname = endpoint.field("hostname") {
                errors.check(hostname, .dns1123Label, .endpointSlice, "the hostname")
            }
            if let topology = endpoint.field("deprecatedTopology") {
                if topology.count > 16 {
                    errors.add(.endpointSlice, at: topology, "there are \(topology.count) labels and may be 16")
                }
                MetadataValidation.checkLabels(topology, &errors)
            }
            if let hints = endpoint.field("hints") { check(hints: hints, &errors) }
        }
    }

    private static func check(address: YAMLNode, _ type: AddressType?, _ errors: inout FieldErrors) {
        switch type {
        case .ipv4:
            guard let parsed = errors.checkAddress(address, .endpointSlice) else { return }
            guard parsed.isV4InEffect else {
                errors.add(.endpointSlice, at: address, "'\(address.text)' is no IPv4 address, as 'addressType' says")
                return
            }
            errors.checkReachable(parsed, at: address, .endpointSlice)
        case .ipv6:
            guard let parsed = errors.checkAddress(address, .endpointSlice) else { return }
            guard !parsed.isV4InEffect else {
                errors.add(.endpointSlice, at: address, "'\(address.text)' is no IPv6 address, as 'addressType' says")
                return
            }
            // Unlike IPv4 addresses, these have to be in the canonical form (`IsValidIP`).
            if errors.version.minor >= 36 {
                errors.check(address, .canonicalIPAddress, .endpointSlice, "the address")
            }
            errors.checkReachable(parsed, at: address, .endpointSlice)
        case .fqdn: errors.check(address, .fullyQualifiedDomainName, .endpointSlice, "the address")
        case nil: break
        }
    }

    /// `validateHints`.
    private static func check(hints: YAMLNode, _ errors: inout FieldErrors) {
        if let zones = hints.field("forZones") {
            guard checkHints(zones, .labelValue, "the zone", &errors) else { return }
        }
        // PreferSameTrafficDistribution is on from 1.34; without it the field is dropped.
        guard errors.version.minor >= 34, let nodes = hints.field("forNodes") else { return }
        _ = checkHints(nodes, .dns1123Subdomain, "the node", &errors)
    }

    /// Whether there aren't too many to look at.
    private static func checkHints(
        _ hints: YAMLNode,
        _ grammar: NameRule,
        _ what: StaticString,
        _ errors: inout FieldErrors
    ) -> Bool {
        guard hints.count <= 8 else {
            errors.add(.endpointSlice, at: hints, "there are \(hints.count) hints and may be 8")
            return false
        }
        for (index, hint) in hints.elements.enumerated() {
            guard let name = hint.field("name") else { continue }
            errors.check(name, grammar, .endpointSlice, what)
            if hints.elements.prefix(index).contains(where: { $0.field("name")?.hasText(name.text) == true }) {
                errors.add(.endpointSlice, at: name, "'\(name.text)' is there twice")
            }
        }
        return true
    }

    /// `validatePorts`.
    private static func check(ports: YAMLNode, _ errors: inout FieldErrors) {
        guard ports.count <= 20_000 else {
            errors.add(.endpointSlice, at: ports, "there are \(ports.count) ports and may be 20000")
            return
        }
        var names: Set<String> = []
        for port in ports.elements {
            let name = port.field("name")
            let text = name?.text ?? ""
            if let name, !text.isEmpty { errors.check(name, .dns1123Label, .endpointSlice, "the port") }
            if ports.count > 1, !names.insert(text).inserted {
                errors.add(
                    .endpointSlice,
                    at: name ?? port,
                    "two ports are named '\(text)'; each needs a name of its own"
                )
            }
            errors.checkProtocol(of: port, isSetByDefault: false, .endpointSlice)
            if let appProtocol = port.field("appProtocol") {
                errors.check(appProtocol, .qualifiedName, .endpointSlice, "the application protocol")
            }
        }
    }
}

extension Rule {
    static let endpointSlice = api(
        "endpoint-slice",
        "an EndpointSlice has addresses of its type, and ports that are told apart",
        explanation: """
            Each endpoint has up to 100 addresses of the type that `addressType` says: `IPv4`, `IPv6` or `FQDN`.
            Addresses that mean something to one node alone are refused. Ports have different names, which are DNS
            labels, or one is without.
            """,
        bad: """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: database-1
            addressType: IPv4
            endpoints:
              - addresses:
                  - db.example.com

            """,
        good: """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: database-1
            addressType: IPv4
            endpoints:
              - addresses:
                  - 203.0.113.7

            """
    )
}
