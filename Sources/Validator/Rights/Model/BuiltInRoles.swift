/// The ClusterRoles and ClusterRoleBindings that every cluster has, as far as people and workloads get rights by them.
///
/// Kubernetes: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go, `clusterRoles` and `clusterRoleBindings`. What the
/// control plane's own parts and its controllers have (`system:controller:*`, `system:node`, …) is left out: no tree gives
/// it to anyone, and whoever binds it is told so.
enum BuiltInRoles {
    /// Roles that a binding may name though the tree hasn't them.
    static func isKnown(_ name: String) -> Bool {
        name.hasPrefix("system:") || ["admin", "cluster-admin", "edit", "view"].contains(name)
    }

    static let roles: [RoleFacts] =
        [
            role(
                "cluster-admin",
                [PolicyRule(verbs: ["*"], groups: ["*"], resources: ["*"]), paths(["*"], verbs: ["*"])]
            ),
            aggregate("admin", of: "admin"),
            aggregate("edit", of: "edit", into: "admin"),
            aggregate("view", of: "view", into: "edit"),
            role("system:aggregate-to-admin", admin, into: "admin"),
            role("system:aggregate-to-edit", edit, into: "edit"),
            role("system:aggregate-to-view", view, into: "view"),
            role("system:discovery", [paths(discoveryPaths)]),
            role("system:public-info-viewer", [paths(["/livez", "/readyz", "/healthz", "/version", "/version/"])]),
            role("system:monitoring", [paths(monitoringPaths)]),
            role(
                "system:basic-user",
                [
                    rule(["create"], "authorization.k8s.io", ["selfsubjectaccessreviews", "selfsubjectrulesreviews"]),
                    rule(["create"], "authentication.k8s.io", ["selfsubjectreviews"]),
                ]
            ),
            role("system:service-account-issuer-discovery", [paths(issuerPaths)]),
            role(
                "system:auth-delegator",
                [
                    rule(["create"], "authentication.k8s.io", ["tokenreviews"]),
                    rule(["create"], "authorization.k8s.io", ["subjectaccessreviews"]),
                ]
            ),
            role("system:kube-aggregator", [rule(read, "", ["services", "endpoints"])]),
            role(
                "system:kubelet-api-admin",
                [
                    rule(read, "", ["nodes"]), rule(["proxy"], "", ["nodes"]),
                    rule(["*"], "", ["nodes/proxy", "nodes/metrics", "nodes/stats", "nodes/log"]),
                ]
            ),
            role(
                "system:node-bootstrapper",
                [rule(["create", "get", "list", "watch"], "certificates.k8s.io", ["certificatesigningrequests"])]
            ),
            role(
                "system:persistent-volume-provisioner",
                [
                    rule(["get", "list", "watch", "create", "delete"], "", ["persistentvolumes"]),
                    rule(["get", "list", "watch", "update"], "", ["persistentvolumeclaims"]),
                    rule(read, "storage.k8s.io", ["storageclasses"]), rule(["watch"], "", ["events"]),
                    rule(["create", "patch", "update"], "", ["events"]),
                ]
            ),
        ]

    static let bindings: [BindingFacts] = [
        binding("cluster-admin", "system:masters"), binding("system:monitoring", "system:monitoring"),
        binding("system:discovery", "system:authenticated"), binding("system:basic-user", "system:authenticated"),
        binding("system:public-info-viewer", "system:authenticated", "system:unauthenticated"),
        binding("system:service-account-issuer-discovery", "system:serviceaccounts"),
    ]
}

// MARK: - Rules

extension BuiltInRoles {
    private static let read = ["get", "list", "watch"]
    private static let write = ["create", "update", "patch", "delete", "deletecollection"]

    private static let discoveryPaths = [
        "/livez", "/readyz", "/healthz", "/version", "/version/", "/openapi", "/openapi/*", "/api", "/api/*", "/apis",
        "/apis/*",
    ]
    private static let monitoringPaths = [
        "/metrics", "/metrics/slis", "/livez", "/readyz", "/healthz", "/livez/*", "/readyz/*", "/healthz/*",
    ]
    private static let issuerPaths = [
        "/.well-known/openid-configuration", "/.well-known/openid-configuration/", "/openid/v1/jwks",
        "/openid/v1/jwks/",
    ]

    private static let admin = [
        rule(["create"], "authorization.k8s.io", ["localsubjectaccessreviews"]),
        rule(read + write, "rbac.authorization.k8s.io", ["roles", "rolebindings"]),
    ]

    private static let edit = [
        rule(
            read,
            "",
            ["pods/attach", "pods/proxy", "pods/exec", "pods/portforward", "secrets", "services/proxy"]
        ),
        rule(["impersonate"], "", ["serviceaccounts"]),
        rule(write, "", ["pods", "pods/attach", "pods/proxy", "pods/exec", "pods/portforward"]),
        rule(["create"], "", ["pods/eviction"]),
        rule(
            write,
            "",
            [
                "replicationcontrollers", "replicationcontrollers/scale", "serviceaccounts", "services",
                "services/proxy",
                "persistentvolumeclaims", "configmaps", "secrets", "events",
            ]
        ),
        rule(["create"], "", ["serviceaccounts/token"]),
        rule(
            write,
            "apps",
            [
                "statefulsets", "statefulsets/scale", "daemonsets", "deployments", "deployments/scale",
                "deployments/rollback", "replicasets", "replicasets/scale",
            ]
        ),
        rule(write, "autoscaling", ["horizontalpodautoscalers"]),
        rule(write, "batch", ["jobs", "cronjobs"]),
        rule(
            write,
            "extensions",
            [
                "daemonsets", "deployments", "deployments/scale", "deployments/rollback", "ingresses", "replicasets",
                "replicasets/scale", "replicationcontrollers/scale", "networkpolicies",
            ]
        ),
        rule(write, "policy", ["poddisruptionbudgets"]),
        rule(write, "networking.k8s.io", ["networkpolicies", "ingresses"]),
        rule(read + write, "coordination.k8s.io", ["leases"]),
    ]

    private static let view = [
        rule(
            read,
            "",
            [
                "pods", "replicationcontrollers", "replicationcontrollers/scale", "serviceaccounts", "services",
                "services/status", "endpoints", "persistentvolumeclaims", "persistentvolumeclaims/status", "configmaps",
            ]
        ),
        rule(
            read,
            "",
            [
                "limitranges", "resourcequotas", "bindings", "events", "pods/status", "resourcequotas/status",
                "namespaces/status", "replicationcontrollers/status", "pods/log",
            ]
        ),
        rule(read, "", ["namespaces"]),
        rule(read, "discovery.k8s.io", ["endpointslices"]),
        rule(
            read,
            "apps",
            [
                "controllerrevisions", "statefulsets", "statefulsets/status", "statefulsets/scale", "daemonsets",
                "daemonsets/status", "deployments", "deployments/status", "deployments/scale", "replicasets",
                "replicasets/status", "replicasets/scale",
            ]
        ),
        rule(read, "autoscaling", ["horizontalpodautoscalers", "horizontalpodautoscalers/status"]),
        rule(read, "batch", ["jobs", "cronjobs", "cronjobs/status", "jobs/status"]),
        rule(
            read,
            "extensions",
            [
                "daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status",
                "ingresses",
                "ingresses/status", "replicasets", "replicasets/scale", "replicasets/status",
                "replicationcontrollers/scale", "networkpolicies",
            ]
        ),
        rule(read, "policy", ["poddisruptionbudgets", "poddisruptionbudgets/status"]),
        rule(read, "networking.k8s.io", ["networkpolicies", "ingresses", "ingresses/status"]),
    ]

    private static func rule(_ verbs: [String], _ group: String, _ resources: [String]) -> PolicyRule {
        PolicyRule(verbs: verbs, groups: [group], resources: resources)
    }

    private static func paths(_ paths: [String], verbs: [String] = ["get"]) -> PolicyRule {
        PolicyRule(verbs: verbs, paths: paths)
    }

    private static func role(_ name: String, _ rules: [PolicyRule], into target: String? = nil) -> RoleFacts {
        RoleFacts(
            namespace: "",
            name: name,
            rules: RuleList(rules),
            labels: target.map { [Self.label($0)] } ?? [],
            origin: .builtIn
        )
    }

    private static func aggregate(_ name: String, of source: String, into target: String? = nil) -> RoleFacts {
        var role = role(name, [], into: target)
        role.aggregation = [LabelSelector(labels: [label(source)])]
        return role
    }

    /// The label by which a ClusterRole's rules become part of `admin`, `edit` or `view`.
    private static func label(_ target: String) -> Label {
        Label(key: labelPrefix + target, value: "true")
    }

    static let labelPrefix = "rbac.authorization.k8s.io/aggregate-to-"

    private static func binding(_ role: String, _ groups: String...) -> BindingFacts {
        BindingFacts(
            namespace: "",
            name: role,
            bindsClusterRole: true,
            role: role,
            subjects: groups.map { .group($0) },
            origin: .builtIn
        )
    }
}
