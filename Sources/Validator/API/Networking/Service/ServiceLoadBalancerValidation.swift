import Diagnostics
import YAML

/// What only a Service of type `LoadBalancer` may have (pkg/apis/core/validation/validation.go, `ValidateService`).
enum ServiceLoadBalancerValidation {
    /// What there was before `loadBalancerSourceRanges` (`AnnotationLoadBalancerSourceRangesKey`).
    private static let rangesAnnotation: StaticString = "service.beta.kubernetes.io/load-balancer-source-ranges"

    static func check(_ fields: ServiceFields, annotations: YAMLNode?, _ errors: inout FieldErrors) {
        if let allocate = fields.spec.field("allocateLoadBalancerNodePorts") { demandType(allocate, fields, &errors) }
        if let loadBalancerClass = fields.spec.field("loadBalancerClass") {
            if fields.type == .loadBalancer {
                errors.check(loadBalancerClass, .qualifiedName, .serviceLoadBalancer, "the class")
            } else {
                demandType(loadBalancerClass, fields, &errors)
            }
        }
        if let ranges = fields.spec.field("loadBalancerSourceRanges"), ranges.count > 0 {
            demandType(ranges, fields, &errors)
            for range in ranges.elements {
                check(range: trimmed(range.text[...]), at: range, &errors)
            }
        } else if let ranges = annotations?.annotation(rangesAnnotation) {
            demandType(ranges.node, fields, &errors)
            let text = trimmed(ranges.text[...])
            guard !text.isEmpty else { return }
            for range in text.split(separator: ",", omittingEmptySubsequences: false) {
                check(range: trimmed(range), at: ranges.node, &errors)
            }
        }
    }

    private static func check(range: Substring, at node: YAMLNode, _ errors: inout FieldErrors) {
        guard let problem = NameRule.cidr(errors.version).problem(String(range)) else { return }
        errors.add(.serviceLoadBalancer, at: node, "'\(range)' \(problem)")
    }

    private static func demandType(_ value: YAMLNode, _ fields: ServiceFields, _ errors: inout FieldErrors) {
        guard fields.type != .loadBalancer else { return }
        errors.add(.serviceLoadBalancer, at: value, "only a Service of type 'LoadBalancer' may have this; leave it out")
    }

    /// A text without the white space around it (Go's `strings.TrimSpace`).
    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
