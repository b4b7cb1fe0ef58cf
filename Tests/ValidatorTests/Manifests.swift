/// A pod in `acme-corp` with a container of these fields, and these fields beside it.
func pod(_ container: String, _ spec: String = "") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: web, namespace: acme-corp, labels: {app: web}}
    spec:
      containers:
        - name: web
          \(container.replacing("\n", with: "\n      "))
      \(spec.replacing("\n", with: "\n  "))
    ---

    """
}

/// A ConfigMap of one key.
let settings = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: settings, namespace: acme-corp}
    data: {level: info}
    ---

    """

/// A Secret of one key.
let secret = """
    apiVersion: v1
    kind: Secret
    metadata: {name: keys, namespace: acme-corp}
    stringData: {api-key: "none"}
    ---

    """

/// A Service in `acme-corp` with this specification.
func service(_ spec: String) -> String {
    """
    apiVersion: v1
    kind: Service
    metadata: {name: web, namespace: acme-corp, labels: {app: web}}
    spec: {\(spec)}
    ---

    """
}

/// A pod with two ports.
let web = pod("ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}]")

/// A NetworkPolicy in `acme-corp` with this specification.
func policy(_ spec: String) -> String {
    """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: web, namespace: acme-corp}
    spec:
      \(spec.replacing("\n", with: "\n  "))
    ---

    """
}

/// A release of a chart, which installs what nobody sees.
let chart = """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata: {name: stack, namespace: acme-corp}
    ---

    """

/// A monitor in `acme-corp` with this specification.
func monitor(_ kind: String, _ spec: String) -> String {
    """
    apiVersion: monitoring.coreos.com/v1
    kind: \(kind)
    metadata: {name: web, namespace: acme-corp}
    spec: {\(spec)}
    ---

    """
}

/// A pod, and a Service for it.
let monitored = web + service("selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]")

/// A configuration of Prometheus with one job.
func prometheus(_ job: String) -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: prometheus, namespace: monitoring}
    data:
      prometheus.yml: |
        scrape_configs:
          - job_name: web
            \(job.replacing("\n", with: "\n        "))
    ---

    """
}
