extension APIValidation {
    /// What makes pods: `apps`, `batch`, ReplicationController.
    static let workloadChecks: [ObjectKind: Check] = [
        ObjectKind("Deployment", "apps"): DeploymentValidation.check,
        ObjectKind("ReplicaSet", "apps"): ReplicaSetValidation.check,
        ObjectKind("StatefulSet", "apps"): StatefulSetValidation.check,
        ObjectKind("DaemonSet", "apps"): DaemonSetValidation.check,
        ObjectKind("ReplicationController"): ReplicationControllerValidation.check,
        ObjectKind("Job", "batch"): JobValidation.check,
        ObjectKind("CronJob", "batch"): CronJobValidation.check,
    ]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/workloadChecks``.
    static let workloadRules: [Rule] = [
        .workloadSelector, .workloadCount, .rollingUpdate, .statefulSet, .jobCompletion, .podFailurePolicy,
        .successPolicy, .jobName, .cronSchedule, .timeZone, .cronJob,
    ]
}
