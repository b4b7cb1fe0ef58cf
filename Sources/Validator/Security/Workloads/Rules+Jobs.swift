import Diagnostics
import YAML

extension Rule {
    /// Finished Jobs go away.
    static let jobTimeToLive: Rule = Rule(
        id: "job-time-to-live",
        category: .security,
        severity: .info,
        summary: "a Job says how long it is kept when it has finished, a CronJob leaves that to its limits",
        explanation: """
            A Job without ttlSecondsAfterFinished stays with its pods until someone deletes it. Jobs of a CronJob \
            are deleted by its historyLimits; a time to live there takes away what these keep for looking into \
            failures.
            """,
        bad: .job("restartPolicy: Never", spec: ""),
        good: .job("restartPolicy: Never", spec: "ttlSecondsAfterFinished: 3600"),
        check: .manifest(kinds: [.job, .cronJob]) { object, findings in
            let isScheduled = object.kind == .cronJob
            let spec =
                isScheduled
                ? object.root.field("spec")?.field("jobTemplate")?.field("spec") : object.root.field("spec")
            guard let spec else { return }
            let field = spec.field("ttlSecondsAfterFinished")
            guard (field != nil) == isScheduled else { return }
            findings.report(
                Diagnostic(
                    .jobTimeToLive,
                    isScheduled
                        ? "the Jobs are deleted before the limits of the CronJob say so; "
                            + "leave ttlSecondsAfterFinished out"
                        : "the Job stays when it has finished; set ttlSecondsAfterFinished",
                    at: object.place(of: field ?? spec)
                )
            )
        }
    )

    /// Jobs that are late are dropped.
    static let cronJobDeadline: Rule = Rule(
        id: "cron-job-deadline",
        category: .security,
        severity: .info,
        summary: "a CronJob says how late a Job may start",
        explanation: """
            Without startingDeadlineSeconds the controller counts all schedules that were missed since the last one, \
            and when they are more than 100, as after a night without it, it starts no Job ever again \
            (pkg/controller/cronjob: `mostRecentScheduleTime`).
            """,
        bad: .cronJob(""),
        good: .cronJob("startingDeadlineSeconds: 300"),
        check: .manifest(kinds: [.cronJob]) { object, findings in
            guard let spec = object.root.field("spec"), spec.field("startingDeadlineSeconds") == nil else { return }
            findings.report(
                Diagnostic(
                    .cronJobDeadline,
                    "the CronJob says not how late a Job may start; set startingDeadlineSeconds",
                    at: object.place(of: spec.field("schedule") ?? spec)
                )
            )
        }
    )
}

extension Rule.Example {
    private static func jobPod(_ indent: Int) -> String {
        let text = """
            template:
              spec:
                restartPolicy: Never
                serviceAccountName: report
                automountServiceAccountToken: false
                securityContext: {\(securePodContext)}
                containers:
                  - name: report
                    image: registry.example/report:1.0.0
                    resources: {\(secureResources)}
                    securityContext: {\(secureContext)}
            """
        return text.split(separator: "\n").map { String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
    }

    fileprivate static func job(_ policy: String, spec: String) -> Self {
        .manifest(
            """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: report, namespace: acme-corp}
            spec:
              backoffLimit: 2
            \(spec.isEmpty ? "" : "  \(spec)\n")\(jobPod(2))

            """
        )
    }

    fileprivate static func cronJob(_ spec: String) -> Self {
        .manifest(
            """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: report, namespace: acme-corp}
            spec:
              schedule: "0 3 * * *"
            \(spec.isEmpty ? "" : "  \(spec)\n")  jobTemplate:
                spec:
            \(jobPod(6))

            """
        )
    }
}
