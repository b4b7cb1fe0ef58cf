import Kubernetes
import TenantSpecs

/// Who writes what the platform rendered: the GitOps controllers, and what belongs to Kubernetes.
///
/// Controllers of Kubernetes copy labels to what they make (EndpointSlices, ReplicaSets), add finalizers, and delete what nobody owns
/// any more; they have accounts in `kube-system`, or are one user where the controller manager runs without
/// `--use-service-account-credentials`. On EKS, a controller of the control plane puts a finalizer on each NetworkPolicy
/// (amazon-network-policy-controller-k8s: internal/controllers/policy_controller.go).
struct AdmissionIdentities {
    private let users: [String]
    private let groups: [String]
    /// The namespaces of the accounts that apply the workloads of one tenant each.
    private let reconcilerNamespaces: [DNSLabel]

    init(_ platform: Platform) {
        let gitops = platform.spec.gitops
        let admission = platform.spec.admission
        reconcilerNamespaces = Reconciler.namespaces(gitops)
        users =
            (gitops.controllers.contains(.argocd)
                ? [Self.account("argocd-application-controller", in: gitops.argocd.namespace)] : [])
            + (gitops.controllers.contains(.flux)
                ? [Self.account("kustomize-controller", in: gitops.flux.namespace)] : [])
            + ["system:kube-controller-manager", "eks:network-policy-controller"]
            + admission.controllers.map(\.text)
        // Members of this group pass authorization, whatever it says: they get a cluster out of trouble.
        groups = ["system:masters"] + admission.administrators.map(\.text)
    }

    private static func account(_ name: String, in namespace: DNSLabel) -> String {
        "system:serviceaccount:\(namespace):\(name)"
    }

    /// Whether one of them asks, the accounts of single tenants left out.
    var isPlatform: String {
        """
        request.userInfo.username in \(CELText.list(users))
        || request.userInfo.username.startsWith('system:serviceaccount:kube-system:')
        || request.userInfo.?groups.orValue([]).exists(g, g in \(CELText.list(groups)))
        """
    }

    /// Whether one of them asks, or the account that applies the workloads of the tenant whose namespace it is.
    var isWriter: String {
        let accounts = reconcilerNamespaces.map { Self.account(Reconciler.accountPrefix, in: $0) }
        return
            ([isPlatform] + accounts.map { "request.userInfo.username == \(CELText.string($0)) + request.namespace" })
            .joined(separator: "\n|| ")
    }

    /// Whether a subject `s` of a binding is the account that applies the tenant's workloads: one expression for each namespace
    /// where there is one.
    var areReconcilers: [String] {
        reconcilerNamespaces.map { namespace in
            "s.?namespace.orValue('') == \(CELText.string(namespace.text)) "
                + "&& s.name == \(CELText.string(Reconciler.accountPrefix)) + request.namespace"
        }
    }

    /// The Role of those accounts; `nil` where there are none.
    var reconcilerRole: String? { reconcilerNamespaces.isEmpty ? nil : Reconciler.role.text }
}
