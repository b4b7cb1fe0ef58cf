import Plan
import Testing

struct RiskTests {
    /// A change, and the risks that it is; none for its way back, unless that is one too.
    struct Sample: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var old: String
        var new: String
        var risks: [String]

        init(_ description: String, _ old: String, _ new: String, _ risks: String...) {
            testDescription = description
            self.old = old
            self.new = new
            self.risks = risks
        }
    }

    private static func deployment(
        image: String = "r.io/a:1.2.0",
        labels: String = "{app: a}",
        selector: String = "{app: a}",
        security: String = "{}",
        pod: String = ""
    ) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: a, namespace: team}
        spec:
          replicas: 2
          selector: {matchLabels: \(selector)}
          template:
            metadata: {labels: \(labels)}
            spec: {\(pod)containers: [{name: c, image: "\(image)", securityContext: \(security)}]}

        """
    }

    private static func object(_ apiVersion: String, _ kind: String, _ body: String, namespace: String = "team")
        -> String
    {
        let place = namespace.isEmpty ? "" : ", namespace: \(namespace)"
        return "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: a\(place)}\n\(body)\n"
    }

    private static func role(_ rules: String) -> String {
        object("rbac.authorization.k8s.io/v1", "Role", "rules: [\(rules)]")
    }

    private static func namespace(_ labels: String, _ annotations: String = "{}") -> String {
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: team, labels: \(labels), annotations: \(annotations)}\n"
    }

    private static func quota(_ hard: String) -> String {
        object("v1", "ResourceQuota", "spec: {hard: \(hard)}")
    }

    private static func policy(_ spec: String) -> String {
        object("networking.k8s.io/v1", "NetworkPolicy", "spec: \(spec)")
    }

    private static func alerts(_ rules: String) -> String {
        object("monitoring.coreos.com/v1", "PrometheusRule", "spec: {groups: [{name: g, rules: [\(rules)]}]}")
    }

    private static let separator = "---\n"
    private static let get = "{apiGroups: [''], resources: [pods], verbs: [get, list]}"

    static let samples: [Sample] = [
        .init("a namespace goes", namespace("{}"), "", "namespace-deleted"),
        .init("a volume goes", object("v1", "PersistentVolumeClaim", "spec: {}"), "", "volume-deleted"),
        .init(
            "a definition goes",
            object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "spec: {scope: Namespaced}", namespace: ""),
            "",
            "definition-deleted"
        ),
        .init(
            "a StatefulSet goes that takes its volumes along",
            object("apps/v1", "StatefulSet", "spec: {persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}}"),
            "",
            "volume-deleted"
        ),
        .init("a Deployment goes", deployment(), ""),
        .init(
            "an object is renamed",
            object("v1", "ConfigMap", "data: {a: x}"),
            object("v1", "ConfigMap", "data: {a: x}").replacing("name: a,", with: "name: b,"),
            "identity-changed"
        ),
        .init(
            "an object goes and another comes",
            object("v1", "ConfigMap", "data: {k: x}"),
            object("v1", "ConfigMap", "data: {k: z}").replacing("name: a,", with: "name: b,")
        ),
        // Fields that never change.
        .init("a Deployment's selector", deployment(), deployment(selector: "{app: b}"), "immutable-field"),
        .init("a Deployment's image", deployment(), deployment(image: "r.io/a:1.3.0")),
        .init(
            "a StatefulSet's service",
            object("apps/v1", "StatefulSet", "spec: {serviceName: a, replicas: 1}"),
            object("apps/v1", "StatefulSet", "spec: {serviceName: b, replicas: 1}"),
            "immutable-field"
        ),
        .init(
            "a StatefulSet's replicas",
            object("apps/v1", "StatefulSet", "spec: {serviceName: a, replicas: 1}"),
            object("apps/v1", "StatefulSet", "spec: {serviceName: a, replicas: 2}")
        ),
        .init(
            "a binding's role",
            object("rbac.authorization.k8s.io/v1", "RoleBinding", "roleRef: {kind: Role, name: a}\nsubjects: []"),
            object("rbac.authorization.k8s.io/v1", "RoleBinding", "roleRef: {kind: Role, name: b}\nsubjects: []"),
            "immutable-field"
        ),
        .init(
            "a Service's address",
            object("v1", "Service", "spec: {clusterIP: None}"),
            object("v1", "Service", "spec: {clusterIP: 10.0.0.1}"),
            "immutable-field"
        ),
        .init(
            "a Service's address is written down",
            object("v1", "Service", "spec: {type: ClusterIP}"),
            object("v1", "Service", "spec: {type: ClusterIP, clusterIP: 10.0.0.1}")
        ),
        .init(
            "a Secret's type",
            object("v1", "Secret", "type: Opaque"),
            object("v1", "Secret", "type: example.com/a"),
            "immutable-field"
        ),
        .init(
            "a ConfigMap that is marked",
            object("v1", "ConfigMap", "immutable: true\ndata: {a: x}"),
            object("v1", "ConfigMap", "immutable: true\ndata: {a: y}"),
            "immutable-field"
        ),
        .init(
            "a ConfigMap that becomes marked",
            object("v1", "ConfigMap", "data: {a: x}"),
            object("v1", "ConfigMap", "immutable: true\ndata: {a: y}")
        ),
        .init(
            "a quota's scopes",
            object("v1", "ResourceQuota", "spec: {hard: {pods: 1}, scopes: [Terminating]}"),
            object("v1", "ResourceQuota", "spec: {hard: {pods: 1}, scopes: [BestEffort]}"),
            "immutable-field"
        ),
        .init(
            "a priority's value",
            object("scheduling.k8s.io/v1", "PriorityClass", "value: 1", namespace: ""),
            object("scheduling.k8s.io/v1", "PriorityClass", "value: 2", namespace: ""),
            "immutable-field"
        ),
        .init(
            "a claim's class",
            object("v1", "PersistentVolumeClaim", "spec: {storageClassName: a}"),
            object("v1", "PersistentVolumeClaim", "spec: {storageClassName: b}"),
            "immutable-field"
        ),
        .init(
            "a claim's size",
            object("v1", "PersistentVolumeClaim", "spec: {resources: {requests: {storage: 1Gi}}}"),
            object("v1", "PersistentVolumeClaim", "spec: {resources: {requests: {storage: 2Gi}}}")
        ),
        .init(
            "a Job's pods",
            object("batch/v1", "Job", "spec: {template: {spec: {restartPolicy: Never}}}"),
            object("batch/v1", "Job", "spec: {template: {spec: {restartPolicy: OnFailure}}}"),
            "immutable-field"
        ),
        .init(
            "a storage class's provisioner",
            object("storage.k8s.io/v1", "StorageClass", "provisioner: a", namespace: ""),
            object("storage.k8s.io/v1", "StorageClass", "provisioner: b", namespace: ""),
            "immutable-field"
        ),
        // What guards and what prunes.
        .init(
            "a guard goes",
            namespace("{}", "{argocd.argoproj.io/sync-options: 'Prune=confirm,Delete=confirm'}"),
            namespace("{}", "{argocd.argoproj.io/sync-options: 'Delete=confirm'}"),
            "guard-removed"
        ),
        .init(
            "a guard gets stricter",
            namespace("{}", "{argocd.argoproj.io/sync-options: Prune=confirm}"),
            namespace("{}", "{argocd.argoproj.io/sync-options: Prune=false}")
        ),
        .init(
            "Flux's guard goes",
            namespace("{}", "{kustomize.toolkit.fluxcd.io/prune: disabled}"),
            namespace("{}"),
            "guard-removed"
        ),
        .init(
            "pruning starts",
            object("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "spec: {prune: false}"),
            object("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "spec: {prune: true}"),
            "prune-enabled"
        ),
        .init(
            "Argo's pruning starts",
            object("argoproj.io/v1alpha1", "Application", "spec: {syncPolicy: {automated: {}}}"),
            object("argoproj.io/v1alpha1", "Application", "spec: {syncPolicy: {automated: {prune: true}}}"),
            "prune-enabled"
        ),
        // Rights.
        .init(
            "a verb",
            role(get),
            role("{apiGroups: [''], resources: [pods], verbs: [get, list, delete]}"),
            "right-gained"
        ),
        .init("fewer verbs", role(get), role("{apiGroups: [''], resources: [pods], verbs: [get]}")),
        .init(
            "the same in two rules",
            role(get),
            role(
                "{apiGroups: [''], resources: [pods], verbs: [list]}, {apiGroups: [''], resources: [pods], verbs: [get]}"
            )
        ),
        .init(
            "what a wildcard had",
            role("{apiGroups: ['*'], resources: ['*'], verbs: ['*']}"),
            role("{apiGroups: [apps], resources: [deployments], verbs: [create]}")
        ),
        .init(
            "names no longer",
            role("{apiGroups: [''], resources: [secrets], verbs: [get], resourceNames: [a]}"),
            role("{apiGroups: [''], resources: [secrets], verbs: [get]}"),
            "right-gained"
        ),
        .init(
            "a subject",
            object(
                "rbac.authorization.k8s.io/v1",
                "RoleBinding",
                "roleRef: {kind: Role, name: a}\nsubjects: [{kind: Group, name: g}]"
            ),
            object(
                "rbac.authorization.k8s.io/v1",
                "RoleBinding",
                "roleRef: {kind: Role, name: a}\nsubjects: [{kind: Group, name: g}, {kind: User, name: u}]"
            ),
            "right-gained"
        ),
        .init(
            "a binding",
            "",
            object(
                "rbac.authorization.k8s.io/v1",
                "ClusterRoleBinding",
                "roleRef: {kind: ClusterRole, name: view}\nsubjects: [{kind: Group, name: g}]",
                namespace: ""
            ),
            "right-gained"
        ),
        // Pod Security.
        .init(
            "a level",
            namespace("{pod-security.kubernetes.io/enforce: restricted}"),
            namespace("{pod-security.kubernetes.io/enforce: baseline}"),
            "pod-security-weakened"
        ),
        .init(
            "no level",
            namespace("{pod-security.kubernetes.io/warn: baseline}"),
            namespace("{}"),
            "pod-security-weakened"
        ),
        .init(
            "a higher level",
            namespace("{pod-security.kubernetes.io/enforce: baseline}"),
            namespace("{pod-security.kubernetes.io/enforce: restricted}")
        ),
        .init(
            "a privileged container",
            deployment(),
            deployment(security: "{privileged: true}"),
            "pod-security-weakened"
        ),
        .init(
            "a writable root",
            deployment(security: "{readOnlyRootFilesystem: true}"),
            deployment(),
            "pod-security-weakened"
        ),
        .init("the node's network", deployment(), deployment(pod: "hostNetwork: true, "), "pod-security-weakened"),
        // Quotas.
        .init(
            "a quota below what runs",
            deployment() + separator + quota("{pods: 3}"),
            deployment() + separator + quota("{pods: 2}"),
            "quota-exceeded"
        ),
        .init(
            "a quota with room",
            deployment() + separator + quota("{pods: 4}"),
            deployment() + separator + quota("{pods: 3}")
        ),
        .init(
            "more runs than the quota",
            deployment() + separator + quota("{pods: 3}"),
            deployment().replacing("replicas: 2", with: "replicas: 3") + separator + quota("{pods: 3}"),
            "quota-exceeded"
        ),
        // Selectors.
        .init(
            "a Service's selector",
            deployment() + separator + object("v1", "Service", "spec: {selector: {app: a}}"),
            deployment() + separator + object("v1", "Service", "spec: {selector: {app: b}}"),
            "selects-nothing"
        ),
        .init(
            "a pod's labels",
            deployment() + separator + policy("{podSelector: {matchLabels: {app: a}}}"),
            deployment(labels: "{app: b}") + separator + policy("{podSelector: {matchLabels: {app: a}}}"),
            "selects-nothing"
        ),
        // Alerts.
        .init(
            "an alert goes",
            alerts("{alert: A, expr: x}, {alert: B, expr: x}"),
            alerts("{alert: B, expr: x}"),
            "alert-removed"
        ),
        .init("an alert changes", alerts("{alert: A, expr: x}"), alerts("{alert: A, expr: y}")),
        .init("rules go as a whole", alerts("{alert: A, expr: x}"), "", "alert-removed"),
        .init("a recording rule goes", alerts("{record: a, expr: x}"), alerts("")),
        // Images.
        .init("an older image", deployment(), deployment(image: "r.io/a:1.1.9"), "image-downgraded"),
        .init("a release after its candidate", deployment(image: "r.io/a:1.2.0-rc.1"), deployment()),
        .init(
            "a candidate after its release",
            deployment(),
            deployment(image: "r.io/a:1.2.0-rc.1"),
            "image-downgraded"
        ),
        .init("1.10 after 1.9", deployment(image: "r.io/a:v1.9"), deployment(image: "r.io/a:v1.10")),
        .init(
            "a tag for a digest",
            deployment(image: "r.io/a@sha256:" + String(repeating: "0", count: 64)),
            deployment(),
            "image-downgraded"
        ),
        .init("another image", deployment(), deployment(image: "r.io/b:1.0.0")),
    ]

    @Test(arguments: samples)
    func `tells the risks of a change`(sample: Sample) {
        let plan = plan(sample.old, sample.new)
        #expect(plan.problems.isEmpty)
        #expect(plan.risks.map(\.kind.rawValue) == sample.risks, "\(plan.risks.map(\.message))")
    }

    @Test func `tells of every kind of risk in a table, but for those of files and networks`() {
        let told = Set(Self.samples.flatMap(\.risks))
        let untold: Set<Risk.Kind> = [.tenantRemoved, .objectMoved, .edgeOpened]
        #expect(Set(Risk.Kind.allCases.map(\.rawValue)).subtracting(told) == Set(untold.map(\.rawValue)))
    }

    @Test func `replaces an object whose field never changes`() {
        let plan = plan(Self.deployment(), Self.deployment(selector: "{app: b}"))
        #expect(plan.changes.map(\.action) == [.replace])
    }

    @Test func `tells of a custom resource's field that its definition holds fixed`() {
        func store(_ name: String) -> String {
            Self.object(
                "external-secrets.io/v1",
                "ExternalSecret",
                "spec: {secretStoreRef: {name: \(name)}, target: {name: t}}"
            )
        }
        #expect(plan(store("a"), store("b")).risks.isEmpty)
    }
}
