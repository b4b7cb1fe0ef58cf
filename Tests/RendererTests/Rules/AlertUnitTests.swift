import Foundation
import TestSupport
import Testing

@testable import Renderer

/// One case of promtool's unit tests: series a minute apart, and the alerts that fire after 20 minutes.
struct AlertCase: Sendable, CustomTestStringConvertible {
    var name: String
    var series: [String: String]
    var firing: [String]

    var testDescription: String { name }

    init(_ name: String, _ series: [String: String], firing: [String] = []) {
        self.name = name
        self.series = series
        self.firing = firing
    }
}

private let app =
    #"namespace="acme-corp",tenant="acme-corp",job="acme-corp-service",service="acme-corp-service","#
    + #"pod="app-1",instance="10.0.0.1:5000",method="GET",endpoint="/hello""#
private let gauge = #"namespace="acme-corp",tenant="acme-corp",job="acme-corp-service",pod="#
private let appUp = #"up{namespace="acme-corp",job="acme-corp-service",pod="app-1",instance="10.0.0.1:5000"}"#
private let llmUp = #"up{namespace="acme-corp",job="llm",pod="llm-1",instance="10.0.0.2:5002"}"#
private let up = [appUp: "1x30", llmUp: "1x30"]

private let cadvisor = #"namespace="acme-corp",pod="app-1",image="app@sha256:1",name="n",job="kubelet",node="a""#
private let limits =
    #"kube_pod_container_resource_limits{namespace="acme-corp",pod="app-1",uid="u",node="a",container="app""#
private let memoryLimit = limits + #",resource="memory",unit="byte"}"#
private let cpuLimit = limits + #",resource="cpu",unit="core"}"#

private func requests(_ status: String) -> String { "http_requests_total{\(app),status=\"\(status)\"}" }
private func errors(_ type: String) -> String { "http_request_errors_total{\(app),error_type=\"\(type)\"}" }
private func bucket(_ bound: String) -> String { "http_request_duration_seconds_bucket{\(app),le=\"\(bound)\"}" }
private func memory(_ container: String, id: String = "/a", image: Bool = true) -> String {
    let labels = image ? cadvisor : cadvisor.replacingOccurrences(of: "app@sha256:1", with: "")
    return "container_memory_working_set_bytes{\(labels),container=\"\(container)\",id=\"\(id)\"}"
}
private func cpu(_ container: String, image: Bool = true) -> String {
    let labels = image ? cadvisor : cadvisor.replacingOccurrences(of: "app@sha256:1", with: "")
    return "container_cpu_usage_seconds_total{\(labels),container=\"\(container)\",id=\"/a\",cpu=\"total\"}"
}

private let cases: [AlertCase] = [
    AlertCase(
        "all is well",
        up.merging([
            requests("200"): "0+60x30", errors("timeout"): "0+2x30", bucket("0.5"): "0+58x30", bucket("1"): "0+60x30",
            bucket("+Inf"): "0+60x30", "http_requests_active{\(gauge)\"app-1\"}": "50x30",
            "http_requests_active{\(gauge)\"app-2\"}": "50x30", memory("app"): "80x30", memoryLimit: "100x30",
            cpu("app"): "0+24x30", cpuLimit: "0.5x30",
        ]) { $1 }
    ),
    AlertCase(
        "no traffic",
        up.merging([
            requests("200"): "7x30", errors("timeout"): "7x30", bucket("1"): "7x30", bucket("+Inf"): "7x30",
        ]) { $1 }
    ),
    AlertCase("no series but up", up),

    AlertCase(
        "6 % of requests fail",
        up.merging([requests("200"): "0+94x30", requests("500"): "0+6x30", errors("internal"): "0+6x30"]) { $1 },
        firing: ["HighErrorRate"]
    ),
    AlertCase(
        "every request fails, of two pods",
        up.merging([
            requests("500"): "0+6x30", errors("internal"): "0+6x30",
            requests("500").replacingOccurrences(of: "app-1", with: "app-2"): "0+6x30",
            errors("internal").replacingOccurrences(of: "app-1", with: "app-2"): "0+6x30",
        ]) { $1 },
        firing: ["HighErrorRate"]
    ),
    AlertCase(
        "another tenant's requests fail under this one's name",
        up.merging([
            requests("500").replacingOccurrences(of: #"namespace="acme-corp""#, with: #"namespace="other""#): "0+6x30",
            errors("internal").replacingOccurrences(of: #"namespace="acme-corp""#, with: #"namespace="other""#):
                "0+6x30",
        ]) { $1 }
    ),
    AlertCase(
        "6 of 100 answers take over a second",
        up.merging([bucket("1"): "0+94x30", bucket("2.5"): "0+100x30", bucket("+Inf"): "0+100x30"]) { $1 },
        firing: ["HighLatency"]
    ),
    AlertCase(
        "answers take longer than any bucket",
        up.merging([bucket("1"): "0x30", bucket("5"): "0x30", bucket("+Inf"): "0+100x30"]) { $1 },
        firing: ["HighLatency"]
    ),
    AlertCase("a pod can't be scraped", [appUp: "1x10 0x20", llmUp: "1x30"], firing: ["ServiceDown"]),
    AlertCase("a pod is scraped again", [appUp: "0x10 1x20", llmUp: "1x30"]),
    AlertCase("a service has no target", [appUp: "1x30"], firing: ["ServiceDown"]),
    AlertCase(
        "a service of another tenant is down",
        up.merging([
            appUp.replacingOccurrences(of: #"namespace="acme-corp""#, with: #"namespace="other""#): "0x30"
        ]) { $1 }
    ),
    AlertCase(
        "two pods have 101 active requests",
        up.merging([
            "http_requests_active{\(gauge)\"app-1\"}": "50x30", "http_requests_active{\(gauge)\"app-2\"}": "51x30",
        ]) { $1 },
        firing: ["TooManyActiveRequests"]
    ),
    AlertCase(
        "memory is at 81 % of the limit",
        up.merging([memory("app"): "81x30", memoryLimit: "100x30"]) { $1 },
        firing: ["HighMemoryUsage"]
    ),
    AlertCase(
        "memory of a container before and after its restart",
        up.merging([memory("app"): "50x30", memory("app", id: "/b"): "50x30", memoryLimit: "100x30"]) { $1 }
    ),
    AlertCase(
        "memory of the pod's cgroup, of a container without limit, and of the resource endpoint",
        up.merging([
            memory(""): "500x30", memory("sidecar"): "500x30", memory("app", image: false): "500x30",
            memoryLimit: "100x30",
        ]) { $1 }
    ),
    AlertCase(
        "CPU is at 81 % of the limit",
        up.merging([cpu("app"): "0+24.3x30", cpuLimit: "0.5x30"]) { $1 },
        firing: ["HighCPUUsage"]
    ),
    AlertCase(
        "CPU of the pod's cgroup and of the resource endpoint",
        up.merging([cpu(""): "0+60x30", cpu("app", image: false): "0+60x30", cpuLimit: "0.5x30"]) { $1 }
    ),
]

@Test(.enabled(if: Tool.isAvailable(Tool.promtool)), arguments: cases)
func `an alert fires when it should and at no other time`(example: AlertCase) throws {
    let alerts = TenantAlerts(
        tenant: "acme-corp",
        latencyThreshold: 1,
        services: ["acme-corp-service", "llm"],
        runbookBase: nil
    )
    let folder = try TemporaryFolder()
    try folder.write(PrometheusRules.text(alerts.all), to: "rules.json")
    // Which alerts fire, whatever their labels: asked as a query, as promtool compares alerts with all their labels.
    let test: [String: Any] = [
        "rule_files": ["rules.json"],
        "evaluation_interval": "1m",
        "tests": [
            [
                "interval": "1m",
                "input_series": example.series.sorted { $0.key < $1.key }.map {
                    ["series": $0.key, "values": $0.value]
                },
                "promql_expr_test": [
                    [
                        "expr": #"max by (alertname) (ALERTS{alertstate="firing"})"#,
                        "eval_time": "20m",
                        "exp_samples": example.firing.map {
                            ["labels": "{alertname=\"\($0)\"}", "value": 1] as [String: Any]
                        },
                    ] as [String: Any]
                ],
            ] as [String: Any]
        ],
    ]
    try folder.write(JSONSerialization.data(withJSONObject: test, options: .withoutEscapingSlashes), to: "test.json")
    let output = try Tool.promtool.required().run(["test", "rules", "test.json"], directory: folder.url)
    #expect(output.status == 0, "\(output.text)\(output.errorText)")
}
