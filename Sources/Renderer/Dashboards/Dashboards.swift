import Grafana

/// The dashboards that the platform provisions: two of the platform, and one for each tenant.
enum Dashboards {
    /// The tag by which the dashboards link each other.
    static let tag = "tenantry"

    /// The link from each dashboard to all others.
    static let links: [DashboardLink] = [.dashboards(tag: tag, title: "Tenantry")]

    /// How old the data of a dashboard may be: twice the scrape interval.
    static let refresh = "30s"

    /// A number with its colour from green to red.
    static func count(_ thresholds: Thresholds = Thresholds(.green)) -> FieldConfig {
        FieldConfig(unit: .short, min: 0, decimals: 0, thresholds: thresholds)
    }

    /// Lines, each in the colour of its name.
    static func lines(_ unit: Unit, max: Double? = nil, thresholds: Thresholds? = nil) -> FieldConfig {
        FieldConfig(
            unit: unit,
            min: 0,
            max: max,
            color: .paletteByName,
            thresholds: thresholds ?? Thresholds(.green),
            custom: GraphFieldConfig(thresholdsStyle: thresholds == nil ? .off : .dashed)
        )
    }
}
