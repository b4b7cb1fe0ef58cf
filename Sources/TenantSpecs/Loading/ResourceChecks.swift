import Diagnostics
import Kubernetes

/// Whether requests are within limits, as the API server wants it (core/validation.ValidateContainerResourceRequirements).
enum ResourceChecks {
    static func check(_ resources: Resources, _ key: String, _ source: SpecSource) -> [Diagnostic] {
        let amounts = [
            ("cpu", resources.requests.cpu, resources.limits.cpu),
            ("memory", resources.requests.memory, resources.limits.memory),
        ]
        return amounts.flatMap { name, request, limit in
            var diagnostics: [Diagnostic] = []
            let location = source.location("spec", key, "resources", "requests", name)
            if request <= .zero {
                diagnostics.append(.spec("spec-resources", "\(name) request must be more than 0", at: location))
            }
            if limit < request {
                diagnostics.append(
                    .spec("spec-resources", "\(name) request \(request) is more than its limit \(limit)", at: location)
                )
            }
            return diagnostics
        }
    }
}
