import KubernetesSchemas
import YAML

/// `batch.CronJob` (pkg/apis/batch/validation/validation.go, `ValidateCronJobCreate`).
enum CronJobValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let length = object.name.utf8.count
        if length > 52, let name = object.root.field("metadata")?.field("name") {
            errors.add(
                .jobName,
                at: name,
                "the name has \(length) characters and may have 52: the Jobs' names have 11 more"
            )
        }
        let spec = object.root.field("spec") ?? object.root
        checkSchedule(spec, &errors)
        errors.check(spec.field("startingDeadlineSeconds"), isIn: 0...Int.max, .workloadCount)
        errors.check(spec.field("successfulJobsHistoryLimit"), isIn: 0...Int.max, .workloadCount)
        errors.check(spec.field("failedJobsHistoryLimit"), isIn: 0...Int.max, .workloadCount)
        if let policy = spec.field("concurrencyPolicy"), !policy.isEmptyText {
            errors.check(policy, isOneOf: ["Allow", "Forbid", "Replace"], .cronJob)
        }
        guard let template = spec.field("jobTemplate") else {
            errors.add(.cronJob, at: spec, "'jobTemplate' is missing: what the Jobs are made of")
            return
        }
        checkTemplate(template, &errors)
    }

    private static func checkSchedule(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        let zone = spec.field("timeZone")
        if let schedule = errors.require("schedule", of: spec, .cronSchedule) {
            let text = schedule.text
            // Up to 1.28, a schedule may start with a zone of its own.
            let mayNameZone = errors.version.minor < 29 && zone == nil
            if text.contains("TZ"), !mayNameZone {
                errors.add(.cronSchedule, at: schedule, "a schedule names no time zone; name it in 'timeZone'")
            } else if !text.hasPrefix("TZ="), !text.hasPrefix("CRON_TZ="), let problem = CronSchedule.problem(text) {
                errors.add(.cronSchedule, at: schedule, "the schedule '\(text.prefix(80))' \(problem)")
            }
        }
        guard let zone else { return }
        let text = zone.text
        if !TimeZoneName.isKnown(text) {
            errors.add(
                .timeZone,
                at: zone,
                "'\(text.prefix(80))' is no time zone, such as 'Etc/UTC' or 'Europe/Berlin'"
            )
        }
    }

    /// `ValidateJobTemplateSpec`.
    private static func checkTemplate(_ template: YAMLNode, _ errors: inout FieldErrors) {
        let spec = template.field("spec") ?? template
        JobSpecValidation.check(spec, isTemplate: true, &errors)
        if let selector = spec.field("selector") {
            errors.add(.workloadSelector, at: selector, "the server makes the selectors of a CronJob's Jobs; remove it")
        }
        if let manual = spec.field("manualSelector"), manual.isTrue {
            errors.add(.workloadSelector, at: manual, "the server makes the selectors of a CronJob's Jobs; remove this")
        }
    }
}
