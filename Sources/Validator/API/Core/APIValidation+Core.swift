extension APIValidation {
    /// The rest of the core group, `storage.k8s.io`, `scheduling.k8s.io` and others without a folder.
    static let coreChecks: [ObjectKind: Check] = [
        ObjectKind("PersistentVolumeClaim"): PersistentVolumeClaimValidation.check,
        ObjectKind("PriorityClass", "scheduling.k8s.io"): PriorityClassValidation.check,
    ]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/coreChecks``.
    static let coreRules: [Rule] = [.persistentVolumeClaim, .priorityClass]
}
