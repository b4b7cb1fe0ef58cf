extension ObjectKind {
    static let alertmanagerConfig = ObjectKind("AlertmanagerConfig", "monitoring.coreos.com")
    static let appProject = ObjectKind("AppProject", "argoproj.io")
    static let clusterRole = ObjectKind("ClusterRole", "rbac.authorization.k8s.io")
    static let clusterRoleBinding = ObjectKind("ClusterRoleBinding", "rbac.authorization.k8s.io")
    static let clusterSecretStore = ObjectKind("ClusterSecretStore", "external-secrets.io")
    static let configMap = ObjectKind("ConfigMap")
    static let cronJob = ObjectKind("CronJob", "batch")
    static let daemonSet = ObjectKind("DaemonSet", "apps")
    static let deployment = ObjectKind("Deployment", "apps")
    static let externalSecret = ObjectKind("ExternalSecret", "external-secrets.io")
    static let horizontalPodAutoscaler = ObjectKind("HorizontalPodAutoscaler", "autoscaling")
    static let job = ObjectKind("Job", "batch")
    static let limitRange = ObjectKind("LimitRange")
    static let kustomization = ObjectKind("Kustomization", "kustomize.toolkit.fluxcd.io")
    static let namespace = ObjectKind("Namespace")
    static let networkPolicy = ObjectKind("NetworkPolicy", "networking.k8s.io")
    static let persistentVolumeClaim = ObjectKind("PersistentVolumeClaim")
    static let pod = ObjectKind("Pod")
    static let podDisruptionBudget = ObjectKind("PodDisruptionBudget", "policy")
    static let podMonitor = ObjectKind("PodMonitor", "monitoring.coreos.com")
    static let podTemplate = ObjectKind("PodTemplate")
    static let priorityClass = ObjectKind("PriorityClass", "scheduling.k8s.io")
    static let probe = ObjectKind("Probe", "monitoring.coreos.com")
    static let prometheusRule = ObjectKind("PrometheusRule", "monitoring.coreos.com")
    static let referenceGrant = ObjectKind("ReferenceGrant", "gateway.networking.k8s.io")
    static let replicaSet = ObjectKind("ReplicaSet", "apps")
    static let replicationController = ObjectKind("ReplicationController")
    static let resourceQuota = ObjectKind("ResourceQuota")
    static let role = ObjectKind("Role", "rbac.authorization.k8s.io")
    static let roleBinding = ObjectKind("RoleBinding", "rbac.authorization.k8s.io")
    static let secret = ObjectKind("Secret")
    static let secretStore = ObjectKind("SecretStore", "external-secrets.io")
    static let service = ObjectKind("Service")
    static let serviceAccount = ObjectKind("ServiceAccount")
    static let serviceMonitor = ObjectKind("ServiceMonitor", "monitoring.coreos.com")
    static let storageClass = ObjectKind("StorageClass", "storage.k8s.io")
    static let statefulSet = ObjectKind("StatefulSet", "apps")

    /// The kinds that make pods of a template, and Pod itself.
    static let workloads: [ObjectKind] = [
        .cronJob, .daemonSet, .deployment, .job, .pod, .replicaSet, .replicationController, .statefulSet,
    ]

    /// The kinds that say what a pod is made of: those that make some, and PodTemplate, from which others may.
    static let podSources = workloads + [.podTemplate]
    /// The kinds of the Gateway API that lead requests to Services.
    static let routes = ["GRPCRoute", "HTTPRoute", "TCPRoute", "TLSRoute", "UDPRoute"].map {
        ObjectKind($0, "gateway.networking.k8s.io")
    }

    /// Whether objects of the kind are in no namespace; `false` for kinds that are not known.
    var isClusterScoped: Bool { Self.clusterScoped.contains(self) }

    /// Kubernetes 1.36 (`kubectl api-resources --namespaced=false`), and custom ones that platforms use.
    private static let clusterScoped: Set<ObjectKind> = [
        .namespace, .clusterRole, .clusterRoleBinding, .priorityClass, .clusterSecretStore,
        ObjectKind("Node"), ObjectKind("PersistentVolume"),
        .storageClass, ObjectKind("CSIDriver", "storage.k8s.io"),
        ObjectKind("CSINode", "storage.k8s.io"), ObjectKind("VolumeAttachment", "storage.k8s.io"),
        ObjectKind("VolumeAttributesClass", "storage.k8s.io"),
        ObjectKind("IngressClass", "networking.k8s.io"), ObjectKind("IPAddress", "networking.k8s.io"),
        ObjectKind("ServiceCIDR", "networking.k8s.io"), ObjectKind("RuntimeClass", "node.k8s.io"),
        ObjectKind("DeviceClass", "resource.k8s.io"), ObjectKind("ResourceSlice", "resource.k8s.io"),
        ObjectKind("CertificateSigningRequest", "certificates.k8s.io"),
        ObjectKind("FlowSchema", "flowcontrol.apiserver.k8s.io"),
        ObjectKind("PriorityLevelConfiguration", "flowcontrol.apiserver.k8s.io"),
        ObjectKind("APIService", "apiregistration.k8s.io"),
        ObjectKind("CustomResourceDefinition", "apiextensions.k8s.io"),
        ObjectKind("ValidatingAdmissionPolicy", "admissionregistration.k8s.io"),
        ObjectKind("ValidatingAdmissionPolicyBinding", "admissionregistration.k8s.io"),
        ObjectKind("ValidatingWebhookConfiguration", "admissionregistration.k8s.io"),
        ObjectKind("MutatingAdmissionPolicy", "admissionregistration.k8s.io"),
        ObjectKind("MutatingAdmissionPolicyBinding", "admissionregistration.k8s.io"),
        ObjectKind("MutatingWebhookConfiguration", "admissionregistration.k8s.io"),
        ObjectKind("ClusterExternalSecret", "external-secrets.io"), ObjectKind("ClusterIssuer", "cert-manager.io"),
        ObjectKind("GatewayClass", "gateway.networking.k8s.io"),
    ]
}
