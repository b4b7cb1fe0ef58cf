import Kubernetes
import PlatformContract
import YAML

/// What is the platform's: tenants' Namespaces, and all that carries its label.
extension AdmissionPolicies {
    /// A tenant's Namespace says what the tenant is held to. A `namespaceSelector` would not do: it looks at the labels that an update
    /// leaves, so that whoever takes the tenant's label away would have escaped (apiserver:
    /// pkg/admission/plugin/webhook/predicates/namespace/matcher.go `GetNamespaceLabels`); an `objectSelector` looks at both.
    var namespaces: AdmissionPolicy {
        let tenant = CELText.string(LabelKeys.tenant)
        return AdmissionPolicy(
            name: "tenant-namespaces",
            match: .init(
                objectSelector: .init(matchExpressions: [.init(key: PlatformLabels.tenantName, operator: .exists)]),
                resourceRules: [
                    .writing(["namespaces"], operations: [.create, .update, .delete], scope: .cluster)
                ],
                matchPolicy: .equivalent
            ),
            variables: [
                .init(name: "isPlatform", expression: identities.isPlatform),
                .init(
                    name: "labels",
                    expression: "request.operation == 'DELETE' ? {} : object.metadata.?labels.orValue({})"
                ),
            ],
            validations: [
                .forbidding(
                    unless: "variables.isPlatform",
                    "a tenant's Namespace is the platform's: change the tenant's spec in Git"
                ),
                .forbidding(
                    unless: "!(\(tenant) in variables.labels) || variables.labels[\(tenant)] == object.metadata.name",
                    "the label \(LabelKeys.tenant) of a Namespace is the Namespace's name"
                ),
                .forbidding(
                    unless: """
                        !(\(tenant) in variables.labels)
                        || variables.labels[?'pod-security.kubernetes.io/enforce'].orValue('') == 'restricted'
                        """,
                    "a tenant's Namespace enforces the Pod Security Standard restricted"
                ),
            ]
        )
    }

    /// What the platform rendered, only its controllers make, change and delete. Pods carry the label too, and are left out: to delete
    /// one is how an operator restarts it. Subresources are not meant: controllers write there what they found.
    var platformObjects: AdmissionPolicy {
        let operations: [AdmissionOperation] = [.create, .update, .delete]
        return AdmissionPolicy(
            name: "tenant-platform-objects",
            match: .tenants(
                .writing(
                    ["configmaps", "limitranges", "resourcequotas", "serviceaccounts", "services"],
                    operations: operations
                ),
                .writing(["deployments"], of: "apps", operations: operations),
                .writing(["horizontalpodautoscalers"], of: "autoscaling", versions: ["v2"], operations: operations),
                .writing(["*"], of: "monitoring.coreos.com", versions: ["*"], operations: operations),
                .writing(["networkpolicies"], of: "networking.k8s.io", operations: operations),
                .writing(["poddisruptionbudgets"], of: "policy", operations: operations),
                .writing(["rolebindings", "roles"], of: "rbac.authorization.k8s.io", operations: operations),
                labelled: .init(matchLabels: [PlatformLabels.managedBy: PlatformLabels.managedByTenantry])
            ),
            validations: [
                .forbidding(
                    unless: identities.isWriter,
                    "what \(LabelKeys.managedBy) says is tenantry's, only the platform's controllers write",
                    telling:
                        "request.kind.kind + ' ' + request.name + ' is the platform\\'s: change the tenant\\'s spec in Git'"
                )
            ]
        )
    }
}
