import YAML

/// Where a pod runs: affinity, tolerations, spread constraints, node selector (pkg/apis/core/validation/validation.go).
enum PlacementValidation {
    /// Adds what is wrong with a pod's placement.
    ///
    /// - Parameter parent: the Pod or the template.
    static func check(_ spec: YAMLNode, of parent: YAMLNode, isTemplate: Bool, _ errors: inout FieldErrors) {
        if let selector = spec.field("nodeSelector") {
            MetadataValidation.checkLabels(selector, rule: .nodeSelector, &errors)
        }
        // Of a Pod, the server adds the keys' own labels to the selectors before it looks at them.
        let labels = isTemplate ? nil : parent.field("metadata")?.field("labels")
        if let affinity = spec.field("affinity") { AffinityValidation.check(affinity, podLabels: labels, &errors) }
        for toleration in spec.items("tolerations") { TolerationValidation.check(toleration, &errors) }
        if let constraints = spec.field("topologySpreadConstraints") {
            SpreadValidation.check(constraints, podLabels: labels, &errors)
        }
        if let gates = spec.field("schedulingGates") { checkGates(gates, &errors) }
        if let node = spec.field("nodeName"), !node.isEmptyText {
            errors.check(node, .dns1123Subdomain, .podSetting, "the node's name")
            // `ValidatePodCreate`
            if !isTemplate, let gates = spec.field("schedulingGates"), gates.count > 0 {
                errors.add(.schedulingGate, at: node, "a pod with scheduling gates can't have a node yet")
            }
        }
    }

    /// `validateSchedulingGates`.
    private static func checkGates(_ gates: YAMLNode, _ errors: inout FieldErrors) {
        var known: [String] = []
        for gate in gates.elements {
            let name = gate.field("name") ?? gate
            let text = gate.text("name") ?? ""
            if let problem = NameRule.qualifiedName.problem(text) {
                errors.add(.schedulingGate, at: name, "the gate's name '\(text)' \(problem)")
            }
            if known.contains(text) {
                errors.add(.schedulingGate, at: name, "the gate '\(text)' is listed already; remove one")
            }
            known.append(text)
        }
    }
}

extension RuleCatalogue {
    /// The rules about placement.
    static let placementRules: [Rule] = [
        .nodeSelector, .nodeAffinity, .podAffinity, .toleration, .topologySpread, .schedulingGate,
    ]
}
