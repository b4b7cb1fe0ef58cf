import Diagnostics
import YAML

/// The addresses of a Service and their families.
enum ServiceAddressValidation {
    static func check(_ fields: ServiceFields, _ errors: inout FieldErrors) {
        if fields.type != .externalName { checkClusterIPs(fields, &errors) }
        guard let addresses = fields.spec.elements("externalIPs") else { return }
        for value in addresses {
            errors.checkReachable(errors.checkAddress(value, .serviceExternalIP), at: value, .serviceExternalIP)
        }
    }

    /// pkg/apis/core/validation/validation.go, `ValidateServiceClusterIPsRelatedFields`.
    private static func checkClusterIPs(_ fields: ServiceFields, _ errors: inout FieldErrors) {
        if let clusterIPs = fields.clusterIPs {
            if let clusterIP = fields.clusterIP {
                if let first = clusterIPs[0], first.text != clusterIP.text {
                    errors.add(
                        .serviceClusterIP,
                        at: clusterIPs,
                        "the first has to be '\(clusterIP.text)' like 'clusterIP'"
                    )
                }
            } else {
                errors.add(.serviceClusterIP, at: clusterIPs, "'clusterIP' has to be set as well, to the first of them")
            }
        }
        checkFamilies(fields, &errors)
        let addresses = checkAddresses(fields, &errors)
        guard let addresses else { return }
        checkPolicy(fields, count: addresses.count, &errors)
        guard let families = fields.spec.elements("ipFamilies") else { return }
        for ((value, address), family) in zip(addresses, families) {
            if address.isV4InEffect == family.hasText("IPv6" as StaticString) {
                errors.add(.serviceClusterIP, at: value, "'\(value.text)' is not of the family '\(family.text)'")
            }
        }
    }

    private static func checkFamilies(_ fields: ServiceFields, _ errors: inout FieldErrors) {
        if let families = fields.spec.elements("ipFamilies") {
            var hasV4 = false
            var hasV6 = false
            for family in families {
                let isV4 = family.hasText("IPv4" as StaticString)
                let isV6 = family.hasText("IPv6" as StaticString)
                if isV4 && hasV4 || isV6 && hasV6 {
                    errors.add(.serviceClusterIP, at: family, "the family '\(family.text)' is there twice")
                } else if !isV4, !isV6 {
                    errors.add(.serviceClusterIP, at: family, "'\(family.text)' is no IP family; use 'IPv4' or 'IPv6'")
                }
                hasV4 = hasV4 || isV4
                hasV6 = hasV6 || isV6
            }
        }
        guard let policy = fields.spec.field("ipFamilyPolicy") else { return }
        errors.check(policy, isOneOf: ["SingleStack", "PreferDualStack", "RequireDualStack"], .serviceClusterIP)
    }

    /// Each address with what it says; `nil` when one of them is none.
    private static func checkAddresses(
        _ fields: ServiceFields,
        _ errors: inout FieldErrors
    ) -> [(YAMLNode, IPAddress)]? {
        var addresses: [(YAMLNode, IPAddress)] = []
        guard !fields.isHeadless else { return addresses }
        guard let clusterIPs = fields.clusterIPs else {
            guard let clusterIP = fields.clusterIP else { return addresses }
            return errors.checkAddress(clusterIP, .serviceClusterIP).map { [(clusterIP, $0)] }
        }
        if clusterIPs.count > 2 { errors.add(.serviceClusterIP, at: clusterIPs, "there may be two of them at most") }
        for value in clusterIPs.elements {
            guard let address = errors.checkAddress(value, .serviceClusterIP) else { return nil }
            addresses.append((value, address))
        }
        if addresses.count == 2, addresses[0].1.isV4InEffect == addresses[1].1.isV4InEffect {
            errors.add(.serviceClusterIP, at: clusterIPs, "both are of one family; there may be one of each")
        }
        return addresses
    }

    /// Two families need a policy that allows them (pkg/registry/core/service/storage/alloc.go, `initIPFamilyFields`).
    ///
    /// Without a policy it's one family, but for a headless Service without a selector.
    private static func checkPolicy(_ fields: ServiceFields, count: Int, _ errors: inout FieldErrors) {
        let families = fields.spec.field("ipFamilies")
        guard count == 2 || families?.count == 2 else { return }
        let policy = fields.spec.field("ipFamilyPolicy")
        if let policy {
            guard policy.hasText("SingleStack" as StaticString) else { return }
        } else if fields.clusterIP?.hasText("None" as StaticString) == true,
            fields.spec.field("selector").map({ $0.count == 0 }) ?? true
        {
            return
        }
        errors.add(
            .serviceClusterIP,
            at: policy ?? fields.spec,
            "two IP families or addresses need 'ipFamilyPolicy: PreferDualStack' or 'RequireDualStack'"
        )
    }
}
