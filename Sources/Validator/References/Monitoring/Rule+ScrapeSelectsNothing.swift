import Diagnostics
import YAML

extension Rule {
    /// A scrape configuration keeps pods or Services of the tree.
    static let scrapeSelectsNothing = Rule(
        id: "scrape-selects-nothing",
        category: .references,
        severity: .error,
        summary: "a scrape configuration keeps pods or Services of the tree",
        explanation: """
            A `keep` of a label that nothing in the tree has drops every target: Prometheus scrapes nothing, and \
            no alert tells. The regular expression and the labels have to agree.
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
                    relabel_configs:
                      - {action: keep, source_labels: [__meta_kubernetes_pod_label_app], regex: wbe}
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
                    relabel_configs:
                      - {action: keep, source_labels: [__meta_kubernetes_pod_label_app], regex: web}
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
        check: .object(kinds: [.configMap]) { object, index, findings in
            for configuration in ScrapeConfiguration.all(in: object) {
                for job in configuration.jobs {
                    for relabeling in job.list("relabel_configs") {
                        guard let kept = KeptLabel(relabeling), let known = index.values(of: kept) else { continue }
                        guard !kept.values.contains(where: known.contains) else { continue }
                        findings.report(.scrapeSelectsNothing(kept, known, configuration.place(of: kept.node, object)))
                    }
                }
            }
        }
    )
}

/// A rule of relabeling that keeps the targets with some values of one label.
private struct KeptLabel {
    /// What has the label.
    var isService: Bool
    /// The label, as Prometheus spells it.
    var label: String
    var values: [String]
    /// Where the values are written.
    var node: YAMLNode

    /// `nil` for every other rule, and for one whose expression is more than a list of words.
    init?(_ relabeling: YAMLNode) {
        let sources = relabeling["source_labels"].map { Array($0.elements) } ?? []
        guard relabeling["action"]?.string == "keep", sources.count == 1, let source = sources[0].string,
            let node = relabeling["regex"], let text = node.string, !text.isEmpty,
            !text.contains(where: { ".*+?()[]{}^$\\".contains($0) })
        else { return nil }
        let prefixes = ["__meta_kubernetes_pod_label_", "__meta_kubernetes_service_label_"]
        guard let prefix = prefixes.first(where: source.hasPrefix) else { return nil }
        isService = prefix == prefixes[1]
        label = String(source.dropFirst(prefix.count))
        values = text.split(separator: "|").map(String.init)
        self.node = node
    }
}

extension ManifestIndex {
    /// The values that a label has in the tree; `nil` when nothing in the tree could have it.
    fileprivate func values(of kept: KeptLabel) -> Set<String>? {
        var labels: [[Label]] = []
        for object in objects {
            switch object.content {
            case .pods(let pods) where !kept.isService: labels.append(pods.labels)
            case .service(let service) where kept.isService: labels.append(service.labels)
            default: continue
            }
        }
        guard !labels.isEmpty else { return nil }
        return Set(labels.joined().lazy.filter { $0.key.sanitizedByPrometheus == kept.label }.map(\.value))
    }
}

extension String {
    /// As Prometheus makes a label's name one of its own (prometheus: util/strutil/strconv.go, `SanitizeLabelName`).
    fileprivate var sanitizedByPrometheus: String {
        String(decoding: utf8.map { $0.isNameCharacter ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isNameCharacter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension Diagnostic {
    fileprivate static func scrapeSelectsNothing(_ kept: KeptLabel, _ known: Set<String>, _ place: Place) -> Diagnostic
    {
        let wanted = kept.values.joined(separator: "|")
        return Diagnostic(
            .scrapeSelectsNothing,
            "no \(kept.isService ? "Service" : "pod") in the tree has the label '\(kept.label)' with the value '\(wanted)'"
                + known.sorted().hint(for: wanted),
            at: place
        )
    }
}
