extension APIValidation {
    /// The rest of the core group, `storage.k8s.io`, `scheduling.k8s.io` and others without a folder.
    static let coreChecks: [ObjectKind: Check] = [
        ObjectKind("APIService", "apiregistration.k8s.io"): APIServiceValidation.check,
        ObjectKind("CSIDriver", "storage.k8s.io"): CSIValidation.checkDriver,
        ObjectKind("CSINode", "storage.k8s.io"): CSIValidation.checkNode,
        ObjectKind("CSIStorageCapacity", "storage.k8s.io"): CSIValidation.checkCapacity,
        ObjectKind("CertificateSigningRequest", "certificates.k8s.io"): CertificateRequestValidation.check,
        ObjectKind("ConfigMap"): ConfigMapValidation.check,
        ObjectKind("ControllerRevision", "apps"): ControllerRevisionValidation.check,
        ObjectKind("DeviceClass", "resource.k8s.io"): DeviceClaimValidation.checkClass,
        ObjectKind("Endpoints"): EndpointsValidation.check,
        ObjectKind("Event"): EventValidation.checkOld,
        ObjectKind("Event", "events.k8s.io"): EventValidation.checkNew,
        ObjectKind("FlowSchema", "flowcontrol.apiserver.k8s.io"): FlowSchemaValidation.check,
        ObjectKind("Lease", "coordination.k8s.io"): LeaseValidation.check,
        ObjectKind("LimitRange"): LimitRangeValidation.check,
        ObjectKind("Namespace"): NamespaceValidation.check,
        ObjectKind("Node"): NodeValidation.check,
        ObjectKind("PersistentVolume"): PersistentVolumeValidation.check,
        ObjectKind("PersistentVolumeClaim"): PersistentVolumeClaimValidation.check,
        ObjectKind("PriorityClass", "scheduling.k8s.io"): PriorityClassValidation.check,
        ObjectKind("PriorityLevelConfiguration", "flowcontrol.apiserver.k8s.io"): PriorityLevelValidation.check,
        ObjectKind("ResourceClaim", "resource.k8s.io"): DeviceClaimValidation.checkClaim,
        ObjectKind("ResourceClaimTemplate", "resource.k8s.io"): DeviceClaimValidation.checkTemplate,
        ObjectKind("ResourceQuota"): ResourceQuotaValidation.check,
        ObjectKind("RuntimeClass", "node.k8s.io"): RuntimeClassValidation.check,
        ObjectKind("Secret"): SecretValidation.check,
        ObjectKind("ServiceAccount"): ServiceAccountValidation.check,
        ObjectKind("StorageClass", "storage.k8s.io"): StorageClassValidation.check,
        ObjectKind("VolumeAttachment", "storage.k8s.io"): VolumeAttachmentValidation.check,
        ObjectKind("VolumeAttributesClass", "storage.k8s.io"): StorageClassValidation.checkAttributesClass,
    ]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/coreChecks``.
    static let coreRules: [Rule] = [
        .apiService, .certificateRequest, .configMap, .controllerRevision, .csi, .deviceClaim, .endpoints, .event,
        .flowSchema, .lease, .limitRange,
        .namespaceFinalizer, .node, .persistentVolume, .persistentVolumeClaim, .podSecurityLabel, .priorityClass,
        .priorityLevel, .quotaResource, .quotaScope, .runtimeClass, .secretData, .secretType, .storageClass,
        .volumeAttachment,
    ]
}
