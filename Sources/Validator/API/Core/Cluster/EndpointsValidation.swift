import Diagnostics
import KubernetesSchemas
import YAML

/// `core.Endpoints` (pkg/apis/core/validation/validation.go, `ValidateEndpoints`).
enum EndpointsValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let subsets = object.root.elements("subsets") else { return }
        for subset in subsets {
            let ready = subset.field("addresses")
            let others = subset.field("notReadyAddresses")
            if (ready?.count ?? 0) == 0, (others?.count ?? 0) == 0 {
                errors.add(.endpoints, at: subset, "give 'addresses' or 'notReadyAddresses'")
            }
            for list in [ready, others] {
                guard let list else { continue }
                for address in list.elements { checkAddress(address, &errors) }
            }
            guard let ports = subset.field("ports") else { continue }
            for port in ports.elements { checkPort(port, needsName: ports.count > 1, &errors) }
        }
    }

    private static func checkAddress(_ address: YAMLNode, _ errors: inout FieldErrors) {
        if let ip = errors.require("ip", of: address, .endpoints) {
            errors.check(ip, .ipAddress(errors.version), .endpoints, "the address")
            if let purpose = ip.withUTF8({ IPAddress($0)?.specialPurpose }) {
                errors.add(.endpoints, at: ip, "'\(ip.text)' \(purpose), which nothing outside a node may have")
            }
        }
        if let name = address.field("hostname"), !name.hasText("") {
            errors.check(name, .dns1123Label, .endpoints)
        }
        if let name = address.field("nodeName") { errors.check(name, .dns1123Subdomain, .endpoints) }
    }

    private static func checkPort(_ port: YAMLNode, needsName: Bool, _ errors: inout FieldErrors) {
        if let name = port.field("name"), !name.hasText("") {
            errors.check(name, .dns1123Label, .endpoints)
        } else if needsName {
            errors.require("name", of: port, .endpoints)
        }
        if let number = port.field("port") {
            errors.check(number, isIn: 1...65_535, .endpoints)
        } else {
            errors.require("port", of: port, .endpoints)
        }
        if let transport = port.field("protocol"), !transport.hasText("") {
            errors.check(transport, isOneOf: ["TCP", "UDP", "SCTP"], .endpoints)
        }
        if let name = port.field("appProtocol") { errors.check(name, .qualifiedName, .endpoints) }
    }
}

extension Rule {
    static let endpoints = api(
        "endpoints",
        "the Endpoints of a Service are addresses and ports that can be reached",
        explanation: """
            Each subset has addresses, which are neither loopback nor link-local, and ports from 1 to 65535 that have
            names when there are several. The API server refuses others. Endpoints are made by a controller as a rule;
            an EndpointSlice is what replaces them.
            """,
        bad: """
            apiVersion: v1
            kind: Endpoints
            metadata:
              name: gateway
              namespace: acme-corp
            subsets:
              - addresses:
                  - ip: 127.0.0.1
                ports:
                  - port: 443

            """,
        good: """
            apiVersion: v1
            kind: Endpoints
            metadata:
              name: gateway
              namespace: acme-corp
            subsets:
              - addresses:
                  - ip: 10.1.2.3
                ports:
                  - port: 443

            """
    )
}
