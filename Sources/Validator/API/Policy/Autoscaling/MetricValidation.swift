import Diagnostics
import YAML

/// `autoscaling.MetricSpec` (pkg/apis/autoscaling/validation/validation.go, `validateMetricSpec`).
enum MetricValidation {
    static func check(_ metric: YAMLNode, _ errors: inout FieldErrors) {
        let sources = [
            ("Object", metric.field("object")), ("External", metric.field("external")), ("Pods", metric.field("pods")),
            ("Resource", metric.field("resource")), ("ContainerResource", metric.field("containerResource")),
        ]
        let type = metric.field("type")
        let name = type?.text ?? ""
        guard sources.contains(where: { $0.0 == name }) else {
            errors.add(
                .autoscalerMetric,
                at: type ?? metric,
                "the metric's type is '\(name)'; use 'Resource', 'ContainerResource', 'Pods', 'Object' or 'External'"
            )
            return
        }
        // Only the first that is set is looked at.
        var isFirst = true
        for case (let source, let value?) in sources {
            if isFirst { check(value, of: source, &errors) }
            isFirst = false
            guard source != name else { continue }
            errors.add(.autoscalerMetric, at: value, "the metric is of the type '\(name)', so this has to go")
        }
        if sources.contains(where: { $0.0 == name && $0.1 == nil }) {
            errors.add(.autoscalerMetric, at: metric, "the metric is of the type '\(name)' and doesn't say which one")
        }
    }

    private static func check(_ source: YAMLNode, of type: String, _ errors: inout FieldErrors) {
        let target = source.field("target")
        checkTarget(target, of: source, &errors)
        let value = target?.field("value")
        let average = target?.field("averageValue")
        let utilization = target?.field("averageUtilization")
        let place = target ?? source
        switch type {
        case "Object":
            if let object = source.field("describedObject") {
                HorizontalPodAutoscalerValidation.checkTarget(object, needsGroup: false, &errors)
            } else {
                errors.add(.autoscalerMetric, at: source, "'describedObject' is missing; say what the metric is about")
            }
            checkIdentifier(source, &errors)
            if value == nil, average == nil {
                errors.add(.autoscalerMetric, at: place, "the target is missing; say 'value' or 'averageValue'")
            }
        case "External":
            checkIdentifier(source, &errors)
            if (value == nil) == (average == nil) {
                errors.add(
                    .autoscalerMetric,
                    at: place,
                    "the target is either 'value' or 'averageValue'; say one of them"
                )
            }
        case "Pods":
            checkIdentifier(source, &errors)
            if average == nil { errors.add(.autoscalerMetric, at: place, "'averageValue' is missing in the target") }
        default:
            if type == "ContainerResource" {
                checkContainer(source, &errors)
            } else {
                errors.require("name", of: source, .autoscalerMetric)
            }
            if (utilization == nil) == (average == nil) {
                errors.add(
                    .autoscalerMetric,
                    at: place,
                    "the target is either 'averageUtilization' or 'averageValue'; say one of them"
                )
            }
        }
    }

    /// `validateContainerResourceSource`.
    private static func checkContainer(_ source: YAMLNode, _ errors: inout FieldErrors) {
        if let name = errors.require("name", of: source, .autoscalerMetric) {
            errors.check(name, .qualifiedName, .autoscalerMetric, "the resource")
            if !name.withUTF8({ $0.contains(UInt8(ascii: "/")) || isStandardResource($0) }) {
                errors.add(
                    .autoscalerMetric,
                    at: name,
                    "'\(name.text)' is no resource of containers, as 'cpu' and 'memory' are"
                )
            }
        }
        if let container = errors.require("container", of: source, .autoscalerMetric) {
            errors.check(container, .dns1123Label, .autoscalerMetric, "the container")
        }
    }

    /// pkg/apis/core/v1/helper/helpers.go, `IsStandardContainerResourceName`.
    private static func isStandardResource(_ name: UTF8Bytes) -> Bool {
        name.isText("cpu") || name.isText("memory") || name.isText("ephemeral-storage") || name.hasPrefix("hugepages-")
    }

    /// `validateMetricIdentifier`.
    private static func checkIdentifier(_ source: YAMLNode, _ errors: inout FieldErrors) {
        guard let metric = source.field("metric") else {
            errors.add(.autoscalerMetric, at: source, "'metric' is missing; say its name")
            return
        }
        guard let name = errors.require("name", of: metric, .autoscalerMetric) else { return }
        errors.check(name, .pathSegment, .autoscalerMetric, "the metric")
    }

    /// `validateMetricTarget`: that the type fits the values is for the controller to see.
    private static func checkTarget(_ target: YAMLNode?, of source: YAMLNode, _ errors: inout FieldErrors) {
        guard let target else {
            errors.add(.autoscalerMetric, at: source, "'target' is missing; say which value is aimed at")
            return
        }
        if let type = errors.require("type", of: target, .autoscalerMetric) {
            errors.check(type, isOneOf: ["Utilization", "Value", "AverageValue"], .autoscalerMetric)
        }
        for value in [target.field("value"), target.field("averageValue")] {
            guard let value, let amount = Quantity(value), amount.nano <= 0 else { continue }
            errors.add(.autoscalerMetric, at: value, "the target is '\(value.text)' and has to be more than nothing")
        }
        errors.check(target.field("averageUtilization"), isIn: 1...Int(Int32.max), .autoscalerMetric)
    }
}
