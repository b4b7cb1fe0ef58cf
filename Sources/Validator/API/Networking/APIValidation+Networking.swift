extension APIValidation {
    /// Service, `networking.k8s.io` and `discovery.k8s.io`.
    static let networkingChecks: [ObjectKind: Check] = [
        .service: ServiceValidation.check,
        .networkPolicy: NetworkPolicyValidation.check,
        ObjectKind("Ingress", "networking.k8s.io"): IngressValidation.check,
        ObjectKind("IngressClass", "networking.k8s.io"): IngressClassValidation.check,
        ObjectKind("IPAddress", "networking.k8s.io"): IPAddressValidation.check,
        ObjectKind("ServiceCIDR", "networking.k8s.io"): ServiceCIDRValidation.check,
        ObjectKind("EndpointSlice", "discovery.k8s.io"): EndpointSliceValidation.check,
    ]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/networkingChecks``.
    static let networkingRules: [Rule] = [
        .servicePort, .serviceNodePort, .nodePortRange, .serviceType, .externalName, .serviceClusterIP,
        .serviceExternalIP,
        .serviceTraffic, .serviceLoadBalancer, .ingressRule, .ingressHost, .ingressPath, .ingressBackend, .ingressTLS,
        .ingressClass, .networkPolicyPort, .networkPolicyPeer, .networkPolicyType, .endpointSlice, .ipAddress,
        .serviceCIDR,
    ]
}
