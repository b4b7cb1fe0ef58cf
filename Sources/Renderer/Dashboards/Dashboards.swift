import Grafana
import PlatformContract
import TenantSpecs
import YAML

/// The dashboards that the platform provisions: four of the platform, and one for each tenant.
enum Dashboards {
    /// The tag by which the dashboards link each other.
    static let tag = "tenantry"
    /// How old the data of a dashboard may be: twice the scrape interval.
    static let refresh = "30s"

    /// The uids of the shared dashboards, which are the names of their files, too.
    enum Shared: String, CaseIterable {
        case clusterOverview = "cluster-overview"
        case gatewayHealth = "gateway-health"
        case llmUsage = "llm-usage"
        case tenantMetrics = "tenant-metrics"

        var uid: DashboardUID { "\(rawValue)" }
    }

    /// The uid of a tenant's dashboard.
    static func uid(of tenant: TenantName) -> DashboardUID {
        do throws(TextError) {
            return try DashboardUID(prefix: "tenant", name: tenant.text)
        } catch {
            preconditionFailure("a DNS label is made of what a uid may have: \(error)")
        }
    }

    /// The links from a shared dashboard to all others; what its variables are set to goes along.
    static let links: [DashboardLink] = [.dashboards(tag: tag, title: "Tenantry", includeVars: true)]

    /// Where a value of a tenant leads: to its dashboard, if the tenant's uid is its name (see `DashboardUID`), otherwise to
    /// what Grafana finds by it.
    ///
    /// - Parameter field: what stands for the tenant's name, such as `${__field.labels.tenant}`.
    static func tenantLink(_ field: String, hasLongNames: Bool) -> DataLink {
        let path = hasLongNames ? "/dashboards?query=Tenant%20\(field)&" : "/d/tenant-\(field)?"
        return DataLink(
            title: "Dashboard of \(field)",
            url: path + "${datasource:queryparam}&${__url_time_range}"
        )
    }
}

// MARK: - Looks

extension FieldConfig {
    /// A number with its colour.
    static func number(
        _ unit: Unit = .short,
        decimals: Int? = 0,
        noValue: String? = nil,
        thresholds: Thresholds = Thresholds(.blue)
    ) -> FieldConfig {
        FieldConfig(unit: unit, min: 0, decimals: decimals, noValue: noValue, thresholds: thresholds)
    }

    /// A share of a whole, drawn from 0 to 1.
    static func share(noValue: String? = nil, _ thresholds: Thresholds) -> FieldConfig {
        FieldConfig(unit: .ratio, min: 0, max: 1, decimals: 1, noValue: noValue, thresholds: thresholds)
    }

    /// Lines, each in the colour of its name.
    static func lines(
        _ unit: Unit,
        max: Double? = nil,
        thresholds: Thresholds? = nil,
        links: [DataLink] = []
    ) -> FieldConfig {
        FieldConfig(
            unit: unit,
            min: 0,
            max: max,
            color: .paletteByName,
            thresholds: thresholds ?? Thresholds(.green),
            links: links,
            custom: GraphFieldConfig(thresholdsStyle: thresholds == nil ? .off : .dashed)
        )
    }

    /// Areas one on the other, each in the colour of its name.
    static func stack(_ unit: Unit, links: [DataLink] = []) -> FieldConfig {
        FieldConfig(
            unit: unit,
            min: 0,
            color: .paletteByName,
            links: links,
            custom: GraphFieldConfig(fillOpacity: 40, stacking: .normal)
        )
    }

    /// Cells of a table.
    static func cells(_ unit: Unit = .short) -> FieldConfig { FieldConfig(unit: unit) }
}

extension Thresholds {
    /// Any is too many.
    static let anyIsBad = Thresholds(.green, [1: .red])
    /// What is used of what there is.
    static let used = Thresholds(.green, [0.8: .yellow, 0.9: .red])
    /// What is left of what there is.
    static let left = Thresholds(.red, [0.0001: .orange, 0.25: .yellow, 0.5: .green])
}

extension LabelMatch {
    /// What people and programs ask for: the kubelet's probes and the scrapes are requests, too, and would hide what fails.
    static let notProbes = LabelMatch.notMatching(
        [HTTPInterface.healthPath, HTTPInterface.readyPath, HTTPInterface.metricsPath].joined(separator: "|")
    )
}

extension FieldOverride {
    /// The column `State` of a table of alerts.
    static let alertState = FieldOverride(
        field: "State",
        [
            .mappings([
                .value([
                    "firing": .init(text: "firing", color: .red, index: 0),
                    "pending": .init(text: "pending", color: .yellow, index: 1),
                ])
            ]), .cell(TableCell(type: .text)),
        ]
    )
}
