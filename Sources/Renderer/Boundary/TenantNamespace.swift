import Kubernetes
import TenantSpecs
import YAML

extension TenantContext {
    /// The namespace, held to the `restricted` Pod Security Standard of the cluster's version; what a later version
    /// would refuse is warned of. Neither controller deletes it on its own.
    var namespaceObject: Namespace {
        var annotations: SortedMap<AnnotationKey, String> = [
            "argocd.argoproj.io/sync-options": "Prune=confirm,Delete=confirm",
            "kustomize.toolkit.fluxcd.io/prune": "disabled",
            "tenantry.dev/company": tenant.spec.company.text,
            "tenantry.dev/industry": tenant.spec.industry.text,
        ]
        // Admission policies take from here to whom a RoleBinding may give rights.
        let groups = Set((tenant.spec.access.operators + tenant.spec.access.viewers).map(\.text)).sorted()
        if !groups.isEmpty { annotations[AdmissionPolicies.groupsAnnotation] = groups.joined(separator: " ") }
        return Namespace(
            metadata: .init(
                name: namespace,
                labels: labels.merging([
                    "company": LabelValue(displaying: tenant.spec.company.text),
                    "industry": LabelValue(displaying: tenant.spec.industry.text),
                    "pod-security.kubernetes.io/audit": "restricted",
                    "pod-security.kubernetes.io/audit-version": "latest",
                    "pod-security.kubernetes.io/enforce": "restricted",
                    "pod-security.kubernetes.io/enforce-version": "v\(platform.spec.kubernetesVersion.text)",
                    "pod-security.kubernetes.io/warn": "restricted",
                    "pod-security.kubernetes.io/warn-version": "latest",
                    "tenant": LabelValue(stringLiteral: name),
                ]),
                annotations: annotations
            )
        )
    }
}
