import Diagnostics
import YAML

extension Rule {
    /// No pod is scraped by its address.
    static let staticPodAddress = Rule(
        id: "static-pod-address",
        category: .references,
        severity: .error,
        summary: "no pod is scraped by its address",
        explanation: """
            A pod gets another address whenever it is made anew, so a private address in a scrape configuration \
            is right for a day. Select pods by their labels (`kubernetes_sd_configs`, a ServiceMonitor), or name \
            a Service.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: prometheus, namespace: monitoring}
            data:
              prometheus.yml: |
                scrape_configs:
                  - job_name: web
                    static_configs:
                      - targets: ["10.0.1.17:9090"]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: monitoring}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: registry.example/web:1.0.0
                      ports: [{name: http, containerPort: 8080}]

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: prometheus, namespace: monitoring}
            data:
              prometheus.yml: |
                scrape_configs:
                  - job_name: web
                    static_configs:
                      - targets: ["web.monitoring:9090"]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: monitoring}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: registry.example/web:1.0.0
                      ports: [{name: http, containerPort: 8080}]

            """
        ),
        check: .object(kinds: [.configMap]) { object, _, findings in
            for configuration in ScrapeConfiguration.all(in: object) {
                for job in configuration.jobs {
                    for target in job.list("static_configs").flatMap({ $0.list("targets") }) {
                        guard let text = target.string, IPv4Address.isPrivate(host: text) else { continue }
                        findings.report(.staticPodAddress(text, configuration.place(of: target, object)))
                    }
                }
            }
        }
    )
}

/// An address of four numbers.
private enum IPv4Address {
    /// Whether a target is an address that pods and nodes have: RFC 1918, and the shared space of RFC 6598.
    static func isPrivate(host target: String) -> Bool {
        let host = target.prefix { $0 != ":" }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { UInt8($0) }
        guard parts.count == 4, numbers.count == 4 else { return false }
        switch numbers[0] {
        case 10: return true
        case 100: return 64...127 ~= numbers[1]
        case 172: return 16...31 ~= numbers[1]
        case 192: return numbers[1] == 168
        default: return false
        }
    }
}

extension Diagnostic {
    fileprivate static func staticPodAddress(_ target: String, _ place: Place) -> Diagnostic {
        Diagnostic(
            .staticPodAddress,
            "'\(target)' is the address of one pod or node, which changes; select it by its labels, or name a Service",
            at: place
        )
    }
}
