extension RuleCatalogue {
    /// Rules about names and data that tenants could share.
    static let dataIsolationRules: [Rule] = [
        .foreignAlertRoute, .foreignBackend, .foreignMonitor, .foreignObject, .foreignSecretKey, .foreignSeries,
        .foreignService, .openSecretStore, .sharedCloudRole, .sharedHostName, .sidecarObject, .storeIdentity,
    ]
}
