import Foundation
import Kubernetes
import Renderer
import TenantSpecs
import Testing
import YAML

/// The release of the monitoring stack in a rendering, as its controllers read it.
private struct RenderedStack {
    let rendered: RenderedFiles
    /// The stack's objects for each controller, by folder and kind.
    let documents: [String: [String: YAMLNode]]

    init(_ edits: [(file: String, old: String, new: String)] = []) async throws {
        rendered = RenderedFiles(try await SampleSpecs.load(edits))
        var documents: [String: [String: YAMLNode]] = [:]
        for controller in ["argocd", "flux"] {
            guard let text = rendered.files[Self.file(of: controller)] else { continue }
            for document in try YAMLStream.parse(text).documents {
                documents[controller, default: [:]][try #require(document["kind"]?.text)] = document
            }
        }
        self.documents = documents
    }

    /// The file with the stack's objects in a controller's folder.
    static func file(of controller: String) -> String {
        controller == "flux" ? "flux/monitoring-stack/release.yaml" : "argocd/monitoring-stack.yaml"
    }

    func values(_ controller: String = "flux") throws -> YAMLNode {
        let node =
            controller == "flux"
            ? documents["flux"]?["HelmRelease"]?["spec"]?["values"]
            : documents["argocd"]?["Application"]?["spec"]?["source"]?["helm"]?["valuesObject"]
        return try #require(node)
    }
}

extension YAMLNode {
    /// The node below a path of keys.
    fileprivate func at(_ path: String) -> YAMLNode? {
        path.split(separator: "/").reduce(Optional(self)) { $0?[String($1)] }
    }

    /// Whether a selector of labels, of this form, takes an object with these labels.
    fileprivate func selects(_ labels: SortedMap<LabelKey, LabelValue>) throws -> Bool {
        let (selector, problems) = FieldReader.read(LabelSelector.self, from: self)
        #expect(problems.isEmpty)
        let wanted = try #require(selector)
        #expect(wanted.matchExpressions.isEmpty && !wanted.matchLabels.isEmpty)
        return wanted.matchLabels.allSatisfy { labels[$0.key] == $0.value }
    }

    /// The paths of every scalar and list below, with dots between keys.
    fileprivate var paths: [String] {
        guard kind == .mapping else { return [""] }
        return entries.flatMap { entry in
            entry.value.paths.map { $0.isEmpty ? entry.key.text : "\(entry.key.text).\($0)" }
        }
    }
}

/// The paths that the chart takes, and those below which it takes anything.
private struct ChartValues {
    var exact: Set<String> = []
    var open: [String] = []

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/stack-value-paths.txt")
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasSuffix(".*") { open.append(String(line.dropLast())) } else { exact.insert(String(line)) }
        }
    }

    func unknown(in values: YAMLNode) -> [String] {
        values.paths.filter { path in !exact.contains(path) && !open.contains { path.hasPrefix($0) } }
    }
}

@Test func `both controllers install the same values`() async throws {
    let stack = try await RenderedStack()
    #expect(try stack.values("flux").paths == stack.values("argocd").paths)
    let texts = ["argocd", "flux"].map { stack.rendered.files[RenderedStack.file(of: $0)] ?? "" }
    func values(_ text: String, after key: String) -> [Substring] {
        let lines = text.split(separator: "\n").drop { !$0.hasSuffix("\(key):") }
        let indent = lines.first?.prefix { $0 == " " }.count ?? 0
        return lines.dropFirst().prefix { $0.prefix { $0 == " " }.count > indent }.map { $0.dropFirst(indent + 2) }
    }
    #expect(values(texts[0], after: "valuesObject") == values(texts[1], after: "values"))
    #expect(values(texts[1], after: "values").count > 100)
}

@Test func `the chart takes every value`() async throws {
    let values = try await RenderedStack().values()
    #expect(try ChartValues().unknown(in: values) == [])
}

@Test func `a value that the chart does not take is found`() async throws {
    let chart = try ChartValues()
    let text =
        "prometheus: {prometheusSpec: {retentionsize: 1MB, storageSpec: {emptyDir: {}}}}\ngrafana: {adminPasword: x}"
    let values = try #require(try YAMLStream.parse(text).documents.first)
    #expect(chart.unknown(in: values) == ["prometheus.prometheusSpec.retentionsize", "grafana.adminPasword"])
}

@Test func `Prometheus follows every monitor and rule that is rendered`() async throws {
    let stack = try await RenderedStack()
    let spec = try #require(try stack.values().at("prometheus/prometheusSpec"))
    let namespaces = try stack.rendered.objects(Namespace.self)
    func check(_ metadata: ObjectMeta<DNSSubdomain>, _ kind: String) throws {
        let selector = try #require(spec["\(kind)Selector"])
        #expect(try selector.selects(metadata.labels), "\(metadata.name)")
        let namespace = try #require(namespaces.first { $0.metadata.name.text == metadata.namespace?.text })
        #expect(try #require(spec["\(kind)NamespaceSelector"]).selects(namespace.metadata.labels))
    }
    let (services, pods, rules) = (
        try stack.rendered.objects(ServiceMonitor.self), try stack.rendered.objects(PodMonitor.self),
        try stack.rendered.objects(PrometheusRule.self)
    )
    #expect(services.count > 2 && pods.count == 4 && rules.count > 2)
    for monitor in services { try check(monitor.metadata, "serviceMonitor") }
    for monitor in pods { try check(monitor.metadata, "podMonitor") }
    for rule in rules { try check(rule.metadata, "rule") }
}

@Test func `no tenant's monitors or rules are excluded from the label of their namespace`() async throws {
    let spec = try #require(try await RenderedStack().values().at("prometheus/prometheusSpec"))
    #expect(spec["enforcedNamespaceLabel"]?.text == "namespace")
    let excluded = try #require(spec["excludedFromEnforcement"]).elements.map { entry in
        ["group", "resource", "namespace", "name"].map { entry[$0]?.text ?? "" }
    }
    #expect(
        excluded
            == ["podmonitors", "prometheusrules", "servicemonitors"].map {
                ["monitoring.coreos.com", $0, "monitoring", ""]
            }
    )
}

@Test func `what monitors allow themselves is within what Prometheus enforces`() async throws {
    let stack = try await RenderedStack()
    let spec = try #require(try stack.values().at("prometheus/prometheusSpec"))
    let samples = try #require(spec["enforcedSampleLimit"].flatMap { Int64($0.text) })
    let labels = try #require(spec["enforcedLabelLimit"].flatMap { Int64($0.text) })
    for monitor in try stack.rendered.objects(ServiceMonitor.self) {
        #expect(try #require(monitor.spec.sampleLimit) < samples)
        #expect(try #require(monitor.spec.labelLimit) < labels)
    }
    #expect(spec.at("additionalConfig/enforcedBodySizeLimit")?.text.hasSuffix("MB") == true)
}

@Test(arguments: [("50Gi", "43520MB"), ("1Gi", "870MB"), ("100Mi", "85MB"), ("1", "1MB")])
func `metrics stay below their volume`(size: String, retention: String) async throws {
    let edit = (file: "platform", old: "release: prom\n", new: "release: prom\n    storageSize: \"\(size)\"\n")
    let spec = try #require(try await RenderedStack([edit]).values().at("prometheus/prometheusSpec"))
    #expect(spec["retentionSize"]?.text == retention)
    #expect(spec.at("storageSpec/volumeClaimTemplate/spec/resources/requests/storage")?.text == size)
    #expect(spec.at("storageSpec/volumeClaimTemplate/spec")?["storageClassName"] == nil)
}

@Test func `every volume has the storage class of the spec`() async throws {
    let edit = (file: "platform", old: "release: prom\n", new: "release: prom\n    storageClass: fast\n")
    let values = try await RenderedStack([edit]).values()
    let paths = [
        "prometheus/prometheusSpec/storageSpec/volumeClaimTemplate/spec/storageClassName",
        "alertmanager/alertmanagerSpec/storage/volumeClaimTemplate/spec/storageClassName",
        "grafana/persistence/storageClassName",
    ]
    #expect(paths.allSatisfy { values.at($0)?.text == "fast" })
}

@Test func `Alertmanager's configuration and Grafana's Secret are rendered`() async throws {
    let stack = try await RenderedStack()
    let values = try stack.values()
    let name = values.at("alertmanager/alertmanagerSpec/alertmanagerConfiguration/name")?.text
    let configurations = try stack.rendered.objects(AlertmanagerConfig.self)
    #expect(configurations.contains { $0.metadata.name.text == name && $0.metadata.namespace == "monitoring" })

    let admin = try #require(values.at("grafana/admin"))
    let secret = try #require(
        try stack.rendered.objects(ExternalSecret.self)
            .first { $0.metadata.name.text == admin["existingSecret"]?.text }
    )
    #expect(secret.metadata.namespace == "monitoring")
    let keys = secret.spec.data.map(\.secretKey.text) + (secret.spec.target?.template?.data.keys.map(\.text) ?? [])
    #expect(Set(keys) == Set([admin["userKey"]?.text, admin["passwordKey"]?.text]))
    #expect(secret.spec.target?.template?.mergePolicy == .merge)
    #expect(secret.spec.data.first?.remoteRef.key == "platform/grafana")
}

@Test func `Grafana's sidecar finds the dashboards, and reads no tenant's namespace`() async throws {
    let stack = try await RenderedStack()
    let sidecar = try #require(try stack.values().at("grafana/sidecar/dashboards"))
    let kustomization = try #require(
        try stack.rendered.objects(Kustomization.self, below: "dashboards").first
    )
    let label = try #require(sidecar["label"]?.text)
    let key = try LabelKey(parsing: label)
    #expect(kustomization.generatorOptions?.labels[key]?.text == sidecar["labelValue"]?.text)
    #expect(kustomization.namespace?.text == sidecar["searchNamespace"]?.text)
    #expect(try stack.values().at("grafana/rbac/namespaced")?.text == "true")
}

@Test func `what a managed control plane hides is neither scraped nor asked for`() async throws {
    let values = try await RenderedStack().values()
    let parts = ["kubeControllerManager", "kubeEtcd", "kubeProxy", "kubeScheduler"]
    #expect(parts.allSatisfy { values[$0]?["enabled"]?.text == "false" })
    #expect(values.at("defaultRules/rules")?.entries.allSatisfy { $0.value.text == "false" } == true)

    let edit = (file: "platform", old: "release: prom\n", new: "release: prom\n    managedControlPlane: false\n")
    let own = try await RenderedStack([edit]).values()
    #expect(parts.allSatisfy { own[$0] == nil } && own["defaultRules"] == nil)
}

@Test func `a controller has its folder only where the spec names it`() async throws {
    let only = { (name: String) in
        [(file: "platform", old: "  image:", new: "  gitops: {controllers: [\(name)]}\n  image:")]
    }
    let flux = try await RenderedStack(only("flux"))
    #expect(flux.documents["argocd"] == nil)
    #expect(try flux.values().at("kube-state-metrics/customResourceState/enabled")?.text == "true")
    #expect(try flux.rendered.objects(PodMonitor.self).map(\.metadata.name.text).contains("argocd") == false)

    let argo = try await RenderedStack(only("argocd"))
    #expect(argo.documents["flux"] == nil)
    #expect(try argo.values("argocd").at("kube-state-metrics/customResourceState") == nil)
    #expect(try argo.rendered.objects(PodMonitor.self).map(\.metadata.name.text).contains("flux") == false)
}

@Test func `the chart is pinned, and of the spec's repository`() async throws {
    let edit = (
        file: "platform", old: "release: prom\n",
        new: "release: prom\n    chart: {repository: \"https://charts.example.com/mirror\", version: 81.5.0}\n"
    )
    let stack = try await RenderedStack([edit])
    let chart = try #require(stack.documents["flux"]?["HelmRelease"]?.at("spec/chart/spec"))
    #expect(chart["version"]?.text == "81.5.0")
    #expect(
        chart.at("sourceRef/name")?.text == stack.documents["flux"]?["HelmRepository"]?.at("metadata/name")?.text
    )
    #expect(
        stack.documents["flux"]?["HelmRepository"]?.at("spec/url")?.text == "https://charts.example.com/mirror"
    )
    let source = try #require(stack.documents["argocd"]?["Application"]?.at("spec/source"))
    #expect(source["targetRevision"]?.text == "81.5.0")
    #expect(source["repoURL"]?.text == "https://charts.example.com/mirror")
    #expect(source.at("helm/releaseName")?.text == "prom")
}

@Test func `the project of Argo CD allows the application, and no tenant's namespace`() async throws {
    let stack = try await RenderedStack()
    let application = try #require(stack.documents["argocd"]?["Application"]?["spec"])
    let project = try #require(stack.documents["argocd"]?["AppProject"])
    #expect(project.at("metadata/name")?.text == application["project"]?.text)
    #expect(project.at("spec/sourceRepos")?.elements.map(\.text) == [application.at("source/repoURL")?.text ?? ""])
    let namespaces = project.at("spec/destinations")?.elements.compactMap { $0["namespace"]?.text }
    #expect(namespaces == ["monitoring", "node-exporter", "kube-system"])
    #expect(application.at("destination/namespace")?.text == "monitoring")
}

@Test func `Flux installs the chart by its own account, in the namespace of monitoring`() async throws {
    let stack = try await RenderedStack()
    let release = try #require(stack.documents["flux"]?["HelmRelease"])
    #expect(release.at("metadata/namespace")?.text == "flux-system")
    #expect(release.at("spec/serviceAccountName")?.text == "helm-controller")
    #expect(release.at("spec/targetNamespace")?.text == "monitoring")
    #expect(release.at("spec/storageNamespace")?.text == "monitoring")
    #expect(stack.documents["flux"]?["HelmRepository"]?.at("metadata/namespace")?.text == "flux-system")
}

@Test func `only node_exporter may have what restricted forbids, in a namespace of its own`() async throws {
    let stack = try await RenderedStack()
    let levels = try stack.rendered.objects(Namespace.self, below: "cluster").map { namespace in
        "\(namespace.metadata.name) \(namespace.metadata.labels["pod-security.kubernetes.io/enforce"] ?? "")"
    }
    #expect(levels == ["monitoring restricted", "node-exporter privileged"])
    let values = try stack.values()
    #expect(values.at("prometheus-node-exporter/namespaceOverride")?.text == "node-exporter")
    #expect(values.at("grafana/initChownData/enabled")?.text == "false")
    #expect(values.at("grafana/testFramework/enabled")?.text == "false")
}
