import Diagnostics
import YAML

/// The probes of a container (pkg/apis/core/validation/validation.go, `validateLivenessProbe`,
/// `validateReadinessProbe`, `validateStartupProbe`; pkg/apis/core/v1/defaults.go, `SetDefaults_Probe`).
enum ProbeValidation {
    /// Adds what is wrong with a container's probes.
    static func check(_ container: YAMLNode, _ errors: inout FieldErrors) {
        if let probe = container.field("livenessProbe") { check(probe, decidesOnce: true, &errors) }
        if let probe = container.field("startupProbe") { check(probe, decidesOnce: true, &errors) }
        if let probe = container.field("readinessProbe") { check(probe, decidesOnce: false, &errors) }
    }

    /// - Parameter decidesOnce: whether one success is enough, as for all probes but readiness.
    private static func check(_ probe: YAMLNode, decidesOnce: Bool, _ errors: inout FieldErrors) {
        HandlerValidation.check(probe, .probe, gracePeriod: nil, &errors)
        checkNotNegative(probe.field("initialDelaySeconds"), "initialDelaySeconds", &errors)
        checkNotNegative(probe.field("timeoutSeconds"), "timeoutSeconds", &errors)
        checkNotNegative(probe.field("periodSeconds"), "periodSeconds", &errors)
        checkNotNegative(probe.field("failureThreshold"), "failureThreshold", &errors)
        let threshold = probe.field("successThreshold")
        // 0 becomes the default, which is 1.
        if decidesOnce, let threshold, let count = threshold.integer, count != 0, count != 1 {
            errors.add(.probe, at: threshold, "only a readiness probe has a 'successThreshold' other than 1")
        } else {
            checkNotNegative(threshold, "successThreshold", &errors)
        }
        guard let period = probe.field("terminationGracePeriodSeconds") else { return }
        if !decidesOnce {
            errors.add(.probe, at: period, "a readiness probe ends nothing: leave 'terminationGracePeriodSeconds' out")
        } else if let seconds = period.integer, seconds <= 0 {
            errors.add(.probe, at: period, "'terminationGracePeriodSeconds' is \(seconds) and has to be 1 at least")
        }
    }

    private static func checkNotNegative(_ node: YAMLNode?, _ name: StaticString, _ errors: inout FieldErrors) {
        guard let node, let value = node.integer, value < 0 else { return }
        errors.add(.probe, at: node, "'\(name)' is \(value) and may not be negative")
    }
}
