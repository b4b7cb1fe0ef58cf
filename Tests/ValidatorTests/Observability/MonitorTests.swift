import Diagnostics
import Testing
import Validator

/// A monitor in `acme-corp` with one endpoint, of the pod and Service `web`.
private func web(
    _ endpoint: String,
    kind: String = "ServiceMonitor",
    _ more: String = "sampleLimit: 9",
    name: String = "web"
) -> String {
    """
    apiVersion: monitoring.coreos.com/v1
    kind: \(kind)
    metadata: {name: \(name), namespace: acme-corp, labels: {release: stack}}
    spec:
      selector: {matchLabels: {app: web}}
      \(kind == "ServiceMonitor" ? "endpoints" : "podMetricsEndpoints"):
        - {\(endpoint)}
      \(more)
    ---

    """
}

/// A policy with this specification in a namespace.
private func deny(_ spec: String, in namespace: String = "acme-corp", name: String = "deny") -> String {
    """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: \(name), namespace: \(namespace)}
    spec: {\(spec)}
    ---

    """
}

/// A release of the stack with these values.
private func stack(_ values: String, _ more: String = "") -> String {
    """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata: {name: stack, namespace: monitoring}
    spec:
      chart: {spec: {chart: kube-prometheus-stack}}
      values: {\(values)}
      \(more)
    ---

    """
}

private func operated(_ spec: String) -> String {
    """
    apiVersion: monitoring.coreos.com/v1
    kind: Prometheus
    metadata: {name: main, namespace: monitoring}
    spec: {\(spec)}
    ---

    """
}

private let fromPrometheus = """
    from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}, podSelector: {matchLabels: {app.kubernetes.io/name: prometheus}}}]
    """

private let blocked: [RuleCase] = [
    RuleCase("scrape-blocked", "no policy", web("port: http") + monitored),
    RuleCase(
        "scrape-blocked",
        "default deny",
        web("port: 1️⃣http") + monitored + deny("podSelector: {}"),
        says: "'deny' isolates it"
    ),
    RuleCase(
        "scrape-blocked",
        "default deny of a PodMonitor",
        web("port: 1️⃣http", kind: "PodMonitor") + monitored + deny("podSelector: {}")
    ),
    RuleCase(
        "scrape-blocked",
        "let in by another policy",
        web("port: http") + monitored + deny("podSelector: {}")
            + deny("podSelector: {}, ingress: [{\(fromPrometheus), ports: [{port: 8080}]}]", name: "scrape")
    ),
    RuleCase(
        "scrape-blocked",
        "let in on the port of the Service",
        web("port: 1️⃣http") + monitored + deny("podSelector: {}, ingress: [{\(fromPrometheus), ports: [{port: 80}]}]"),
        says: "on port 8080"
    ),
    RuleCase(
        "scrape-blocked",
        "let in by the name of the port",
        web("port: http") + monitored + deny("podSelector: {}, ingress: [{\(fromPrometheus), ports: [{port: http}]}]")
    ),
    RuleCase(
        "scrape-blocked",
        "another namespace is let in",
        web("port: 1️⃣http") + monitored
            + deny(
                "podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: observability}}}]}]"
            )
    ),
    RuleCase(
        "scrape-blocked",
        "another application is let in",
        web("port: 1️⃣http") + monitored
            + deny(
                "podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app.kubernetes.io/name: grafana}}}]}]"
            )
    ),
    RuleCase(
        "scrape-blocked",
        "a label of Prometheus that the tree doesn't show",
        web("port: http") + monitored
            + deny(
                "podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {team: sre}}}]}]"
            )
    ),
    RuleCase(
        "scrape-blocked",
        "a policy of other pods",
        web("port: http") + monitored + deny("podSelector: {matchLabels: {app: db}}")
    ),
    RuleCase(
        "scrape-blocked",
        "Prometheus may not get out",
        web("port: 1️⃣http") + monitored
            + deny(
                "podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}]",
                in: "monitoring"
            ),
        says: "out to Pod acme-corp/web on port 8080"
    ),
    RuleCase(
        "scrape-blocked",
        "of the Prometheus that the tree shows",
        web("port: 1️⃣http") + monitored + deny("podSelector: {}, ingress: [{\(fromPrometheus)}]")
            + operated("serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}").replacing(
                "monitoring}",
                with: "metrics}"
            ),
        says: "in 'metrics'"
    ),
    RuleCase(
        "scrape-blocked",
        "not of a Prometheus that follows other monitors",
        web("port: http") + monitored + deny("podSelector: {}")
            + operated("serviceMonitorSelector: {matchLabels: {a: b}}, serviceMonitorNamespaceSelector: {}")
    ),
    RuleCase(
        "scrape-blocked",
        "a port by its number",
        web("targetPort: 1️⃣9090") + monitored
            + deny("podSelector: {}, ingress: [{\(fromPrometheus), ports: [{port: 8080}]}]")
    ),
    RuleCase(
        "scrape-blocked",
        "each endpoint",
        web("port: 1️⃣http}\n    - {path: /slow, port: 2️⃣http") + monitored + deny("podSelector: {}")
    ),
]

private let followed: [RuleCase] = [
    RuleCase("monitor-not-followed", "nothing is known", web("port: http")),
    RuleCase("monitor-not-followed", "by the chart's release", web("port: http") + stack("")),
    RuleCase(
        "monitor-not-followed",
        "by another release",
        web("port: http").replacing("labels: {release: stack}", with: "labels: 1️⃣{release: other}") + stack(""),
        says: "HelmRelease monitoring/stack follows 'release=stack'"
    ),
    RuleCase(
        "monitor-not-followed",
        "without a label",
        web("port: http").replacing(
            "{name: web, namespace: acme-corp, labels: {release: stack}}",
            with: "{name: 1️⃣web, namespace: acme-corp}"
        ) + stack("")
    ),
    RuleCase(
        "monitor-not-followed",
        "the release has a name of its own",
        web("port: http").replacing("labels: {", with: "labels: 1️⃣{") + stack("", "releaseName: kps"),
        says: "release=kps"
    ),
    RuleCase(
        "monitor-not-followed",
        "the chart follows all",
        web("port: http").replacing("release: stack", with: "a: b")
            + stack("prometheus: {prometheusSpec: {serviceMonitorSelectorNilUsesHelmValues: false}}")
    ),
    RuleCase(
        "monitor-not-followed",
        "the values are elsewhere",
        web("port: http").replacing("release: stack", with: "a: b")
            + stack("", "valuesFrom: [{kind: ConfigMap, name: a}]")
    ),
    RuleCase(
        "monitor-not-followed",
        "a selector of the values",
        web("port: http").replacing("labels: {", with: "labels: 1️⃣{")
            + stack("prometheus: {prometheusSpec: {serviceMonitorSelector: {matchLabels: {team: a}}}}")
    ),
    RuleCase(
        "monitor-not-followed",
        "no selector selects nothing",
        web("port: http").replacing("labels: {", with: "labels: 1️⃣{") + operated("replicas: 1")
    ),
    RuleCase(
        "monitor-not-followed",
        "no selector of namespaces is its own",
        web("port: http").replacing("labels: {", with: "labels: 1️⃣{") + operated("serviceMonitorSelector: {}"),
        says: "follows other namespaces"
    ),
    RuleCase(
        "monitor-not-followed",
        "one of two is enough",
        web("port: http") + operated("replicas: 1") + stack("")
    ),
    RuleCase(
        "monitor-not-followed",
        "an Application of the chart",
        web("port: http").replacing("labels: {", with: "labels: 1️⃣{") + """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: kps, namespace: argocd}
            spec:
              source: {chart: kube-prometheus-stack, helm: {valuesObject: {}}}
              destination: {namespace: monitoring}
            """,
        says: "release=kps"
    ),
]

private let others: [RuleCase] = [
    RuleCase(
        "duplicate-scrape",
        "one path each",
        web("port: http") + web("port: http, path: /slow", name: "slow") + monitored
    ),
    RuleCase(
        "duplicate-scrape",
        "by a ServiceMonitor and a PodMonitor",
        web("port: http").replacing("name: web,", with: "name: 1️⃣web,") + web("port: http", kind: "PodMonitor")
            + monitored,
        says: "PodMonitor acme-corp/web scrapes port 8080 of Pod acme-corp/web too"
    ),
    RuleCase(
        "duplicate-scrape",
        "by name and by number",
        web("port: http", name: "a") + web("targetPort: 8080").replacing("name: web,", with: "name: 1️⃣web,") + monitored
    ),
    RuleCase(
        "duplicate-scrape",
        "with other parameters",
        web("port: http") + web("port: http, params: {collect: [a]}", name: "a") + monitored
    ),
    RuleCase("honor-labels", "of a tenant", web("port: http, honorLabels: 1️⃣true") + monitored),
    RuleCase("honor-labels", "switched off", web("port: http, honorLabels: false") + monitored),
    RuleCase(
        "honor-labels",
        "of the stack itself",
        web("port: http, honorLabels: true").replacing("acme-corp", with: "monitoring")
    ),
    RuleCase(
        "scrape-timing",
        "a longer timeout",
        web("port: http, interval: 15s, scrapeTimeout: 1️⃣16s"),
        says: "'16s' is longer than"
    ),
    RuleCase("scrape-timing", "the same", web("port: http, interval: 1m, scrapeTimeout: 60s")),
    RuleCase("scrape-timing", "no unit", web("port: http, interval: 1️⃣'15'"), says: "write numbers with units"),
    RuleCase("scrape-timing", "a fraction", web("port: http, interval: 1️⃣1.5m")),
    RuleCase("scrape-timing", "units in the wrong order", web("port: http, interval: 1️⃣30s1m")),
    RuleCase("scrape-timing", "a unit twice", web("port: http, scrapeTimeout: 1️⃣1m1m")),
    RuleCase("scrape-timing", "nothing", web("port: http, interval: 1️⃣0s"), says: "is 0"),
    RuleCase("scrape-timing", "compound", web("port: http, interval: 1m30s, scrapeTimeout: 1m15s")),
    RuleCase("scrape-limit", "none", web("port: http", "", name: "1️⃣web")),
    RuleCase("scrape-limit", "zero", web("port: http", "sampleLimit: 1️⃣0"), .info),
    RuleCase(
        "scrape-limit",
        "one that Prometheus enforces",
        web("port: http", "") + operated("enforcedSampleLimit: 5000")
    ),
    RuleCase("metrics-path", "relative", web("port: http, path: 1️⃣metrics")),
    RuleCase("metrics-path", "with a query", web("port: http, path: 1️⃣'/probe?module=a'"), says: "put it into 'params'"),
    RuleCase("metrics-path", "with a blank", web("port: http, path: 1️⃣'/a b'")),
    RuleCase("metrics-path", "absolute", web("port: http, path: /actuator/prometheus")),
    RuleCase(
        "relabeling",
        "no such action",
        web("port: http, relabelings: [{action: 1️⃣keeep}]"),
        says: "there is no action 'keeep'"
    ),
    RuleCase(
        "relabeling",
        "in any case",
        web("port: http, relabelings: [{action: Keep, sourceLabels: [a], regex: b}]")
    ),
    RuleCase("relabeling", "replace without a target", web("port: http, relabelings: [1️⃣{sourceLabels: [a]}]")),
    RuleCase(
        "relabeling",
        "replace by a template",
        web("port: http, relabelings: [{sourceLabels: [a], targetLabel: 'x_${1}'}]")
    ),
    RuleCase(
        "relabeling",
        "no name of a label",
        web("port: http, relabelings: [{sourceLabels: [a], targetLabel: 1️⃣a-b}]")
    ),
    RuleCase(
        "relabeling",
        "hashmod without modulus",
        web("port: http, relabelings: [1️⃣{sourceLabels: [a], targetLabel: b, action: hashmod}]")
    ),
    RuleCase(
        "relabeling",
        "hashmod",
        web("port: http, relabelings: [{sourceLabels: [a], targetLabel: b, action: hashmod, modulus: 8}]")
    ),
    RuleCase(
        "relabeling",
        "labeldrop with a source",
        web("port: http, metricRelabelings: [{action: labeldrop, regex: a, sourceLabels: 1️⃣[a]}]")
    ),
    RuleCase("relabeling", "labeldrop", web("port: http, metricRelabelings: [{action: labeldrop, regex: a}]")),
    RuleCase("relabeling", "keep of nothing", web("port: http, relabelings: [{action: 1️⃣keep, regex: a}]")),
    RuleCase(
        "relabeling",
        "keepequal with a pattern",
        web("port: http, relabelings: [{action: keepequal, sourceLabels: [a], targetLabel: b, regex: 1️⃣c}]")
    ),
    RuleCase(
        "relabeling",
        "a pattern that doesn't compile",
        web("port: http, relabelings: [{action: keep, sourceLabels: [a], regex: 1️⃣'a('}]")
    ),
    RuleCase(
        "relabeling",
        "a pattern",
        web("port: http, relabelings: [{action: keep, sourceLabels: [a], regex: '(?i)a|b.+'}]")
    ),
    RuleCase("prometheus-storage", "none", operated("replicas: 1").replacing("spec: {", with: "spec: 1️⃣{")),
    RuleCase(
        "prometheus-storage",
        "an emptyDir",
        operated("storage: {emptyDir: 1️⃣{medium: Memory}}"),
        says: "kept in an emptyDir"
    ),
    RuleCase(
        "prometheus-storage",
        "no class",
        operated("storage: {volumeClaimTemplate: 1️⃣{spec: {resources: {requests: {storage: 1Gi}}}}}"),
        says: "no storage class"
    ),
    RuleCase("prometheus-storage", "the chart's default", stack("a: b").replacing("name: stack", with: "name: 1️⃣stack")),
    RuleCase(
        "prometheus-storage",
        "of the chart",
        stack("prometheus: {prometheusSpec: {storageSpec: {volumeClaimTemplate: {spec: {storageClassName: gp3}}}}}")
    ),
    RuleCase(
        "prometheus-storage",
        "in values that are elsewhere",
        stack("a: b", "valuesFrom: [{kind: ConfigMap, name: a}]")
    ),
]

@Test(arguments: blocked + followed + others)
func `what is scraped is checked`(test: RuleCase) async throws {
    await test.check(try RuleSelection(names: [test.rule.rawValue]))
}
