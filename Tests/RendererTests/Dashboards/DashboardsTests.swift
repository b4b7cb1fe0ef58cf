import Foundation
import Grafana
import TenantSpecs
import TestSupport
import Testing
import YAML

@testable import Renderer

@Test func `the dashboards are what they were`() throws {
    for dashboard in SampleDashboards.all { try expectSnapshot(dashboard.json(), named: "\(dashboard.uid).json") }
}

@Test(arguments: [
    (
        "cluster-overview",
        [
            "Nodes: stat", "Pods: stat", "Failed pods: stat", "Unhealthy nodes: stat", "Node CPU: timeseries",
            "Node memory: timeseries",
        ]
    ),
    (
        "tenant-metrics",
        [
            "Request share by tenant: piechart", "Error rate by tenant: gauge", "Request rate by tenant: timeseries",
            "Active requests by tenant: timeseries", "Latency p95 by tenant: timeseries",
            "Latency p99 by tenant: timeseries",
        ]
    ),
    (
        "tenant-acme-corp",
        [
            "Request rate: stat", "Error rate: stat", "Latency p95: stat", "Active requests: stat",
            "Request rate by endpoint: timeseries", "Requests by status: timeseries",
        ]
    ),
])
func `the dashboards have the panels of the reference platform`(uid: String, panels: [String]) throws {
    let dashboard = try #require(SampleDashboards.all.first { $0.uid.text == uid })
    let found = dashboard.placed.map { "\($0.title): \(name(of: $0.visualization))" }
    #expect(panels.allSatisfy(found.contains))
}

private func name(of visualization: Visualization) -> String {
    switch visualization {
    case .stat: "stat"
    case .timeSeries: "timeseries"
    case .gauge: "gauge"
    case .pieChart: "piechart"
    case .table: "table"
    case .barGauge: "bargauge"
    case .stateTimeline: "state-timeline"
    case .heatmap: "heatmap"
    }
}

@Test func `names and titles are unique, and the uids are those that links have always had`() {
    let dashboards = SampleDashboards.all
    #expect(
        dashboards.map(\.uid) == [
            "cluster-overview", "gateway-health", "llm-usage", "tenant-metrics", "tenant-acme-corp", "tenant-closed-ai",
        ]
    )
    #expect(Set(dashboards.map(\.title)).count == dashboards.count)
}

@Test(arguments: Dashboards.Shared.allCases)
func `no tenant can have a name whose dashboard or file would be a shared one`(shared: Dashboards.Shared) {
    #expect(throws: TextError.self) { try TenantName(parsing: shared.rawValue) }
    if shared.rawValue.hasPrefix("tenant-") {
        #expect(throws: TextError.self) { try TenantName(parsing: String(shared.rawValue.dropFirst("tenant-".count))) }
    }
}

@Test(arguments: SampleDashboards.all)
func `numbers are unique and nothing overlaps`(dashboard: Dashboard) {
    #expect(Set(dashboard.panels.map(\.id)).count == dashboard.panels.count)
    let cells = dashboard.panels.map(\.gridPos).flatMap { position in
        (position.y..<position.y + position.height).flatMap { y in
            (position.x..<position.x + position.width).map { [$0, y] }
        }
    }
    #expect(Set(cells).count == cells.count)
    #expect(cells.allSatisfy { (0..<24).contains($0[0]) })
}

@Test(arguments: SampleDashboards.all)
func `every panel says what it shows, in which unit, and asks the data source that is chosen`(dashboard: Dashboard) {
    #expect(dashboard.description != nil)
    #expect(!dashboard.editable)
    #expect(dashboard.templating.list.first == .prometheus)
    #expect(dashboard.templating.list.allSatisfy { $0.type != .query || $0.refresh == .onTimeRangeChanged })
    #expect(dashboard.templating.list.allSatisfy { $0.type != .query || $0.datasource == .prometheus })
    #expect(Set(dashboard.placed.map(\.title)).count == dashboard.placed.count, "two panels have one title")
    for panel in dashboard.placed {
        #expect(!panel.title.isEmpty)
        #expect(panel.description.hasSuffix("."), "\(panel.title)")
        #expect(!panel.targets.isEmpty, "\(panel.title)")
        #expect(panel.datasource == .prometheus)
        #expect(panel.targets.allSatisfy { $0.datasource == .prometheus })
        #expect(panel.targets.allSatisfy { !$0.legendFormat.isEmpty || $0.format == "table" }, "\(panel.title)")
    }
    #expect((dashboard.annotations?.list ?? []).allSatisfy { $0.datasource == .prometheus })
    #expect(!dashboard.links.isEmpty)
}

@Test(arguments: SampleDashboards.all)
func `percentiles over time ask for single observations`(dashboard: Dashboard) {
    let percentiles = dashboard.placed.filter { panel in
        if case .timeSeries = panel.visualization {
            panel.fieldConfig.unit == .seconds && panel.targets.allSatisfy { $0.expr.contains("_bucket") }
        } else {
            false
        }
    }
    #expect(percentiles.flatMap(\.targets).allSatisfy { $0.exemplar })
}

@Test func `thresholds are those of the spec`() throws {
    let dashboard = try #require(SampleDashboards.tenants.last)
    func steps(_ title: String) throws -> [Double?] {
        try #require(dashboard.placed.first { $0.title == title }).fieldConfig.thresholds.steps.map(\.value)
    }
    #expect(try steps("Latency p95") == [nil, 0.5])
    #expect(try steps("Latency of the application") == [nil, 0.5])
    #expect(try steps("Error rate") == [nil, 0.005, 0.05])
    #expect(try steps("Requests in the gateway now") == [nil, 32])
    let promise = try #require(dashboard.placed.first { $0.title == "Latency budget left" })
    #expect(promise.description.contains("longer than 0.5 s"))
    #expect(promise.description.contains("5 % of all"))
}

@Test func `a value of a tenant leads to the tenant's dashboard`() throws {
    for (hasLongNames, url) in [
        (false, "/d/tenant-${__value.text}?"), (true, "/dashboards?query=Tenant%20${__value.text}&"),
    ] {
        for shared in [Dashboards.Shared.clusterOverview, .tenantMetrics, .llmUsage] {
            let json = DashboardFiles.dashboard(shared, hasLongNames: hasLongNames).json()
            #expect(json.contains(url + "${datasource:queryparam}&${__url_time_range}"), "\(shared)")
        }
    }
}

@Test func `from a tenant's dashboard one gets to the shared ones, with the tenant chosen`() throws {
    let links = try #require(SampleDashboards.tenants.first).links
    #expect(
        links.map(\.url).prefix(2) == ["/d/tenant-metrics?var-tenant=acme-corp", "/d/llm-usage?var-tenant=acme-corp"]
    )
    #expect(links.allSatisfy { $0.keepTime })
}

@Test func `a tenant's dashboard is small, whatever the tenant is called`() throws {
    let name = try TenantName(parsing: String(repeating: "n", count: TenantName.maximumLength))
    let company = try DisplayName(parsing: String(repeating: "\"", count: 60))
    let dashboard = TenantDashboard(tenant: SampleDashboards.tenant(name, company, ServiceLevel())).dashboard
    let short = try #require(SampleDashboards.tenants.first)
    #expect(short.json().utf8.count < 60_000)
    #expect(dashboard.json().utf8.count < 70_000)
}

@Test func `a company full of quotes does not harm the JSON`() throws {
    let company = try DisplayName(parsing: #"A "quoted" \ company"#)
    let dashboard = TenantDashboard(tenant: SampleDashboards.tenant("acme-corp", company, ServiceLevel())).dashboard
    let object = try JSONSerialization.jsonObject(with: Data(dashboard.json().utf8)) as? [String: Any]
    #expect(object?["title"] as? String == #"Tenant acme-corp (A "quoted" \ company)"#)
}
