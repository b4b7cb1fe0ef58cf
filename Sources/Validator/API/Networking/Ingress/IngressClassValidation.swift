import Diagnostics
import YAML

/// `networking.IngressClass` (pkg/apis/networking/validation/validation.go, `ValidateIngressClass`).
enum IngressClassValidation {
    /// The longest name of a controller, in bytes (`maxLenIngressClassController`).
    private static let longestController = 250

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let spec = object.root.field("spec") ?? object.root
        if let controller = errors.require("controller", of: spec, .ingressClass) {
            let length = controller.withUTF8(\.count)
            if length > longestController {
                errors.add(
                    .ingressClass,
                    at: controller,
                    "the controller has \(length) characters and may have \(longestController)"
                )
            }
            errors.check(controller, .domainPrefixedPath, .ingressClass, "the controller")
        }
        if let parameters = spec.field("parameters") { check(parameters: parameters, &errors) }
    }

    /// `validateIngressClassParametersReference`; a scope that isn't set is `Cluster`
    /// (pkg/apis/networking/v1/defaults.go, `SetDefaults_IngressClass`).
    private static func check(parameters: YAMLNode, _ errors: inout FieldErrors) {
        if let group = parameters.field("apiGroup") {
            errors.check(group, .dns1123Subdomain, .ingressClass, "the group")
        }
        if let kind = errors.require("kind", of: parameters, .ingressClass) {
            errors.check(kind, .pathSegment, .ingressClass, "the kind")
        }
        if let name = errors.require("name", of: parameters, .ingressClass) {
            errors.check(name, .pathSegment, .ingressClass, "the name")
        }
        let scope = parameters.field("scope")
        let namespace = parameters.field("namespace")
        if scope?.hasText("Namespace" as StaticString) == true {
            if let namespace {
                errors.check(namespace, .dns1123Label, .ingressClass, "the namespace")
            } else {
                errors.add(.ingressClass, at: parameters, "'namespace' is missing; the scope 'Namespace' needs one")
            }
        } else if scope?.hasText("Cluster" as StaticString) ?? true {
            guard let namespace else { return }
            errors.add(.ingressClass, at: namespace, "the scope is 'Cluster', which has no namespace; leave it out")
        } else if let scope {
            errors.check(scope, isOneOf: ["Cluster", "Namespace"], .ingressClass)
        }
    }
}
