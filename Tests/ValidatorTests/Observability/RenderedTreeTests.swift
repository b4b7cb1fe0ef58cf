import Diagnostics
import Foundation
import Testing

@testable import Validator

/// The tree that this repository renders, with some of its files changed.
private func rendered(_ changes: [(path: String, old: String, new: String)] = [], adding extra: [SourceFile] = [])
    throws
    -> ManifestTree
{
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../generated").standardized
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path()).sorted()
    var files: [SourceFile] = []
    for path in paths {
        let file = root.appending(path: path)
        guard !file.hasDirectoryPath, let data = try? Data(contentsOf: file) else { continue }
        var text = String(decoding: data, as: UTF8.self)
        for change in changes where change.path == path {
            try #require(text.contains(change.old), "\(path) has no \(change.old)")
            text = text.replacing(change.old, with: change.new)
        }
        files.append(SourceFile(path: path, text: text))
    }
    return ManifestTree(files + extra)
}

private let rules = RuleSelection([.references, .observability])

private func ids(_ tree: ManifestTree) async -> Set<String> {
    Set(await Validator(rules).validate(tree).map { "\($0.id) \($0.location?.path ?? "")" })
}

@Test func `nothing is wrong with how the rendered tree is watched`() async throws {
    let own = RuleSelection(RuleCatalogue.dashboardRules + RuleCatalogue.monitorRules)
    let found = await Validator(own).validate(try rendered())
    #expect(found.map(\.line) == [])
}

@Test func `failure 1: policies keep Prometheus from scraping the tenants`() async throws {
    let path = "tenants/acme-corp/boundary/network-policies.yaml"
    let tree = try rendered([(path, "app.kubernetes.io/name: prometheus", "app.kubernetes.io/name: grafana")])
    #expect(await ids(tree).contains("scrape-blocked tenants/acme-corp/workloads/monitoring.yaml"))
    let other = try rendered([(path, "      port: 5000\n", "      port: 80\n")])
    #expect(await ids(other).contains("scrape-blocked tenants/acme-corp/workloads/monitoring.yaml"))
}

@Test func `failure 2: a monitor selects other labels than the Service has`() async throws {
    let path = "tenants/acme-corp/workloads/monitoring.yaml"
    let tree = try rendered([
        (
            path, "    matchLabels:\n      app.kubernetes.io/name: acme-corp-app",
            "    matchLabels:\n      app.kubernetes.io/name: tenant-app"
        )
    ])
    #expect(await ids(tree).contains("monitor-selects-nothing \(path)"))
}

@Test func `failure 3: a ConfigMap has another key than the container reads`() async throws {
    let prometheus = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: prometheus-config, namespace: monitoring}
        data: {prometheus-config.yml: ""}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: prometheus, namespace: monitoring}
        spec:
          selector: {matchLabels: {app: prometheus}}
          template:
            metadata: {labels: {app: prometheus}}
            spec:
              containers:
                - name: prometheus
                  image: registry.example/prometheus:3.0.0
                  args: [--config.file=/etc/prometheus/prometheus.yml]
                  volumeMounts: [{name: config, mountPath: /etc/prometheus}]
              volumes: [{name: config, configMap: {name: prometheus-config}}]
        """
    let tree = try rendered(adding: [SourceFile(path: "prometheus.yaml", text: prometheus)])
    #expect(await ids(tree).contains("unknown-mounted-file prometheus.yaml"))
}

@Test func `failure 9: the address of a pod is scraped`() async throws {
    let configuration = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: prometheus, namespace: monitoring}
        data:
          prometheus.yml: |
            scrape_configs:
              - job_name: llm
                static_configs: [{targets: ["10.0.2.211:5000"]}]
        """
    let tree = try rendered(adding: [SourceFile(path: "prometheus.yaml", text: configuration)])
    #expect(await ids(tree).contains("static-pod-address prometheus.yaml"))
}

@Test func `failure 10: the metrics are in an emptyDir`() async throws {
    for storage in [
        "replicas: 1", "storage: {emptyDir: {}}", "storage: {volumeClaimTemplate: {spec: {resources: {}}}}",
    ] {
        let prometheus = """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: main, namespace: monitoring}
            spec:
              serviceMonitorSelector: {}
              \(storage)
            """
        let tree = try rendered(adding: [SourceFile(path: "prometheus.yaml", text: prometheus)])
        #expect(await ids(tree).contains("prometheus-storage prometheus.yaml"))
    }
}

@Test func `a tenant's dashboard that asks for everybody's series is found`() async throws {
    let tree = try rendered([("dashboards/acme-corp.json", "tenant=\\\"acme-corp\\\"", "tenant=\\\"closed-ai\\\"")])
    let leaks = await Validator(rules).validate(tree).filter { $0.id == "tenant-matcher" }
    // Where a selector has the namespace too, that confines it.
    let both = try rendered([
        ("dashboards/acme-corp.json", "=\\\"acme-corp\\\"", "=\\\"closed-ai\\\"")
    ])
    let all = await Validator(rules).validate(both).filter { $0.id == "tenant-matcher" }
    #expect(all.count > leaks.count)
    #expect(all.allSatisfy { $0.location?.path == "dashboards/acme-corp.json" })
}
