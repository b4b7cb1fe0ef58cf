import YAML

/// `apps.Deployment` (pkg/apis/apps/validation/validation.go, `ValidateDeployment`).
enum DeploymentValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let spec = object.root.field("spec") ?? object.root
        WorkloadTemplate.checkSelector(spec, &errors)
        WorkloadTemplate.check(spec, &errors)
        if let strategy = spec.field("strategy") { checkStrategy(strategy, &errors) }
        errors.check(spec.field("replicas"), isIn: 0...Int.max, .workloadCount)
        errors.check(spec.field("minReadySeconds"), isIn: 0...Int.max, .workloadCount)
        errors.check(spec.field("revisionHistoryLimit"), isIn: 0...Int.max, .workloadCount)
        errors.check(spec.field("progressDeadlineSeconds"), isIn: 0...Int.max, .workloadCount)
        checkDeadline(spec, &errors)
    }

    /// The deadline is 600 seconds by default (pkg/apis/apps/v1/defaults.go, `SetDefaults_Deployment`).
    private static func checkDeadline(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        let deadline = spec.field("progressDeadlineSeconds")
        let ready = spec.field("minReadySeconds")
        let seconds = deadline?.integer ?? 600
        guard seconds >= 0, seconds <= ready?.integer ?? 0, let place = deadline ?? ready else { return }
        errors.add(
            .workloadCount,
            at: place,
            "'progressDeadlineSeconds' is \(seconds)\(deadline == nil ? " by default" : "") and has to be more than "
                + "'minReadySeconds', which is \(ready?.integer ?? 0)"
        )
    }

    /// `ValidateDeploymentStrategy`.
    private static func checkStrategy(_ strategy: YAMLNode, _ errors: inout FieldErrors) {
        let type = strategy.text("type", default: "RollingUpdate")
        let update = strategy.field("rollingUpdate")
        switch type {
        case "Recreate":
            guard let update else { return }
            errors.add(.rollingUpdate, at: update, "'Recreate' has no 'rollingUpdate'; remove it")
        case "RollingUpdate":
            guard let update else { return }
            let unavailable = RollingCount(
                update.field("maxUnavailable"),
                default: 25,
                mayExceedAll: false,
                &errors
            )
            let surge = RollingCount(update.field("maxSurge"), default: 25, mayExceedAll: true, &errors)
            if unavailable.value == 0, surge.value == 0 {
                errors.add(
                    .rollingUpdate,
                    at: unavailable.node ?? update,
                    "an update takes a pod away or adds one: 'maxUnavailable' and 'maxSurge' may not both be 0"
                )
            }
        default:
            errors.add(
                .rollingUpdate,
                at: strategy.field("type") ?? strategy,
                "the strategy '\(type)' has to be 'RollingUpdate' or 'Recreate'"
            )
        }
    }
}

/// `apps.ReplicaSet` (pkg/apis/apps/validation/validation.go, `ValidateReplicaSet`).
enum ReplicaSetValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let spec = object.root.field("spec") ?? object.root
        WorkloadTemplate.checkSelector(spec, &errors)
        WorkloadTemplate.check(spec, &errors)
        errors.check(spec.field("replicas"), isIn: 0...Int.max, .workloadCount)
        errors.check(spec.field("minReadySeconds"), isIn: 0...Int.max, .workloadCount)
    }
}

/// `core.ReplicationController` (pkg/apis/core/validation/validation.go, `ValidateReplicationController`).
enum ReplicationControllerValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let spec = object.root.field("spec") ?? object.root
        errors.check(spec.field("replicas"), isIn: 0...Int.max, .workloadCount)
        errors.check(spec.field("minReadySeconds"), isIn: 0...Int.max, .workloadCount)
        WorkloadTemplate.check(spec, &errors)
        guard let template = spec.field("template") else { return }
        let labels = template.field("metadata")?.field("labels")
        // Without a selector, the template's labels are it (pkg/apis/core/v1/defaults.go).
        guard let selector = spec.field("selector"), selector.count > 0 else {
            if (labels?.count ?? 0) == 0 {
                errors.add(.workloadSelector, at: spec, "without a 'selector', the template needs labels")
            }
            return
        }
        for entry in selector.entries {
            if let own = labels?[entry.key.text], own.text == entry.value.text { continue }
            errors.add(
                .workloadSelector,
                at: labels ?? template.field("metadata") ?? template,
                "the template's labels don't match the selector; give them all that it selects by"
            )
            return
        }
    }
}
