/// What no tenant should be able to do, not even in its own namespace.
enum Power: String, Hashable, CaseIterable, Sendable {
    case namespace
    case quota
    case policies
    case roles
    case secrets
    case tokens
    case impersonation
    case escalation
    case pods
    case controllers
    case cluster
    case wildcard

    /// The words of a message after "lets X".
    var text: String {
        switch self {
        case .namespace: "change its own Namespace, and with it the labels that confine its pods"
        case .quota: "change its own quota and limits"
        case .policies: "open its own network"
        case .roles: "change roles and bindings"
        case .secrets: "read or write every Secret"
        case .tokens: "make tokens of every account"
        case .impersonation: "act as someone else"
        case .escalation: "give rights that it hasn't"
        case .pods: "enter running pods"
        case .controllers: "make controllers act for it"
        case .cluster: "change what all tenants share"
        case .wildcard: "do whatever there is, and whatever comes"
        }
    }

    /// Whether it is about what is in no namespace, so that a RoleBinding doesn't give it.
    ///
    /// A Namespace itself is different: a request for it is one in it (Kubernetes:
    /// staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go, `NewRequestInfo`).
    var isClusterScoped: Bool { self == .cluster }

    /// Whether a rule gives it.
    func isGiven(by rule: PolicyRule) -> Bool {
        switch self {
        case .wildcard:
            return [rule.verbs, rule.groups, rule.resources, rule.paths].contains { $0.contains("*") }
        case .impersonation:
            return rule.verbs.contains { Self.isImpersonation($0) || $0 == "*" } && !rule.resources.isEmpty
                && rule.givesAny(Self.impersonated, verbs: ["*"])
        default:
            return rights.contains { rule.gives($0) && (self != .secrets || !rule.isConfinedToNames(for: $0)) }
        }
    }

    /// The verbs of impersonation; those with a colon are of its constrained form (KEP-5284).
    static func isImpersonation(_ verb: String) -> Bool {
        verb == "impersonate" || verb.hasPrefix("impersonate:") || verb.hasPrefix("impersonate-on:")
    }
}

/// Verbs on resources.
struct Right: Hashable, Sendable {
    /// Any of these verbs.
    var verbs: [String]
    var group: String
    /// Any of these resources, with `/` before a subresource; `*` for all of the group.
    var resources: [String]
}

extension Power {
    private static let write = ["create", "update", "patch", "delete", "deletecollection"]
    private static let change = ["update", "patch", "delete", "deletecollection"]
    private static let use = ["create", "get", "update", "patch", "delete"]
    private static let rbac = "rbac.authorization.k8s.io"

    /// Kubernetes: staging/src/k8s.io/apiserver/pkg/endpoints/filters/impersonation.go.
    static let impersonated = [
        Right(verbs: [], group: "", resources: ["users", "groups", "serviceaccounts"]),
        Right(
            verbs: [],
            group: "authentication.k8s.io",
            resources: ["userextras", "userextras/*", "uids", "users", "groups"]
        ),
    ]

    /// What gives it; any one is enough. Impersonation and wildcards are asked otherwise.
    var rights: [Right] {
        switch self {
        case .namespace:
            [
                Right(
                    verbs: Self.change,
                    group: "",
                    resources: ["namespaces", "namespaces/finalize", "namespaces/status"]
                )
            ]
        case .quota:
            // What a quota allows is read from its status (Kubernetes: staging/src/k8s.io/apiserver/pkg/admission/plugin/
            // resourcequota/controller.go, `CheckRequest`).
            [
                Right(
                    verbs: Self.write,
                    group: "",
                    resources: ["resourcequotas", "resourcequotas/status", "limitranges"]
                )
            ]
        case .policies:
            [
                Right(verbs: Self.write, group: "networking.k8s.io", resources: ["networkpolicies"]),
                Right(verbs: Self.write, group: "extensions", resources: ["networkpolicies"]),
                Right(verbs: Self.write, group: "cilium.io", resources: ["ciliumnetworkpolicies"]),
                Right(verbs: Self.write, group: "crd.projectcalico.org", resources: ["networkpolicies"]),
                Right(verbs: Self.write, group: "projectcalico.org", resources: ["networkpolicies"]),
                Right(verbs: Self.write, group: "gateway.networking.k8s.io", resources: ["referencegrants"]),
            ]
        case .roles: [Right(verbs: Self.write, group: Self.rbac, resources: ["roles", "rolebindings"])]
        case .secrets: [Right(verbs: ["get", "list", "watch"] + Self.write, group: "", resources: ["secrets"])]
        case .tokens: [Right(verbs: ["create"], group: "", resources: ["serviceaccounts/token"])]
        case .escalation: [Right(verbs: ["bind", "escalate"], group: Self.rbac, resources: ["roles", "clusterroles"])]
        case .pods:
            [
                Right(
                    verbs: Self.use,
                    group: "",
                    resources: [
                        "pods/exec", "pods/attach", "pods/portforward", "pods/proxy", "pods/ephemeralcontainers",
                        "services/proxy",
                    ]
                )
            ]
        case .controllers: Self.controllerRights
        case .cluster: Self.clusterRights
        case .impersonation, .wildcard: []
        }
    }

    /// Kinds that have a controller fetch secrets or apply objects with its own rights.
    private static let controllerRights = [
        Right(
            verbs: write,
            group: "external-secrets.io",
            resources: [
                "externalsecrets", "secretstores", "pushsecrets", "clustersecretstores", "clusterexternalsecrets",
            ]
        ),
        Right(verbs: write, group: "generators.external-secrets.io", resources: ["*"]),
        Right(verbs: write, group: "argoproj.io", resources: ["applications", "applicationsets", "appprojects"]),
        Right(verbs: write, group: "kustomize.toolkit.fluxcd.io", resources: ["kustomizations"]),
        Right(verbs: write, group: "helm.toolkit.fluxcd.io", resources: ["helmreleases"]),
        Right(verbs: write, group: "source.toolkit.fluxcd.io", resources: ["*"]),
        Right(verbs: write, group: "notification.toolkit.fluxcd.io", resources: ["*"]),
        Right(verbs: write, group: "image.toolkit.fluxcd.io", resources: ["*"]),
        Right(
            verbs: write,
            group: "monitoring.coreos.com",
            resources: ["alertmanagers", "prometheuses", "prometheusagents", "scrapeconfigs", "thanosrulers"]
        ),
    ]

    /// Kubernetes: `kubectl api-resources --namespaced=false`.
    private static let clusterRights = [
        Right(verbs: ["create"] + change, group: "", resources: ["nodes", "nodes/status", "persistentvolumes"]),
        Right(verbs: use, group: "", resources: ["nodes/proxy"]),
        Right(verbs: ["create"], group: "", resources: ["namespaces"]),
        Right(verbs: write, group: rbac, resources: ["clusterroles", "clusterrolebindings"]),
        Right(
            verbs: write,
            group: "admissionregistration.k8s.io",
            resources: [
                "mutatingwebhookconfigurations", "validatingwebhookconfigurations", "validatingadmissionpolicies",
                "validatingadmissionpolicybindings", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
            ]
        ),
        Right(verbs: write, group: "apiextensions.k8s.io", resources: ["customresourcedefinitions"]),
        Right(verbs: write, group: "apiregistration.k8s.io", resources: ["apiservices"]),
        Right(
            verbs: ["update", "patch"],
            group: "certificates.k8s.io",
            resources: ["certificatesigningrequests/approval", "certificatesigningrequests/status"]
        ),
        Right(verbs: ["approve", "sign", "attest"], group: "certificates.k8s.io", resources: ["signers"]),
        Right(verbs: write, group: "certificates.k8s.io", resources: ["clustertrustbundles"]),
        Right(verbs: write, group: "scheduling.k8s.io", resources: ["priorityclasses"]),
        Right(verbs: write, group: "storage.k8s.io", resources: ["storageclasses", "csidrivers", "volumeattachments"]),
        Right(verbs: write, group: "node.k8s.io", resources: ["runtimeclasses"]),
        Right(verbs: write, group: "networking.k8s.io", resources: ["ingressclasses"]),
    ]
}
