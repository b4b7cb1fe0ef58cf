import Diagnostics
import KubernetesSchemas
import YAML

/// How a Service passes traffic on: affinity, policies, distribution.
enum ServiceTrafficValidation {
    /// The longest time that a client sticks to a pod (`MaxClientIPServiceAffinitySeconds`).
    private static let longestAffinity = 86400

    static func check(_ fields: ServiceFields, _ errors: inout FieldErrors) {
        checkAffinity(fields.spec, &errors)
        checkExternalPolicy(fields, &errors)
        if let policy = fields.spec.field("internalTrafficPolicy") {
            errors.check(policy, isOneOf: ["Cluster", "Local"], .serviceTraffic)
        }
        // 1.30 drops the field unless its feature gate is on (ServiceTrafficDistribution).
        guard errors.version.minor >= 31, let distribution = fields.spec.field("trafficDistribution") else { return }
        if distribution.hasText("PreferClose" as StaticString) { return }
        // PreferSameTrafficDistribution is on from 1.34.
        guard errors.version.minor >= 34 else {
            errors.add(
                .serviceTraffic,
                at: distribution,
                "'\(distribution.text)' is not 'PreferClose', the only distribution"
            )
            return
        }
        errors.check(distribution, isOneOf: ["PreferClose", "PreferSameZone", "PreferSameNode"], .serviceTraffic)
    }

    /// `validateClientIPAffinityConfig`; for `None`, the defaults drop the configuration.
    private static func checkAffinity(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let affinity = spec.field("sessionAffinity"), !affinity.hasText("" as StaticString) else { return }
        if affinity.hasText("None" as StaticString) { return }
        guard affinity.hasText("ClientIP" as StaticString) else {
            errors.add(
                .serviceTraffic,
                at: affinity,
                "'\(affinity.text)' is no session affinity; use 'ClientIP' or 'None'"
            )
            return
        }
        let timeout = spec.field("sessionAffinityConfig")?.field("clientIP")?.field("timeoutSeconds")
        errors.check(timeout, isIn: 1...longestAffinity, .serviceTraffic)
    }

    /// `validateServiceExternalTrafficPolicy`.
    private static func checkExternalPolicy(_ fields: ServiceFields, _ errors: inout FieldErrors) {
        let policy = fields.spec.field("externalTrafficPolicy").flatMap { $0.hasText("" as StaticString) ? nil : $0 }
        if let policy {
            if !fields.isExternallyAccessible {
                errors.add(
                    .serviceTraffic,
                    at: policy,
                    "the Service can't be reached from outside; use type 'NodePort' or 'LoadBalancer', or leave it out"
                )
            } else {
                errors.check(policy, isOneOf: ["Cluster", "Local"], .serviceTraffic)
            }
        }
        guard let healthCheck = fields.spec.field("healthCheckNodePort"), healthCheck.integer != 0 else { return }
        guard fields.type == .loadBalancer, policy?.hasText("Local" as StaticString) == true else {
            errors.add(
                .serviceTraffic,
                at: healthCheck,
                "only a 'LoadBalancer' with 'externalTrafficPolicy: Local' has a health check; leave it out"
            )
            return
        }
        errors.checkPortNumber(healthCheck, .serviceTraffic)
    }
}

extension ServiceFields {
    /// pkg/api/service/util.go, `ExternallyAccessible`.
    fileprivate var isExternallyAccessible: Bool {
        switch type {
        case .loadBalancer, .nodePort: true
        case .clusterIP: spec.field("externalIPs").map { $0.count > 0 } ?? false
        case .externalName, .unknown: false
        }
    }
}
