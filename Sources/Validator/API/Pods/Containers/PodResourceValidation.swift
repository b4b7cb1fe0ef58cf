import Diagnostics
import KubernetesSchemas
import YAML

/// The resources of a whole pod (pkg/apis/core/validation/validation.go, `validatePodResources`), since 1.34
/// (`PodLevelResources`); before, the server forgets them.
enum PodResourceValidation {
    static func check(_ resources: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        guard errors.version.minor >= 34 else { return }
        if let claims = resources.field("claims") {
            errors.add(
                .containerResources,
                at: claims,
                "a whole pod has no claims of its own; give them to a container"
            )
        }
        ResourceValidation.check(resources, nameProblem: ResourceName.problemOfPod, demandsLimits: false, &errors)
        if let requests = resources.field("requests") { checkRequests(requests, pod, &errors) }
        if let limits = resources.field("limits") { checkLimits(limits, pod, &errors) }
    }

    /// Adds requests that are less than what the containers request together.
    private static func checkRequests(_ requests: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        for (key, value) in requests.entries {
            guard let name = key.keyText, let whole = Quantity(value)?.roundedToMilli else { continue }
            var sum = Quantity.zero
            for container in pod.spec.field("containers")?.elements ?? requests.elements {
                guard let own = container.field("resources") else { continue }
                // Of a Pod, a limit is a request too (`SetDefaults_Pod`).
                let request = own.field("requests")?[name] ?? (pod.isTemplate ? nil : own.field("limits")?[name])
                guard let request, let amount = Quantity(request) else { continue }
                sum = sum + amount.roundedToMilli
            }
            guard sum > whole else { continue }
            errors.add(
                .containerResources,
                at: value,
                "the containers request \(sum.canonicalText ?? "more") of '\(name.prefix(80))' together, which is more"
            )
        }
    }

    /// Adds limits of containers that are higher than the pod's.
    private static func checkLimits(_ limits: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        for container in pod.spec.field("containers")?.elements ?? limits.elements {
            guard let own = container.field("resources")?.field("limits") else { continue }
            for (key, value) in own.entries {
                guard let name = key.keyText, let whole = limits[name].flatMap({ Quantity($0) }),
                    let limit = Quantity(value), limit.roundedToMilli > whole.roundedToMilli
                else { continue }
                errors.add(
                    .containerResources,
                    at: value,
                    "the limit '\(value.text)' is more than that of the whole pod"
                )
            }
        }
    }
}
