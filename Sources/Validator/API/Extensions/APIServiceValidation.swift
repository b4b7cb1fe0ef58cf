import Diagnostics
import YAML

/// `APIService` (kube-aggregator: pkg/apis/apiregistration/validation/validation.go, `ValidateAPIService`).
enum APIServiceValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .pathSegment, &errors)
        let root = object.root
        let spec = root.field("spec")
        let group = spec?.text("group") ?? ""
        let version = spec?.text("version") ?? ""
        if !object.name.isEmpty, object.name != "\(version).\(group)" {
            let place = root.field("metadata")?.field("name") ?? root
            errors.add(.apiService, at: place, "the name has to be '\(version).\(group)', by its version and its group")
        }
        guard let spec else {
            errors.add(.apiService, at: root, "an APIService needs a 'spec'")
            return
        }
        if group.isEmpty, version != "v1" {
            errors.add(.apiService, at: spec, "an APIService needs a 'group'; only Kubernetes' core has none")
        } else if !group.isEmpty, let problem = NameRule.dns1123Subdomain.problem(group) {
            errors.add(.apiService, at: spec.field("group") ?? spec, "the group '\(group)' \(problem)")
        }
        if let problem = NameRule.dns1035Label.problem(version) {
            errors.add(.apiService, at: spec.field("version") ?? spec, "the version '\(version)' \(problem)")
        }
        checkPriority(spec, "groupPriorityMinimum", highest: 20_000, &errors)
        checkPriority(spec, "versionPriority", highest: 1000, &errors)
        checkService(spec, &errors)
    }

    private static func checkPriority(
        _ spec: YAMLNode,
        _ field: StaticString,
        highest: Int,
        _ errors: inout FieldErrors
    ) {
        let node = spec.field(field)
        guard !(1...highest).contains(node?.integer ?? 0) else { return }
        errors.add(.apiService, at: node ?? spec, "'\(field)' has to be from 1 to \(highest)")
    }

    private static func checkService(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        let skips = spec.field("insecureSkipTLSVerify").flatMap { $0.isTrue ? $0 : nil }
        let bundle = spec.text("caBundle") == nil ? nil : spec.field("caBundle")
        guard let service = spec.field("service") else {
            for node in [skips, bundle] {
                if let node { errors.add(.apiService, at: node, "an APIService without a 'service' uses no TLS") }
            }
            return
        }
        if service.text("namespace") == nil { errors.add(.apiService, at: service, "a 'service' needs a 'namespace'") }
        if service.text("name") == nil { errors.add(.apiService, at: service, "a 'service' needs a 'name'") }
        if let skips, bundle != nil {
            errors.add(.apiService, at: skips, "'insecureSkipTLSVerify' and 'caBundle' exclude each other")
        }
    }
}

extension Rule {
    static let apiService = api(
        "api-service",
        "an APIService is named after its version and group, and has priorities",
        explanation: """
            An APIService is called `<version>.<group>`; `groupPriorityMinimum` is from 1 to 20000 and `versionPriority` from 1 to 1000.
            Its service has a name and a namespace, and either a CA bundle or no verification.
            """,
        bad: """
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata:
              name: v1beta1.metrics.k8s.io
            spec:
              group: metrics.k8s.io
              version: v1beta1
              groupPriorityMinimum: 100
              versionPriority: 0
              insecureSkipTLSVerify: true
              service:
                name: metrics-server
                namespace: kube-system

            """,
        good: """
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata:
              name: v1beta1.metrics.k8s.io
            spec:
              group: metrics.k8s.io
              version: v1beta1
              groupPriorityMinimum: 100
              versionPriority: 100
              insecureSkipTLSVerify: true
              service:
                name: metrics-server
                namespace: kube-system

            """
    )
}
