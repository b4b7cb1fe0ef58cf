public import Grafana
import TenantSpecs
public import Testing
import YAML

@testable import Renderer

/// The dashboards of a platform with two tenants.
enum SampleDashboards {
    static let acme = tenant("acme-corp", "ACME Corp", ServiceLevel())
    static let closed = tenant(
        "closed-ai",
        "Closed AI",
        ServiceLevel(availability: 99.5, latency: LatencyObjective(threshold: "500ms", objective: 95.0))
    )

    static let shared: [Dashboard] = Dashboards.Shared.allCases.map {
        DashboardFiles.dashboard($0, hasLongNames: false)
    }
    static let tenants: [Dashboard] = [acme, closed].map { TenantDashboard(tenant: $0).dashboard }
    static let all = shared + tenants

    static func tenant(_ name: TenantName, _ company: DisplayName, _ level: ServiceLevel) -> Tenant {
        Tenant(
            metadata: .init(name: name),
            spec: TenantSpec(
                company: company,
                industry: "Technology",
                llm: LLMSpec(systemPrompt: "You are an assistant."),
                slo: level
            )
        )
    }
}

extension Dashboard {
    /// The panels without the headings.
    var placed: [PlacedPanel] { panels.compactMap(\.panel) }

    /// Everything that the dashboard asks: its panels' queries, and its annotations'.
    var expressions: [String] {
        placed.flatMap(\.targets).map(\.expr) + (annotations?.list ?? []).map(\.expr)
    }
}

extension Dashboard: CustomTestStringConvertible {
    /// The uid.
    public var testDescription: String { uid.text }
}
