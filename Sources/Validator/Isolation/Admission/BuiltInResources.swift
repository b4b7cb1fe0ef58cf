import Diagnostics

/// The resources of Kubernetes' own groups, by their names in plural (`kubectl api-resources` of Kubernetes 1.37 and 1.30).
enum BuiltInResources {
    /// The groups of a resource; none for one that there isn't.
    static func groups(of resource: String) -> [String] {
        byGroup.filter { $0.value.contains(resource) }.map(\.key).sorted()
    }

    /// Whether a group is Kubernetes' own, and its resources are known.
    static func isKnown(group: String) -> Bool { byGroup[group] != nil }

    /// The end of a message that says which resource may have been meant.
    static func question(for resource: String, in groups: [String]) -> String {
        let known = groups.flatMap { byGroup[$0] ?? [] }.sorted()
        let lowercased = resource.lowercased()
        if let plural = known.first(where: { $0 == lowercased || singular($0) == lowercased }) {
            return "; did you mean '\(plural)'?"
        }
        return NearestName.question(for: lowercased, among: known)
    }

    private static func singular(_ plural: String) -> String {
        if plural.hasSuffix("ies") { return plural.dropLast(3) + "y" }
        if plural.hasSuffix("sses") { return String(plural.dropLast(2)) }
        return plural.hasSuffix("s") ? String(plural.dropLast()) : plural
    }

    private static let byGroup: [String: Set<String>] = [
        "": [
            "bindings", "componentstatuses", "configmaps", "endpoints", "events", "limitranges", "namespaces", "nodes",
            "persistentvolumeclaims", "persistentvolumes", "pods", "podtemplates", "replicationcontrollers",
            "resourcequotas", "secrets", "serviceaccounts", "services",
        ],
        "admissionregistration.k8s.io": [
            "mutatingadmissionpolicies", "mutatingadmissionpolicybindings", "mutatingwebhookconfigurations",
            "validatingadmissionpolicies", "validatingadmissionpolicybindings", "validatingwebhookconfigurations",
        ],
        "apiextensions.k8s.io": ["customresourcedefinitions"],
        "apiregistration.k8s.io": ["apiservices"],
        "apps": ["controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets"],
        "authentication.k8s.io": ["selfsubjectreviews", "tokenreviews"],
        "authorization.k8s.io": [
            "localsubjectaccessreviews", "selfsubjectaccessreviews", "selfsubjectrulesreviews", "subjectaccessreviews",
        ],
        "autoscaling": ["horizontalpodautoscalers"],
        "batch": ["cronjobs", "jobs"],
        "coordination.k8s.io": ["leasecandidates", "leases"],
        "discovery.k8s.io": ["endpointslices"],
        "events.k8s.io": ["events"],
        "flowcontrol.apiserver.k8s.io": ["flowschemas", "prioritylevelconfigurations"],
        "networking.k8s.io": ["ingressclasses", "ingresses", "ipaddresses", "networkpolicies", "servicecidrs"],
        "node.k8s.io": ["runtimeclasses"],
        "policy": ["poddisruptionbudgets"],
        "rbac.authorization.k8s.io": ["clusterrolebindings", "clusterroles", "rolebindings", "roles"],
        "scheduling.k8s.io": ["priorityclasses"],
    ]
}
