import KubernetesSchemas
import YAML

/// `batch.JobSpec` (pkg/apis/batch/validation/validation.go, `validateJobSpec`).
enum JobSpecValidation {
    /// - Parameter isTemplate: whether it is of a CronJob's template, which gets none of a Job's defaults.
    static func check(_ spec: YAMLNode, isTemplate: Bool = false, _ errors: inout FieldErrors) {
        for field in [
            "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished",
        ] as [StaticString] {
            errors.check(spec.field(field), isIn: 0...Int.max, .workloadCount)
        }
        let mode = spec.field("completionMode")
        if let mode { errors.check(mode, isOneOf: ["NonIndexed", "Indexed"], .jobCompletion) }
        let isIndexed = mode?.hasText("Indexed") ?? false
        if isIndexed { checkIndexed(spec, isTemplate: isTemplate, &errors) }
        // The gate JobBackoffLimitPerIndex is on since 1.29; before, the server drops the fields.
        if errors.version.minor >= 29 { checkIndexLimits(spec, isIndexed: isIndexed, &errors) }
        // The gate JobManagedBy is on since 1.32.
        if errors.version.minor >= 32, let manager = spec.field("managedBy") {
            errors.check(manager, .domainPrefixedPath, .jobCompletion, "the manager")
            let length = manager.withUTF8(\.count)
            if length > 63 {
                errors.add(.jobCompletion, at: manager, "the manager has \(length) characters and may have 63")
            }
        }
        let policy = spec.field("podFailurePolicy")
        if let policy { PodFailurePolicyValidation.check(policy, of: spec, &errors) }
        // The gate JobSuccessPolicy is on since 1.31.
        if errors.version.minor >= 31, let policy = spec.field("successPolicy") {
            if isIndexed {
                SuccessPolicyValidation.check(policy, of: spec, &errors)
            } else {
                errors.add(.successPolicy, at: policy, "a success policy is for Jobs of 'completionMode: Indexed'")
            }
        }
        // The gate JobPodReplacementPolicy is on since 1.29.
        if errors.version.minor >= 29, let replacement = spec.field("podReplacementPolicy") {
            errors.check(
                replacement,
                isOneOf: policy == nil ? ["Failed", "TerminatingOrFailed"] : ["Failed"],
                .podFailurePolicy
            )
        }
        checkTemplate(spec, hasFailurePolicy: policy != nil, &errors)
    }

    private static func checkIndexed(_ spec: YAMLNode, isTemplate: Bool, _ errors: inout FieldErrors) {
        // Without both, each is 1 in a Job (pkg/apis/batch/v1/defaults.go, `SetDefaults_Job`).
        let parallelism = spec.field("parallelism")
        if spec.field("completions") == nil, parallelism != nil || isTemplate {
            let which = isTemplate ? "of a CronJob" : "with 'parallelism'"
            errors.add(.jobCompletion, at: spec, "an indexed Job \(which) needs 'completions'")
        }
        if let parallelism, let number = parallelism.integer, number > 100_000 {
            errors.add(.jobCompletion, at: parallelism, "an indexed Job has up to 100000 pods at a time")
        }
    }

    private static func checkIndexLimits(_ spec: YAMLNode, isIndexed: Bool, _ errors: inout FieldErrors) {
        let perIndex = spec.field("backoffLimitPerIndex")
        let failed = spec.field("maxFailedIndexes")
        errors.check(perIndex, isIn: 0...Int.max, .workloadCount)
        errors.check(failed, isIn: 0...Int.max, .workloadCount)
        if let failed, perIndex == nil {
            errors.add(.jobCompletion, at: failed, "'maxFailedIndexes' needs a 'backoffLimitPerIndex'")
        }
        guard isIndexed else {
            if let node = perIndex ?? failed {
                errors.add(.jobCompletion, at: node, "limits of indexes are for Jobs of 'completionMode: Indexed'")
            }
            return
        }
        let completions = spec.field("completions")?.integer
        if let failed, let number = failed.integer, number > min(completions ?? .max, 100_000) {
            errors.add(
                .jobCompletion,
                at: failed,
                "'maxFailedIndexes' is \(number) and may be \(min(completions ?? .max, 100_000)) at most"
            )
        }
        guard let completions, completions > 100_000, perIndex != nil else { return }
        if failed == nil {
            errors.add(.jobCompletion, at: spec, "with more than 100000 completions, 'maxFailedIndexes' is needed")
        }
        for field in ["parallelism", "maxFailedIndexes"] as [StaticString] {
            guard let node = spec.field(field), let number = node.integer, number > 10_000 else { continue }
            errors.add(.jobCompletion, at: node, "with more than 100000 completions, '\(field)' may be 10000 at most")
        }
    }

    private static func checkTemplate(_ spec: YAMLNode, hasFailurePolicy: Bool, _ errors: inout FieldErrors) {
        guard let template = spec.field("template") else {
            errors.add(.podTemplate, at: spec, "'template' is missing: what the Job's pods are made of")
            return
        }
        PodTemplateValidation.check(template, &errors)
        guard let pod = template.field("spec") else { return }
        let policy = pod.field("restartPolicy")
        switch policy?.text ?? "" {
        case "", "Always":
            errors.add(
                .restartPolicy,
                at: policy ?? pod,
                "a Job's pods run to an end, so 'restartPolicy' has to be 'OnFailure' or 'Never'"
            )
        case "OnFailure":
            guard hasFailurePolicy, let policy else { return }
            errors.add(.restartPolicy, at: policy, "with a 'podFailurePolicy', 'restartPolicy' has to be 'Never'")
        default: break
        }
    }
}
