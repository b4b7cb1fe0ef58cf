import Foundation
import Grafana
import PlatformContract
import TestSupport
import Testing
import YAML

@testable import Renderer

private func all() throws -> [Dashboard] {
    [
        Dashboards.clusterOverview(),
        Dashboards.tenantMetrics(),
        Dashboards.tenantDashboard(name: "acme-corp", company: "ACME Corp", latencyThreshold: 1),
        Dashboards.tenantDashboard(name: "closed-ai", company: "Closed AI", latencyThreshold: 0.5),
    ]
}

private func panels(_ dashboard: Dashboard) -> [PlacedPanel] {
    dashboard.panels.compactMap(\.panel)
}

@Test func `the dashboards are what they were`() throws {
    for dashboard in try all() {
        try expectSnapshot(dashboard.json(), named: "\(dashboard.uid).json")
    }
}

@Test func `the dashboards have the panels of the reference platform`() throws {
    let titles = try all().map { panels($0).map { "\($0.title): \(name(of: $0.visualization))" } }
    #expect(
        titles[0] == [
            "Nodes: stat", "Pods: stat", "Failed pods: stat", "Unhealthy nodes: stat", "Node CPU: timeseries",
            "Node memory: timeseries",
        ]
    )
    #expect(
        titles[1] == [
            "Request share by tenant: piechart", "Error rate by tenant: gauge", "Request rate by tenant: timeseries",
            "Active requests by tenant: timeseries", "Latency p95 by tenant: timeseries",
            "Latency p99 by tenant: timeseries",
        ]
    )
    #expect(
        titles[2] == [
            "Request rate: stat", "Error rate: stat", "Latency p95: stat", "Active requests: stat",
            "Request rate by endpoint: timeseries", "Requests by status: timeseries",
        ]
    )
    #expect(titles[3] == titles[2])
}

private func name(of visualization: Visualization) -> String {
    switch visualization {
    case .stat: "stat"
    case .timeSeries: "timeseries"
    case .gauge: "gauge"
    case .pieChart: "piechart"
    case .table: "table"
    }
}

@Test func `every panel says what it shows and asks for it`() throws {
    for panel in try all().flatMap(panels) {
        #expect(!panel.title.isEmpty)
        #expect(panel.description.hasSuffix("."), "\(panel.title)")
        #expect(!panel.targets.isEmpty, "\(panel.title)")
    }
}

@Test func `names, titles and numbers are unique and nothing overlaps`() throws {
    let dashboards = try all()
    #expect(Set(dashboards.map(\.uid)).count == dashboards.count)
    #expect(Set(dashboards.map(\.title)).count == dashboards.count)
    for dashboard in dashboards {
        #expect(Set(dashboard.panels.map(\.id)).count == dashboard.panels.count)
        let cells = dashboard.panels.map(\.gridPos).flatMap { position in
            (position.y..<position.y + position.height).flatMap { y in
                (position.x..<position.x + position.width).map { [$0, y] }
            }
        }
        #expect(Set(cells).count == cells.count)
    }
}

@Test(.enabled(if: Tool.isAvailable(Tool.python)))
func `every query parses and asks for metrics and labels that are exported`() throws {
    let expressions = try all().flatMap(panels).flatMap(\.targets).map(\.expr)
    #expect(expressions.count == 24)
    #expect(try PromQLChecker.problems(in: expressions) == [])
}

@Test func `every rate is over an interval that fits the scrapes`() throws {
    for expression in try all().flatMap(panels).flatMap(\.targets).map(\.expr) {
        let rates = expression.components(separatedBy: "rate(").count - 1
        let intervals = expression.components(separatedBy: "[$__rate_interval])").count - 1
        #expect(rates == intervals, "\(expression)")
    }
}

@Test func `each selector of a tenant's dashboard is for that tenant alone`() throws {
    let dashboard = try #require(try all().last)
    for expression in panels(dashboard).flatMap(\.targets).map(\.expr) {
        let selectors = expression.components(separatedBy: "{").count - 1
        let own = expression.components(separatedBy: #"{tenant="closed-ai",namespace="closed-ai"}"#).count - 1
        #expect(selectors == own && own > 0, "\(expression)")
    }
    #expect(dashboard.templating.list.map(\.name) == ["datasource"])
}

@Test func `a name or company full of quotes harms neither query nor JSON`() throws {
    let company = "A \"quoted\" \\ company\n"
    let dashboard = Dashboards.tenantDashboard(name: "acme-corp", company: company, latencyThreshold: 1)
    let object = try JSONSerialization.jsonObject(with: Data(dashboard.json().utf8)) as? [String: Any]
    #expect(object?["title"] as? String == "Tenant acme-corp (\(company))")
}
