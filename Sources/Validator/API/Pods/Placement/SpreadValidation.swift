import KubernetesSchemas
import YAML

/// `core.TopologySpreadConstraint` (pkg/apis/core/validation/validation.go, `validateTopologySpreadConstraints`).
enum SpreadValidation {
    static func check(_ constraints: YAMLNode, podLabels: YAMLNode?, _ errors: inout FieldErrors) {
        var seen: [YAMLNode] = []
        for constraint in constraints.elements {
            checkNumbers(constraint, &errors)
            errors.require("topologyKey", of: constraint, .topologySpread)
            if let action = errors.require("whenUnsatisfiable", of: constraint, .topologySpread) {
                errors.check(action, isOneOf: ["DoNotSchedule", "ScheduleAnyway"], .topologySpread)
            }
            if seen.contains(where: { isSame($0, constraint) }) {
                errors.add(
                    .topologySpread,
                    at: constraint,
                    "another constraint has this 'topologyKey' and 'whenUnsatisfiable'; remove one"
                )
            }
            seen.append(constraint)
            for field in ["nodeAffinityPolicy", "nodeTaintsPolicy"] as [StaticString] {
                guard let policy = constraint.field(field) else { continue }
                errors.check(policy, isOneOf: ["Honor", "Ignore"], .topologySpread)
            }
            let selector = constraint.field("labelSelector")
            let keys = LabelKeys(rule: .topologySpread, selector: selector, podLabels: podLabels)
            // Since 1.34, the server adds the keys to the selector (MatchLabelKeysInPodTopologySpreadSelectorMerge).
            let isMerged = errors.version.minor >= 34
            keys.check(constraint, "matchLabelKeys", isUnique: isMerged, &errors)
            if !isMerged { keys.checkAbsent(constraint, &errors) }
            if let selector { LabelSelectorValidation.check(selector, &errors) }
        }
    }

    private static func checkNumbers(_ constraint: YAMLNode, _ errors: inout FieldErrors) {
        if let skew = constraint.field("maxSkew") {
            errors.check(skew, isIn: 1...Int.max, .topologySpread)
        } else {
            errors.add(.topologySpread, at: constraint, "'maxSkew' is missing; give it 1 at least")
        }
        guard let domains = constraint.field("minDomains") else { return }
        errors.check(domains, isIn: 1...Int.max, .topologySpread)
        if let action = constraint.field("whenUnsatisfiable"), action.hasText("ScheduleAnyway") {
            errors.add(.topologySpread, at: domains, "'minDomains' is only for 'DoNotSchedule'; remove it")
        }
    }

    private static func isSame(_ left: YAMLNode, _ right: YAMLNode) -> Bool {
        left.text("topologyKey") == right.text("topologyKey")
            && left.text("whenUnsatisfiable") == right.text("whenUnsatisfiable")
    }
}
