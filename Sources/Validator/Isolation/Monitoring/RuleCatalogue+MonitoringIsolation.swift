extension RuleCatalogue {
    /// Rules about the monitoring that tenants share.
    static let monitoringIsolationRules: [Rule] = [
        .anonymousGrafana, .dashboardsFromAnywhere, .unconfinedAlertRoutes, .unconfinedRules,
    ]
}
