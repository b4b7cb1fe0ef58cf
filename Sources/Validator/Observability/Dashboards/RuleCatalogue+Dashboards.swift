import Diagnostics

extension RuleCatalogue {
    /// The rules about dashboards.
    static let dashboardRules: [Rule] = [
        .dashboardEditable, .dashboardJSON, .dashboardNotLoaded, .dashboardQuerySyntax, .dashboardSize,
        .dashboardTitle, .dashboardUID, .dataSourceVariable, .duplicateDashboard, .hardCodedDataSource, .logQLInterval,
        .panelDescription, .panelGrid, .panelID, .panelQuery, .panelUnit, .queryCount, .rateInterval, .tenantMatcher,
        .undefinedVariable, .unusedVariable, .variableRefresh,
    ]

    /// Those of them that look at all dashboards together.
    static let rulesOverDashboards: Set<Diagnostic.ID> = [
        "dashboard-not-loaded", "duplicate-dashboard", "tenant-matcher",
    ]
}
