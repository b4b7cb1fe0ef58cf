import KubernetesSchemas
import YAML

/// `apps.StatefulSet` (pkg/apis/apps/validation/validation.go, `ValidateStatefulSet`).
enum StatefulSetValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        // The name becomes the start of the pods' host names.
        MetadataValidation.check(object, nameRule: .dns1123Label, &errors)
        let spec = object.root.field("spec") ?? object.root
        WorkloadTemplate.checkSelector(spec, &errors)
        checkTemplate(spec, &errors)
        if let policy = spec.field("podManagementPolicy"), !policy.isEmptyText {
            errors.check(policy, isOneOf: ["OrderedReady", "Parallel"], .statefulSet)
        }
        if let strategy = spec.field("updateStrategy") { checkStrategy(strategy, &errors) }
        if let policy = spec.field("persistentVolumeClaimRetentionPolicy") {
            for field in ["whenDeleted", "whenScaled"] as [StaticString] {
                guard let action = policy.field(field), !action.isEmptyText else { continue }
                errors.check(action, isOneOf: ["Retain", "Delete"], .statefulSet)
            }
        }
        errors.check(spec.field("replicas"), isIn: 0...Int.max, .workloadCount)
        errors.check(spec.field("minReadySeconds"), isIn: 0...Int.max, .workloadCount)
        errors.check(spec.field("ordinals")?.field("start"), isIn: 0...Int.max, .workloadCount)
        // The limit and the name of the service are looked at since 1.33.
        guard errors.version.minor >= 33 else { return }
        errors.check(spec.field("revisionHistoryLimit"), isIn: 0...Int.max, .workloadCount)
        if let name = spec.field("serviceName"), !name.isEmptyText {
            errors.check(name, .dns1123Label, .statefulSet, "the service's name")
        }
    }

    /// Since 1.34, the template and the claim templates are looked at as a whole; before, only their outsides.
    private static func checkTemplate(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let template = spec.field("template") else {
            // Before, its labels were found not to match.
            errors.add(.podTemplate, at: spec, "'template' is missing: what the workload's pods are made of")
            return
        }
        if errors.version.minor >= 34 {
            let claims = spec.elements("volumeClaimTemplates")
            PodTemplateValidation.check(template, claims: claims, &errors)
            for claim in claims ?? spec.elements { checkClaim(claim, &errors) }
        } else {
            PodTemplateValidation.checkMetadata(template, &errors)
        }
        if errors.version.minor < 34, let policy = template.field("spec")?.field("restartPolicy"),
            !policy.isEmptyText, !policy.hasText("Always"), !policy.hasText("OnFailure"), !policy.hasText("Never")
        {
            errors.add(.restartPolicy, at: policy, "the pods run for ever, so the policy has to be 'Always'")
        }
        WorkloadTemplate.checkLasting(template, &errors)
    }

    /// `validateVolumeClaimTemplates`; the name is that of a volume too.
    private static func checkClaim(_ claim: YAMLNode, _ errors: inout FieldErrors) {
        if let name = claim.field("metadata")?.field("name"), !name.isEmptyText {
            errors.check(name, .dns1123Label, .volume, "the volume's name")
        } else {
            errors.add(.volume, at: claim, "a claim template needs a name in 'metadata.name': it is the volume's")
        }
        PersistentVolumeClaimValidation.checkSpec(claim.field("spec") ?? claim, isTemplate: true, &errors)
    }

    private static func checkStrategy(_ strategy: YAMLNode, _ errors: inout FieldErrors) {
        let type = strategy.text("type", default: "RollingUpdate")
        let update = strategy.field("rollingUpdate")
        switch type {
        case "OnDelete":
            guard let update else { return }
            errors.add(.rollingUpdate, at: update, "'OnDelete' has no 'rollingUpdate'; remove it")
        case "RollingUpdate":
            guard let update else { return }
            errors.check(update.field("partition"), isIn: 0...Int.max, .rollingUpdate)
            // The gate MaxUnavailableStatefulSet is on since 1.35; before, the server drops the field.
            guard errors.version.minor >= 35, let node = update.field("maxUnavailable") else { return }
            let unavailable = RollingCount(node, default: 1, mayExceedAll: false, &errors)
            if unavailable.value == 0 {
                errors.add(.rollingUpdate, at: node, "an update takes a pod away: 'maxUnavailable' may not be 0")
            }
        default:
            errors.add(
                .rollingUpdate,
                at: strategy.field("type") ?? strategy,
                "the strategy '\(type)' has to be 'RollingUpdate' or 'OnDelete'"
            )
        }
    }
}
