import Diagnostics
import KubernetesSchemas
import YAML

/// `networking.IngressBackend` (pkg/apis/networking/validation/validation.go, `validateIngressBackend`).
enum IngressBackendValidation {
    /// Adds what is wrong with a backend, which may be missing.
    ///
    /// - Parameter parent: where to say that it's missing.
    static func check(_ backend: YAMLNode?, of parent: YAMLNode, _ errors: inout FieldErrors) {
        let service = backend?.field("service")
        let resource = backend?.field("resource")
        if let service, resource == nil {
            check(service: service, &errors)
        } else if let resource, service == nil {
            checkReference(resource, &errors)
        } else {
            let isMissing = service == nil
            errors.add(
                .ingressBackend,
                at: parent,
                isMissing
                    ? "the backend is missing; say a 'service' or a 'resource'"
                    : "a backend is a 'service' or a 'resource'; drop one of them"
            )
        }
    }

    private static func check(service: YAMLNode, _ errors: inout FieldErrors) {
        if let name = errors.require("name", of: service, .ingressBackend) {
            errors.check(
                name,
                errors.version.minor >= 36 ? .dns1123Label : .dns1035Label,
                .ingressBackend,
                "the Service"
            )
        }
        let port = service.field("port")
        let name = port?.field("name").flatMap { $0.hasText("" as StaticString) ? nil : $0 }
        let number = port?.field("number").flatMap { $0.integer == 0 ? nil : $0 }
        switch (name, number) {
        case (nil, nil):
            errors.add(.ingressBackend, at: port ?? service, "the port is missing; say its 'name' or its 'number'")
        case (_?, _?):
            errors.add(
                .ingressBackend,
                at: port ?? service,
                "a port is said by 'name' or by 'number'; drop one of them"
            )
        case (let name?, nil): errors.check(name, .portName, .ingressBackend, "the port")
        case (nil, let number?): errors.checkPortNumber(number, .ingressBackend)
        }
    }

    /// `validateIngressTypedLocalObjectReference`.
    private static func checkReference(_ resource: YAMLNode, _ errors: inout FieldErrors) {
        if let group = resource.field("apiGroup") {
            errors.check(group, .dns1123Subdomain, .ingressBackend, "the group")
        }
        if let kind = errors.require("kind", of: resource, .ingressBackend) {
            errors.check(kind, .pathSegment, .ingressBackend, "the kind")
        }
        if let name = errors.require("name", of: resource, .ingressBackend) {
            errors.check(name, .pathSegment, .ingressBackend, "the name")
        }
    }
}
