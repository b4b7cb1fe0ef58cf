import Kubernetes
import TenantSpecs
import YAML

/// What tenants' pods run, and where: asked of pods and of all that makes them, so that a Deployment is refused when it is applied and
/// not its pods, which nobody watches. Pod Security does the rest.
extension AdmissionPolicies {
    /// Pods, and what has a template of one.
    private static let podMatch = AdmissionMatch.tenants(
        .writing(["pods", "pods/ephemeralcontainers", "podtemplates", "replicationcontrollers"]),
        .writing(["daemonsets", "deployments", "replicasets", "statefulsets"], of: "apps"),
        .writing(["cronjobs", "jobs"], of: "batch")
    )

    /// The pod that an object is, or is a template of. Dynamic, as the server checks expressions against each kind's schema.
    private static func pod(of object: String) -> String {
        """
        dyn(\(object)).kind == 'Pod' ? dyn(\(object)).spec
        : dyn(\(object)).kind == 'CronJob' ? dyn(\(object)).spec.jobTemplate.spec.template.spec
        : dyn(\(object)).kind == 'PodTemplate' ? dyn(\(object)).template.spec
        : dyn(\(object)).spec.template.spec
        """
    }

    /// An update that leaves the pod as it is must pass: controllers take finalizers off pods that are older than the policy, and scale.
    private static let podVariables: [AdmissionVariable] = [
        .init(name: "pod", expression: pod(of: "object")),
        .init(name: "before", expression: pod(of: "oldObject")),
        .init(
            name: "isUnchanged",
            expression: "request.operation == 'UPDATE' && variables.pod == variables.before"
        ),
    ]

    /// Images come from where the platform's come from, of every container and volume.
    var images: AdmissionPolicy {
        let spec = platform.spec
        let sources = spec.admission.images.isEmpty ? [ImagePrefix(spec.image.repository)] : spec.admission.images
        let prefixes = sources.flatMap { source in
            // A registry alone may not be followed by a port, which would be another one.
            (source.text.contains("/") ? ["/", ":", "@"] : ["/"]).map { source.text + $0 }
        }
        var validations: [AdmissionValidation] = [
            .forbidding(
                unless: "variables.isUnchanged || variables.strangers.size() == 0",
                "images of tenants' pods come from \(sources.map(\.text).joined(separator: ", "))",
                telling: """
                    'not from \(sources.map(\.text).joined(separator: ", ")): ' + variables.strangers.join(', ')
                    """
            )
        ]
        if spec.image.digest != nil {
            validations.append(
                .forbidding(
                    unless: "variables.isUnchanged || variables.images.all(i, i.contains('@sha256:'))",
                    "images of tenants' pods are named by their digest, which nobody can move"
                )
            )
        }
        return AdmissionPolicy(
            name: "tenant-images",
            match: Self.podMatch,
            variables: Self.podVariables + [
                .init(
                    name: "containers",
                    expression: """
                        variables.pod.?containers.orValue([]) + variables.pod.?initContainers.orValue([])
                        + variables.pod.?ephemeralContainers.orValue([])
                        """
                ),
                .init(
                    name: "images",
                    expression: """
                        variables.containers.map(c, c.?image.orValue(''))
                        + variables.pod.?volumes.orValue([]).filter(v, has(v.image)).map(v, v.image.?reference.orValue(''))
                        """
                ),
                .init(
                    name: "strangers",
                    expression: "variables.images.filter(i, !\(CELText.list(prefixes)).exists(p, i.startsWith(p)))"
                ),
            ],
            validations: validations
        )
    }

    /// Tenants' pods go where the scheduler puts them, and push nobody aside.
    var pods: AdmissionPolicy {
        AdmissionPolicy(
            name: "tenant-pods",
            match: Self.podMatch,
            variables: Self.podVariables,
            validations: [
                .forbidding(
                    unless: """
                        variables.isUnchanged
                        || variables.pod.?priorityClassName.orValue('') in ['', \
                        \(CELText.string(PriorityClasses.tenant.text))]
                        """,
                    "tenants' pods have the priority class \(PriorityClasses.tenant)"
                ),
                .forbidding(
                    unless: "variables.isUnchanged || !has(variables.pod.runtimeClassName)",
                    "tenants' pods name no runtime class"
                ),
                .forbidding(
                    // The scheduler names the node of a pod in a request of its own, to `pods/binding`.
                    unless: """
                        variables.isUnchanged || !has(variables.pod.nodeName)
                        || (request.operation == 'UPDATE'
                          && variables.before.?nodeName.orValue('') == variables.pod.nodeName)
                        """,
                    "tenants' pods name no node: the scheduler finds one"
                ),
                .forbidding(
                    unless: """
                        variables.isUnchanged || variables.pod.?tolerations.orValue([]).all(t,
                          t.?key.orValue('') in \(CELText.list(Self.tolerated)))
                        """,
                    "tenants' pods tolerate no taints but those that Kubernetes puts on nodes in trouble"
                ),
            ]
        )
    }

    /// The taints that the API server lets pods tolerate by itself (kubernetes: plugin/pkg/admission/defaulttolerationseconds,
    /// plugin/pkg/admission/podtolerationrestriction), and their like.
    private static let tolerated = [
        "node.kubernetes.io/disk-pressure", "node.kubernetes.io/memory-pressure", "node.kubernetes.io/not-ready",
        "node.kubernetes.io/pid-pressure", "node.kubernetes.io/unreachable",
    ]

    /// A claim gets a new volume, of a class that is open to tenants: never one that somebody else has used.
    var claims: AdmissionPolicy {
        let classes = platform.spec.admission.storageClasses.map(\.text)
        return AdmissionPolicy(
            name: "tenant-claims",
            match: .tenants(.writing(["persistentvolumeclaims"])),
            conditions: [.changing("spec")],
            variables: [.init(name: "isPlatform", expression: identities.isPlatform)],
            validations: [
                .forbidding(
                    unless: "object.spec.?storageClassName.orValue('') in \(CELText.list(classes))",
                    classes.isEmpty
                        ? "no storage class is open to tenants"
                        : "a tenant's claim is of one of the storage classes \(classes.joined(separator: ", "))"
                ),
                .forbidding(
                    // Kubernetes names the volume that it found.
                    unless: """
                        variables.isPlatform || !has(object.spec.volumeName)
                        || (request.operation == 'UPDATE'
                          && oldObject.spec.?volumeName.orValue('') == object.spec.volumeName)
                        """,
                    "a tenant's claim names no volume: it gets a new one"
                ),
                .forbidding(
                    unless: "!has(object.spec.selector)",
                    "a tenant's claim selects no volume: it gets a new one"
                ),
                .forbidding(
                    unless: "object.spec.?dataSourceRef.?namespace.orValue(request.namespace) == request.namespace",
                    "a tenant's claim takes its data from its own namespace"
                ),
            ]
        )
    }
}
