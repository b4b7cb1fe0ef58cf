import Diagnostics
import KubernetesSchemas
import YAML

/// `networking.IPAddress`, whose name is the address (pkg/apis/networking/validation/validation.go, `ValidateIPAddress`).
enum IPAddressValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .canonicalIPAddress, &errors)
        let spec = object.root.field("spec") ?? object.root
        guard let parent = spec.field("parentRef") else {
            errors.add(.ipAddress, at: spec, "'parentRef' is missing; say which object has the address")
            return
        }
        if let group = parent.field("group"), !group.hasText("" as StaticString) {
            errors.check(group, .dns1123Subdomain, .ipAddress, "the group")
        }
        if let resource = errors.require("resource", of: parent, .ipAddress) {
            errors.check(resource, .pathSegment, .ipAddress, "the resource")
        }
        if let name = errors.require("name", of: parent, .ipAddress) {
            errors.check(name, .pathSegment, .ipAddress, "the name")
        }
        if let namespace = parent.field("namespace"), !namespace.hasText("" as StaticString) {
            errors.check(namespace, .pathSegment, .ipAddress, "the namespace")
        }
    }
}

/// `networking.ServiceCIDR` (pkg/apis/networking/validation/validation.go, `ValidateServiceCIDR`).
enum ServiceCIDRValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let spec = object.root.field("spec") ?? object.root
        guard let blocks = spec.field("cidrs"), blocks.count > 0 else {
            errors.add(.serviceCIDR, at: spec, "'cidrs' is missing; say one at least")
            return
        }
        guard blocks.count <= 2 else {
            errors.add(
                .serviceCIDR,
                at: blocks,
                "there are \(blocks.count) blocks and may be two, one of each IP family"
            )
            return
        }
        // `IsValidCIDR` is strict from 1.33, the first version that serves the kind by default.
        let grammar: NameRule = errors.version.minor >= 33 ? .canonicalCIDR : .cidr(errors.version)
        var families: [Bool] = []
        for block in blocks.elements {
            errors.check(block, grammar, .serviceCIDR, "the block")
            if let parsed = block.withUTF8({ CIDR($0) }) { families.append(parsed.address.isV4) }
        }
        guard families.count == 2, families[0] == families[1] else { return }
        errors.add(.serviceCIDR, at: blocks, "both blocks are of one IP family; there may be one of each")
    }
}

extension Rule {
    static let ipAddress = api(
        "ip-address",
        "an IPAddress names the object that has it",
        explanation: """
            An IPAddress is how Kubernetes notes that an address is taken. Its name is the address, and `parentRef`
            names the resource and the object that has it. The API server makes them for Services; manifests hardly ever
            need one.
            """,
        bad: """
            apiVersion: networking.k8s.io/v1
            kind: IPAddress
            metadata:
              name: 10.96.0.20
            spec:
              parentRef:
                name: llm-gateway

            """,
        good: """
            apiVersion: networking.k8s.io/v1
            kind: IPAddress
            metadata:
              name: 10.96.0.20
            spec:
              parentRef:
                resource: services
                namespace: default
                name: llm-gateway

            """
    )

    static let serviceCIDR = api(
        "service-cidr",
        "a ServiceCIDR has one block of addresses, or one of each family",
        explanation: """
            The blocks are those that Services get their addresses from. There is one at least; if there are two, one is
            of IPv4 and the other of IPv6.
            """,
        bad: """
            apiVersion: networking.k8s.io/v1
            kind: ServiceCIDR
            metadata:
              name: more
            spec:
              cidrs:
                - 10.96.0.0/16
                - 10.97.0.0/16

            """,
        good: """
            apiVersion: networking.k8s.io/v1
            kind: ServiceCIDR
            metadata:
              name: more
            spec:
              cidrs:
                - 10.97.0.0/16

            """
    )
}
