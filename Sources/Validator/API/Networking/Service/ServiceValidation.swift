import Diagnostics
import KubernetesSchemas
import YAML

/// `core.Service` (pkg/apis/core/validation/validation.go, `ValidateServiceCreate`), with the defaults of
/// pkg/apis/core/v1/defaults.go, `SetDefaults_Service`.
enum ServiceValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        // The feature gate RelaxedServiceNameValidation is on from 1.36 (pkg/features/kube_features.go).
        let nameRule: NameRule = errors.version.minor >= 36 ? .dns1123Label : .dns1035Label
        MetadataValidation.check(object, nameRule: nameRule, &errors)
        guard let spec = object.root.field("spec") else {
            errors.add(.servicePort, at: object.root, "'spec' is missing, and 'ports' in it")
            return
        }
        let fields = ServiceFields(spec)
        checkType(fields, &errors)
        ServicePortValidation.check(fields, &errors)
        if let selector = spec.field("selector") { MetadataValidation.checkLabels(selector, &errors) }
        ServiceAddressValidation.check(fields, &errors)
        ServiceTrafficValidation.check(fields, &errors)
        ServiceLoadBalancerValidation.check(fields, annotations: object.annotations, &errors)
        if let annotations = object.annotations { checkTopology(annotations, &errors) }
    }

    /// The type, and what only one type may have.
    private static func checkType(_ fields: ServiceFields, _ errors: inout FieldErrors) {
        switch fields.type {
        case .clusterIP: break
        case .nodePort, .loadBalancer:
            if fields.isHeadless, let value = fields.clusterIP {
                let type = fields.type == .nodePort ? "NodePort" : "LoadBalancer"
                errors.add(
                    .serviceType,
                    at: value,
                    "a Service of type '\(type)' can't be headless; leave 'clusterIP' out"
                )
            }
        case .externalName: checkExternalName(fields, &errors)
        case .unknown:
            guard let value = fields.spec.field("type") else { return }
            errors.add(
                .serviceType,
                at: value,
                "'\(value.text)' is no type; use 'ClusterIP', 'NodePort', 'LoadBalancer' or 'ExternalName'"
            )
        }
    }

    private static func checkExternalName(_ fields: ServiceFields, _ errors: inout FieldErrors) {
        for node in [fields.clusterIP, fields.clusterIPs].compactMap(\.self) {
            errors.add(.serviceType, at: node, "a Service of type 'ExternalName' has no cluster IP; leave it out")
        }
        if let families = fields.spec.field("ipFamilies"), families.count > 0 {
            errors.add(
                .serviceType,
                at: families,
                "a Service of type 'ExternalName' has no IP families; leave them out"
            )
        }
        if let policy = fields.spec.field("ipFamilyPolicy") {
            errors.add(
                .serviceType,
                at: policy,
                "a Service of type 'ExternalName' has no IP family policy; leave it out"
            )
        }
        guard let value = fields.spec.field("externalName"), case var name = value.text, !name.isEmpty, name != "."
        else {
            errors.add(.externalName, at: fields.spec, "a Service of type 'ExternalName' needs an 'externalName'")
            return
        }
        // A CNAME may end with a dot to say that it's complete.
        if name.utf8.last == UInt8(ascii: ".") { name.removeLast() }
        if let problem = NameRule.dns1123Subdomain.problem(name) {
            errors.add(.externalName, at: value, "'\(value.text)' \(problem)")
        }
    }

    /// Two annotations for one thing have to agree (`ValidateService`).
    private static func checkTopology(_ annotations: YAMLNode, _ errors: inout FieldErrors) {
        guard let mode = annotations.annotation("service.kubernetes.io/topology-mode"),
            let hints = annotations.annotation("service.kubernetes.io/topology-aware-hints"), mode.text != hints.text
        else { return }
        errors.add(
            .serviceTraffic,
            at: mode.node,
            "the annotation has to say '\(hints.text)' like 'service.kubernetes.io/topology-aware-hints'"
        )
    }
}

/// What the checks of a Service's spec need to know.
struct ServiceFields {
    /// The types (`ServiceType`).
    enum ServiceType {
        case clusterIP, nodePort, loadBalancer, externalName, unknown
    }

    let spec: YAMLNode
    let type: ServiceType
    /// `clusterIP`, if it isn't empty.
    let clusterIP: YAMLNode?
    /// `clusterIPs`, if there are any.
    let clusterIPs: YAMLNode?
    /// `isHeadlessService`, after pkg/registry/core/service/strategy.go, `NormalizeClusterIPs`.
    let isHeadless: Bool
    let ports: YAMLNode?

    init(_ spec: YAMLNode) {
        self.spec = spec
        type = Self.type(of: spec)
        clusterIP = spec.field("clusterIP").flatMap { $0.hasText("" as StaticString) ? nil : $0 }
        clusterIPs = spec.field("clusterIPs").flatMap { $0.count == 0 ? nil : $0 }
        ports = spec.field("ports")
        if let clusterIPs {
            isHeadless = clusterIPs.count == 1 && clusterIPs[0]?.hasText("None" as StaticString) == true
        } else {
            isHeadless = clusterIP?.hasText("None" as StaticString) ?? false
        }
    }

    private static func type(of spec: YAMLNode) -> ServiceType {
        guard let type = spec.field("type") else { return .clusterIP }
        if type.hasText("ClusterIP" as StaticString) || type.hasText("" as StaticString) { return .clusterIP }
        if type.hasText("NodePort" as StaticString) { return .nodePort }
        if type.hasText("LoadBalancer" as StaticString) { return .loadBalancer }
        return type.hasText("ExternalName" as StaticString) ? .externalName : .unknown
    }
}

extension ManifestObject {
    /// The annotations of the object itself.
    var annotations: YAMLNode? { root.field("metadata")?.field("annotations") }
}

extension YAMLNode {
    /// The annotation of a name, among annotations: `null` is an empty text, since the server reads a map of strings.
    func annotation(_ name: StaticString) -> (node: YAMLNode, text: String)? {
        self[name.description].map { ($0, $0.isNull ? "" : $0.text) }
    }
}
