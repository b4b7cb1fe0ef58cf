/// The small trees that show what rules about names and data are about.
enum DataExample {
    /// Two tenants, and the platform's namespace.
    static let tenants = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: acme-corp, labels: {tenantry.dev/tenant: acme-corp}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: closed-ai, labels: {tenantry.dev/tenant: closed-ai}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: monitoring}
        ---

        """

    /// A ConfigMap of one value.
    static func settings(_ value: String, in namespace: String = "acme-corp") -> String {
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: \(namespace)}
        data: {value: "\(value)"}
        ---

        """
    }

    /// A ConfigMap that the sidecar of Grafana loads.
    static func dashboard(in namespace: String) -> String {
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: overview, namespace: \(namespace), labels: {grafana_dashboard: "1"}}
        data: {}
        ---

        """
    }

    /// A route to a Service of the tenant's.
    static func route(_ tenant: String, _ host: String, backend: String = "name: web, port: 80") -> String {
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: web, namespace: \(tenant)}
        spec:
          hostnames: ["\(host)"]
          rules: [{backendRefs: [{\(backend)}]}]
        ---

        """
    }

    /// A ServiceMonitor of the tenant's.
    static func monitor(_ namespaces: String) -> String {
        """
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: {name: web, namespace: acme-corp}
        spec:
          namespaceSelector: {\(namespaces)}
          selector: {matchLabels: {app: web}}
          endpoints: [{port: metrics}]
        ---

        """
    }

    /// A store of AWS' Secrets Manager.
    static func store(_ aws: String) -> String {
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: keys, namespace: acme-corp}
        spec: {provider: {aws: {service: SecretsManager, region: eu-west-1, \(aws)}}}
        ---

        """
    }

    /// An ExternalSecret of one key.
    static func secret(_ key: String) -> String {
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: login, namespace: acme-corp}
        spec:
          secretStoreRef: {name: keys, kind: SecretStore}
          data: [{secretKey: login, remoteRef: {key: \(key)}}]
        ---

        """
    }
}
