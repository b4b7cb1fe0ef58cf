import Diagnostics
import KubernetesSchemas
import YAML

/// `autoscaling.HorizontalPodAutoscaler` in both its versions (pkg/apis/autoscaling/validation/validation.go,
/// `ValidateHorizontalPodAutoscaler`), with the defaults of pkg/apis/autoscaling/v2/defaults.go.
enum HorizontalPodAutoscalerValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let spec = object.root.field("spec") else {
            errors.add(.autoscalerReplicas, at: object.root, "'spec' is missing, and 'maxReplicas' in it")
            return
        }
        let isFirstVersion = object.root.field("apiVersion")?.hasText("autoscaling/v1" as StaticString) == true
        checkReplicas(spec, &errors)
        if let target = spec.field("scaleTargetRef") {
            checkTarget(target, needsGroup: true, &errors)
        } else {
            errors.add(.autoscalerTarget, at: spec, "'scaleTargetRef' is missing; say what is scaled")
        }
        if isFirstVersion {
            let utilization = spec.field("targetCPUUtilizationPercentage")
            errors.check(utilization, isIn: 1...Int(Int32.max), .autoscalerMetric)
        } else {
            if let metrics = spec.elements("metrics") {
                for metric in metrics { MetricValidation.check(metric, &errors) }
            }
            if let behavior = spec.field("behavior") { ScalingBehaviorValidation.check(behavior, &errors) }
        }
        checkScaleToZero(spec, hasMoreMetrics: isFirstVersion && hasMetricsAnnotation(object), &errors)
    }

    private static func checkReplicas(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        // The feature gate HPAScaleToZero is on from 1.37.
        let lowest = errors.version.minor >= 37 ? 0 : 1
        let minimum = spec.field("minReplicas")
        errors.check(minimum, isIn: lowest...Int(Int32.max), .autoscalerReplicas)
        guard let maximum = spec.field("maxReplicas") else {
            errors.add(.autoscalerReplicas, at: spec, "'maxReplicas' is missing; say how many there may be")
            return
        }
        guard let highest = maximum.integer else { return }
        if highest < 1 {
            errors.add(.autoscalerReplicas, at: maximum, "the number is \(highest) and has to be 1 at least")
        } else if let lowest = minimum?.integer, highest < lowest {
            errors.add(.autoscalerReplicas, at: maximum, "the number is \(highest), and 'minReplicas' is \(lowest)")
        }
    }

    /// Nothing is left to measure when there are no pods, so that other objects have to say when some are needed
    /// (`validateMetrics`).
    private static func checkScaleToZero(_ spec: YAMLNode, hasMoreMetrics: Bool, _ errors: inout FieldErrors) {
        guard errors.version.minor >= 37, !hasMoreMetrics, let minimum = spec.field("minReplicas"),
            minimum.integer == 0,
            spec.elements("metrics")?.contains(where: isOutsideMetric) != true
        else { return }
        errors.add(
            .autoscalerReplicas,
            at: minimum,
            "to scale to zero, one of the metrics has to be of the type 'Object' or 'External'"
        )
    }

    private static func isOutsideMetric(_ metric: YAMLNode) -> Bool {
        guard let type = metric.field("type") else { return false }
        return type.hasText("Object" as StaticString) || type.hasText("External" as StaticString)
    }

    private static func hasMetricsAnnotation(_ object: ManifestObject) -> Bool {
        object.annotations?.field("autoscaling.alpha.kubernetes.io/metrics") != nil
    }

    /// `ValidateCrossVersionObjectReference`.
    ///
    /// - Parameter needsGroup: whether it's what is scaled, which only a ReplicationController is without a group.
    static func checkTarget(_ target: YAMLNode, needsGroup: Bool, _ errors: inout FieldErrors) {
        let kind = errors.require("kind", of: target, .autoscalerTarget)
        if let kind { errors.check(kind, .pathSegment, .autoscalerTarget, "the kind") }
        if let name = errors.require("name", of: target, .autoscalerTarget) {
            errors.check(name, .pathSegment, .autoscalerTarget, "the name")
        }
        // `ValidateAPIVersion`; the versions before didn't look at it.
        guard errors.version.minor >= 35 else { return }
        let apiVersion = target.field("apiVersion")
        let slashes = apiVersion?.withUTF8 { text in text.count { $0 == UInt8(ascii: "/") } } ?? 0
        if slashes > 1, let apiVersion {
            errors.add(
                .autoscalerTarget,
                at: apiVersion,
                "'\(apiVersion.text)' is no group and version, as in 'apps/v1'"
            )
        }
        guard needsGroup, slashes == 0 || apiVersion?.withUTF8({ $0.first }) == UInt8(ascii: "/"),
            kind?.hasText("ReplicationController" as StaticString) != true
        else { return }
        errors.add(
            .autoscalerTarget,
            at: apiVersion ?? target,
            "'apiVersion' has to say the group and version of what is scaled, as in 'apps/v1'"
        )
    }
}
