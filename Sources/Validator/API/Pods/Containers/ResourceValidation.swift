import Diagnostics
import KubernetesSchemas
import YAML

/// `core.ResourceRequirements` (pkg/apis/core/validation/validation.go, `validateResourceRequirements`).
enum ResourceValidation {
    /// Adds what is wrong with a container's resources.
    ///
    /// - Parameter spec: the pod's, which says what claims there are.
    static func check(_ resources: YAMLNode, claimsOf spec: YAMLNode, _ errors: inout FieldErrors) {
        check(resources, nameProblem: ResourceName.problemOfContainer, &errors)
        // `DynamicResourceAllocation` is on since 1.34; before, the server forgets claims.
        if errors.version.minor >= 34, let claims = resources.field("claims") { checkClaims(claims, spec, &errors) }
    }

    /// Adds what is wrong with requests and limits.
    ///
    /// - Parameter demandsLimits: whether what can't be overcommitted needs a limit; a whole pod's may come from its
    ///   containers.
    static func check(
        _ resources: YAMLNode,
        nameProblem: (UTF8Bytes) -> String?,
        demandsLimits: Bool = true,
        _ errors: inout FieldErrors
    ) {
        let limits = resources.field("limits")
        let requests = resources.field("requests")
        var hugePages: YAMLNode?
        var hasComputing = false
        for amounts in [limits, requests] {
            guard let amounts else { continue }
            for (key, value) in amounts.entries {
                checkAmount(key, value, nameProblem, &errors)
                if key.withUTF8(ResourceName.isHugePages) { hugePages = hugePages ?? value }
                hasComputing = hasComputing || key.hasText("cpu") || key.hasText("memory")
            }
        }
        if let requests { compare(requests, limits, demandsLimits: demandsLimits, &errors) }
        guard let hugePages, !hasComputing else { return }
        errors.add(.containerResources, at: hugePages, "huge pages need a request or limit of 'cpu' or 'memory' too")
    }

    /// Adds what is wrong with one amount (`ValidateResourceQuantityValue`).
    static func checkAmount(
        _ key: YAMLNode,
        _ value: YAMLNode,
        _ nameProblem: (UTF8Bytes) -> String?,
        rule: Rule = .containerResources,
        _ errors: inout FieldErrors
    ) {
        if let problem = key.withUTF8(nameProblem) {
            errors.add(rule, at: value, "the resource '\(key.text.prefix(80))' \(problem)")
        }
        guard let amount = Quantity(value)?.roundedToMilli else { return }
        if amount.isNegative {
            errors.add(rule, at: value, "the amount '\(value.text)' may not be negative")
        }
        // Huge pages come in pages, and what isn't Kubernetes' own in pieces.
        if key.withUTF8(ResourceName.allowsOvercommit) { return }
        if key.withUTF8(ResourceName.isHugePages) {
            guard !isMultiple(amount, ofPage: String(key.text.dropFirst(10))) else { return }
            errors.add(rule, at: value, "the amount '\(value.text)' is no multiple of the page's size")
        } else if !amount.isWhole {
            errors.add(rule, at: value, "the amount '\(value.text)' has to be a whole number")
        }
    }

    /// `IsHugePageResourceValueDivisible`.
    private static func isMultiple(_ amount: Quantity, ofPage size: String) -> Bool {
        guard let page = Quantity(size), page.nano > 0, page.isWhole else { return false }
        return amount.nano % page.nano == 0
    }

    /// Adds requests that don't fit to the limits.
    private static func compare(
        _ requests: YAMLNode,
        _ limits: YAMLNode?,
        demandsLimits: Bool,
        _ errors: inout FieldErrors
    ) {
        for (key, value) in requests.entries {
            let mayDiffer = key.withUTF8(ResourceName.allowsOvercommit)
            guard let limit = limits?[key.keyText ?? ""] else {
                // In a Pod too: limits become requests, and not the other way round.
                if !mayDiffer, demandsLimits {
                    errors.add(
                        .containerResources,
                        at: value,
                        "'\(key.text.prefix(80))' needs a limit that is the same"
                    )
                }
                continue
            }
            guard let request = Quantity(value)?.roundedToMilli, let highest = Quantity(limit)?.roundedToMilli else {
                continue
            }
            if request > highest {
                errors.add(
                    .containerResources,
                    at: value,
                    "the request '\(value.text)' is more than the limit '\(limit.text)'"
                )
            } else if request != highest, !mayDiffer {
                errors.add(
                    .containerResources,
                    at: value,
                    "the request '\(value.text)' has to be the same as the limit '\(limit.text)'"
                )
            }
        }
    }

    /// `validateResourceClaimNames`.
    private static func checkClaims(_ claims: YAMLNode, _ spec: YAMLNode, _ errors: inout FieldErrors) {
        var whole: Set<String> = []
        var parts: Set<String> = []
        for claim in claims.elements {
            guard let node = claim.field("name"), let name = node.string, !name.isEmpty else {
                errors.add(.containerResources, at: claim.field("name") ?? claim, "the claim has no 'name'")
                continue
            }
            let request = claim.text("request")
            if let request, let problem = NameRule.dns1123Label.problem(request) {
                errors.add(
                    .containerResources,
                    at: claim.field("request") ?? claim,
                    "the claim's request '\(request.prefix(80))' \(problem)"
                )
            }
            let isNew =
                request.map { !whole.contains(name) && parts.insert("\(name)/\($0)").inserted }
                ?? (whole.insert(name).inserted && !parts.contains { $0.hasPrefix("\(name)/") })
            if !isNew {
                errors.add(.containerResources, at: node, "the claim '\(name.prefix(80))' is listed already")
            }
            let isKnown = spec.field("resourceClaims")?.elements.contains { $0.text("name") == name } ?? false
            if !isKnown {
                errors.add(
                    .containerResources,
                    at: node,
                    "the pod has no claim '\(name.prefix(80))'; list it in its 'resourceClaims'"
                )
            }
        }
    }

    /// Adds what is wrong with the policies about changes of resources (`validateResizePolicy`); up to 1.32, the server
    /// forgets them (`InPlacePodVerticalScaling`).
    static func checkResizePolicies(
        _ policies: YAMLNode,
        of container: YAMLNode,
        _ pod: PodContext,
        _ errors: inout FieldErrors
    ) {
        guard errors.version.minor >= 33 else { return }
        var seen: Set<String> = []
        for policy in policies.elements {
            let name = policy.field("resourceName")
            if name?.isOne(of: "cpu", "memory") != true {
                errors.add(
                    .containerResources,
                    at: name ?? policy,
                    "the 'resourceName' of a resize policy is 'cpu' or 'memory'"
                )
            } else if let name, !seen.insert(name.text).inserted {
                errors.add(.containerResources, at: policy, "there is another resize policy for '\(name.text)'")
            }
            let restart = policy.field("restartPolicy")
            if restart?.isOne(of: "NotRequired", "RestartContainer") != true {
                errors.add(
                    .containerResources,
                    at: restart ?? policy,
                    "the 'restartPolicy' of a resize policy is 'NotRequired' or 'RestartContainer'"
                )
            } else if pod.restartPolicy == "Never", container.field("restartPolicy") == nil,
                let restart, restart.hasText("RestartContainer")
            {
                errors.add(
                    .containerResources,
                    at: restart,
                    "a container of a pod that is never restarted isn't either"
                )
            }
        }
    }
}
