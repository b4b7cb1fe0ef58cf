import Kubernetes
import TenantSpecs
import YAML

/// What the API server itself holds tenants to, whoever gave them which rights.
///
/// Roles say what people may do, and the tree what is there; these policies hold where either is wrong, or was changed by hand. They
/// are ValidatingAdmissionPolicies, which need nothing that could be down, and are in force for the controllers too: a bad commit
/// gets no further than a person. Only where an object is the platform's by its nature, the identity of who asks counts.
///
/// All expressions compile on every version from 1.30 on (apiserver: pkg/cel/environment/base.go).
struct AdmissionPolicies {
    /// The first version of Kubernetes that serves `admissionregistration.k8s.io/v1` ValidatingAdmissionPolicies.
    private static let firstMinorVersion = 30

    let platform: Platform
    let identities: AdmissionIdentities

    init(_ platform: Platform) {
        self.platform = platform
        identities = AdmissionIdentities(platform)
    }

    /// The policies with their bindings; none where the spec or the version of Kubernetes has none.
    var objects: [any KubernetesDocument] {
        guard let actions, platform.spec.kubernetesVersion.minor >= Self.firstMinorVersion else { return [] }
        return all.flatMap { $0.objects(actions) }
    }

    private var all: [AdmissionPolicy] {
        [
            namespaces, platformObjects, roles, roleBindings, services, endpoints, images, pods, claims, secretStores,
            sidecars, deliveries, monitors,
        ]
    }

    private var actions: [ValidationAction]? {
        switch platform.spec.admission.mode {
        case .enforce: [.deny, .audit]
        case .audit: [.warn, .audit]
        case .disabled: nil
        }
    }
}
