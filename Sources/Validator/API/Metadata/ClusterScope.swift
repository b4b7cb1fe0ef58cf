/// The built-in kinds that live in no namespace.
enum ClusterScope {
    /// Whether a kind is built in and lives in namespaces.
    static func isNamespaced(_ kind: ObjectKind) -> Bool {
        groups.contains(kind.group) && !kinds.contains(kind)
    }

    private static let groups: Set<String> = [
        "", "apps", "autoscaling", "batch", "coordination.k8s.io", "discovery.k8s.io", "events.k8s.io",
        "networking.k8s.io", "policy", "rbac.authorization.k8s.io", "resource.k8s.io", "storage.k8s.io",
    ]

    private static let kinds: Set<ObjectKind> = [
        ObjectKind("ComponentStatus"), ObjectKind("Namespace"), ObjectKind("Node"), ObjectKind("PersistentVolume"),
        ObjectKind("APIService", "apiregistration.k8s.io"),
        ObjectKind("CertificateSigningRequest", "certificates.k8s.io"),
        ObjectKind("ClusterRole", "rbac.authorization.k8s.io"),
        ObjectKind("ClusterRoleBinding", "rbac.authorization.k8s.io"),
        ObjectKind("ClusterTrustBundle", "certificates.k8s.io"),
        ObjectKind("CSIDriver", "storage.k8s.io"), ObjectKind("CSINode", "storage.k8s.io"),
        ObjectKind("CustomResourceDefinition", "apiextensions.k8s.io"),
        ObjectKind("DeviceClass", "resource.k8s.io"), ObjectKind("DeviceTaintRule", "resource.k8s.io"),
        ObjectKind("FlowSchema", "flowcontrol.apiserver.k8s.io"),
        ObjectKind("IngressClass", "networking.k8s.io"), ObjectKind("IPAddress", "networking.k8s.io"),
        ObjectKind("MutatingAdmissionPolicy", "admissionregistration.k8s.io"),
        ObjectKind("MutatingAdmissionPolicyBinding", "admissionregistration.k8s.io"),
        ObjectKind("MutatingWebhookConfiguration", "admissionregistration.k8s.io"),
        ObjectKind("PriorityClass", "scheduling.k8s.io"),
        ObjectKind("PriorityLevelConfiguration", "flowcontrol.apiserver.k8s.io"),
        ObjectKind("ResourceSlice", "resource.k8s.io"), ObjectKind("RuntimeClass", "node.k8s.io"),
        ObjectKind("SelfSubjectAccessReview", "authorization.k8s.io"),
        ObjectKind("SelfSubjectReview", "authentication.k8s.io"),
        ObjectKind("SelfSubjectRulesReview", "authorization.k8s.io"),
        ObjectKind("ServiceCIDR", "networking.k8s.io"), ObjectKind("StorageClass", "storage.k8s.io"),
        ObjectKind("StorageVersion", "internal.apiserver.k8s.io"),
        ObjectKind("StorageVersionMigration", "storagemigration.k8s.io"),
        ObjectKind("SubjectAccessReview", "authorization.k8s.io"),
        ObjectKind("TokenReview", "authentication.k8s.io"),
        ObjectKind("ValidatingAdmissionPolicy", "admissionregistration.k8s.io"),
        ObjectKind("ValidatingAdmissionPolicyBinding", "admissionregistration.k8s.io"),
        ObjectKind("ValidatingWebhookConfiguration", "admissionregistration.k8s.io"),
        ObjectKind("VolumeAttachment", "storage.k8s.io"), ObjectKind("VolumeAttributesClass", "storage.k8s.io"),
    ]
}
