import Diagnostics
import YAML

/// `apiregistration.APIService` (kube-aggregator: pkg/apis/apiregistration/validation/validation.go,
/// `ValidateAPIService`).
enum APIServiceValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .pathSegment, &errors)
        // Without a spec, its required fields are missing.
        let spec = object.root.field("spec") ?? object.root
        let group = spec.text("group") ?? ""
        let version = spec.text("version") ?? ""
        if object.name != "\(version).\(group)" {
            let name = object.root.field("metadata")?.field("name") ?? object.root
            errors.add(.apiService, at: name, "the name has to be version and group: '\(version).\(group)'")
        }
        if let value = spec.field("group"), !group.isEmpty {
            errors.check(value, .dns1123Subdomain, .apiService)
        } else if version != "v1" {
            errors.require("group", of: spec, .apiService)
        }
        if let value = errors.require("version", of: spec, .apiService) {
            errors.check(value, .dns1035Label, .apiService)
        }
        checkPriority("groupPriorityMinimum", 1...20_000, spec, &errors)
        checkPriority("versionPriority", 1...1_000, spec, &errors)
        checkService(spec, &errors)
    }

    private static func checkPriority(
        _ name: StaticString,
        _ range: ClosedRange<Int>,
        _ spec: YAMLNode,
        _ errors: inout FieldErrors
    ) {
        if let value = spec.field(name) {
            errors.check(value, isIn: range, .apiService)
        } else {
            errors.add(.apiService, at: spec, "'\(name)' is missing: a number from 1 to \(range.upperBound)")
        }
    }

    private static func checkService(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        let insecure = spec.field("insecureSkipTLSVerify").flatMap { $0.isTrue ? $0 : nil }
        let bundle = spec.field("caBundle").flatMap { $0.hasText("") ? nil : $0 }
        guard let service = spec.field("service") else {
            for node in [insecure, bundle] {
                guard let node else { continue }
                errors.add(
                    .apiService,
                    at: node,
                    "without a 'service', the API server itself answers, and no TLS is set up"
                )
            }
            return
        }
        errors.require("namespace", of: service, .apiService)
        errors.require("name", of: service, .apiService)
        errors.check(service.field("port"), isIn: 1...65_535, .apiService)
        if let insecure, bundle != nil {
            errors.add(.apiService, at: insecure, "'insecureSkipTLSVerify' and 'caBundle' exclude each other")
        }
    }
}

extension Rule {
    static let apiService = api(
        "api-service",
        "an APIService is named after its version and group, and says who answers",
        explanation: """
            The name is version, dot and group (`v1beta1.metrics.k8s.io`), the priorities are above zero, and a
            `service` has a name and a namespace. Either its certificate is verified with `caBundle`, or not at all.
            The API server refuses others.
            """,
        bad: """
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata:
              name: metrics
            spec:
              group: metrics.k8s.io
              version: v1beta1
              groupPriorityMinimum: 100
              versionPriority: 100
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
              service:
                name: metrics-server
                namespace: kube-system

            """
    )
}
