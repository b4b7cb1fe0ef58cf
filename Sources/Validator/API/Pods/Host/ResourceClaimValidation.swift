import KubernetesSchemas
import YAML

/// The devices that a pod claims (pkg/apis/core/validation/validation.go, `validatePodResourceClaims`).
enum ResourceClaimValidation {
    static func check(_ claims: YAMLNode, _ errors: inout FieldErrors) {
        // The gate DynamicResourceAllocation is on since 1.34; before, the server drops the field.
        guard errors.version.minor >= 34 else { return }
        var known: [String] = []
        for claim in claims.elements {
            if let node = errors.require("name", of: claim, .resourceClaim) {
                let name = node.text
                errors.check(node, .dns1123Label, .resourceClaim, "the claim's name")
                if known.contains(name) {
                    errors.add(.resourceClaim, at: node, "the claim '\(name)' is listed already; remove one")
                }
                known.append(name)
            }
            checkSource(claim, &errors)
        }
    }

    private static func checkSource(_ claim: YAMLNode, _ errors: inout FieldErrors) {
        let name = claim.field("resourceClaimName")
        let template = claim.field("resourceClaimTemplateName")
        for node in [name, template] {
            guard let node else { continue }
            errors.check(node, .dns1123Subdomain, .resourceClaim, "the resource claim")
        }
        if name != nil, let template {
            errors.add(.resourceClaim, at: template, "a claim has either a name or a template; remove one")
        }
        // Newer versions know of other sources.
        if name == nil, template == nil, errors.version.minor < 37 {
            errors.add(
                .resourceClaim,
                at: claim,
                "the claim needs 'resourceClaimName' or 'resourceClaimTemplateName'"
            )
        }
    }
}
