/// What the examples of rules about monitors have in common.
enum MonitorExample {
    /// A Service and its pods.
    static let web = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: acme-corp, labels: {app: web}}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 80, targetPort: http}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: acme-corp}
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

    /// A monitor of that Service, with one endpoint.
    static func monitor(_ endpoint: String, sampleLimit: String = "sampleLimit: 5000") -> String {
        """
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: {name: web, namespace: acme-corp, labels: {release: stack}}
        spec:
          selector: {matchLabels: {app: web}}
          endpoints:
            - {\(endpoint)}
          \(sampleLimit)
        ---

        """
    }

    /// A policy that lets one port in from the namespace `monitoring`.
    static func policy(port: Int) -> String {
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web, namespace: acme-corp}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Ingress]
          ingress:
            - from:
                - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                  podSelector: {matchLabels: {app.kubernetes.io/name: prometheus}}
              ports: [{port: \(port)}]

        """
    }
}
