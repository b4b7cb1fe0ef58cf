import Diagnostics
import Testing
import Validator

/// What broke on the platform that this one replaces: each has to be found before anything is synced.
@Test func `failure 2: a scrape configuration selects tenant-app while the pods are acme-corp-app`() async {
    let app = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: acme-corp-app, namespace: acme-corp}
        spec:
          selector: {matchLabels: {app: acme-corp-app}}
          template:
            metadata: {labels: {app: acme-corp-app}}
            spec:
              containers:
                - {name: app, image: registry.example/app:1.0.0, ports: [{name: http, containerPort: 5000}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: acme-corp-service, namespace: acme-corp, labels: {app: acme-corp-app}}
        spec:
          selector: {app: acme-corp-app}
          ports: [{name: http, port: 80, targetPort: http}]
        """
    let byMonitor = await findings(
        RuleSelection([.references]),
        in: [
            "app.yaml": app,
            "monitor.yaml": """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: tenants, namespace: monitoring}
            spec:
              namespaceSelector: {matchNames: [acme-corp]}
              selector: {matchLabels: {app: tenant-app}}
              endpoints: [{port: http}]
            """,
        ]
    )
    #expect(
        byMonitor == [
            "monitor.yaml:6:13: error: no Service in namespace 'acme-corp' has 'app=tenant-app'; 'app' is 'acme-corp-app' there "
                + "[monitor-selects-nothing] ServiceMonitor monitoring/tenants /spec/selector"
        ]
    )
    let byConfiguration = await findings(
        RuleSelection([.references]),
        in: [
            "app.yaml": app,
            "prometheus.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: prometheus, namespace: monitoring}
            data:
              prometheus.yml: |
                scrape_configs:
                  - job_name: tenants
                    kubernetes_sd_configs: [{role: pod}]
                    relabel_configs:
                      - source_labels: [__meta_kubernetes_pod_label_app]
                        action: keep
                        regex: tenant-app
            """,
        ]
    )
    #expect(
        byConfiguration == [
            "prometheus.yaml:12:1: error: no pod in the tree has the label 'app' with the value 'tenant-app'; there is 'acme-corp-app' "
                + "[scrape-selects-nothing] ConfigMap monitoring/prometheus /data/prometheus.yml"
        ]
    )
}

private func prometheus(_ container: String, _ volume: String) -> KeyValuePairs<String, String> {
    [
        "prometheus.yaml": """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: prometheus-config, namespace: monitoring}
        data:
          prometheus-config.yml: "global: {}"
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
                  \(container)
              volumes:
                - \(volume)
        """
    ]
}

@Test func `failure 3: a ConfigMap has the key prometheus-config.yml while the container reads prometheus.yml`() async {
    let object = "Deployment monitoring/prometheus /spec/template/spec"
    let bySubPath = prometheus(
        "volumeMounts: [{name: c, mountPath: /etc/prometheus/prometheus.yml, subPath: prometheus.yml}]",
        "{name: c, configMap: {name: prometheus-config}}"
    )
    #expect(
        await findings(RuleSelection([.references]), in: bySubPath) == [
            "prometheus.yaml:18:88: error: ConfigMap 'prometheus-config' has no key 'prometheus.yml'; "
                + "did you mean 'prometheus-config.yml'? [unknown-config-map-key] \(object)/containers/0/volumeMounts/0/subPath"
        ]
    )
    let byItems = prometheus(
        "volumeMounts: [{name: c, mountPath: /etc/prometheus}]",
        "{name: c, configMap: {name: prometheus-config, items: [{key: prometheus.yml, path: prometheus.yml}]}}"
    )
    #expect(
        await findings(RuleSelection([.references]), in: byItems) == [
            "prometheus.yaml:20:72: error: ConfigMap 'prometheus-config' has no key 'prometheus.yml'; "
                + "did you mean 'prometheus-config.yml'? [unknown-config-map-key] \(object)/volumes/0/configMap/items/0/key"
        ]
    )
    let byArgument = prometheus(
        "args: [--config.file=/etc/prometheus/prometheus.yml]\n"
            + "          volumeMounts: [{name: c, mountPath: /etc/prometheus}]",
        "{name: c, configMap: {name: prometheus-config}}"
    )
    #expect(
        await findings(RuleSelection([.references]), in: byArgument) == [
            "prometheus.yaml:18:18: error: nothing that is mounted on '/etc/prometheus' has a file 'prometheus.yml'; "
                + "did you mean 'prometheus-config.yml'? [unknown-mounted-file] \(object)/containers/0/args/0"
        ]
    )
}

@Test func `failure 9: the address of one pod is written into the scrape configuration`() async {
    let lines = await findings(
        RuleSelection([.references]),
        in: [
            "prometheus.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: prometheus, namespace: monitoring}
            data:
              prometheus.yml: |
                scrape_configs:
                  - job_name: llm
                    static_configs:
                      - targets: ["10.0.2.211:5000", "llm-gateway.monitoring:5000"]
            """
        ]
    )
    #expect(
        lines == [
            "prometheus.yaml:9:1: error: '10.0.2.211:5000' is the address of one pod or node, which changes; "
                + "select it by its labels, or name a Service [static-pod-address] ConfigMap monitoring/prometheus /data/prometheus.yml"
        ]
    )
}
