extension RuleCatalogue {
    /// Rules about who can connect to whom.
    static let networkIsolationRules: [Rule] = [
        .ambiguousPeers, .ignoredPolicyRules, .amazonVPCPortCount, .amazonVPCPortName, .amazonVPCServicePort,
        .blockedCall, .blockedDNS,
        .egressToAPIServer, .egressToMetadata, .egressToPlatform, .egressToWorld, .ingressFromWorld,
        .missingDefaultDeny, .namespaceLabel, .openNamespaceSelector, .platformOpenToTenants, .tenantToTenant,
        .unisolatedPods,
    ]
}
