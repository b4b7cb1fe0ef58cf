/// Parts of the examples of rules about a tenant's namespace.
enum TenantExample {
    /// A Namespace that is a tenant's.
    static let namespace = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: acme-corp, labels: {tenantry.dev/tenant: acme-corp}}
        ---

        """

    /// A quota with every key that matters.
    ///
    /// - Parameter without: a key that it lacks.
    static func quota(without: String = "") -> String {
        let amounts = [
            ("configmaps", "10"), ("limits.cpu", "\"4\""), ("limits.ephemeral-storage", "4Gi"),
            ("limits.memory", "4Gi"),
            ("persistentvolumeclaims", "0"), ("pods", "10"), ("replicationcontrollers", "0"), ("requests.cpu", "\"2\""),
            ("requests.ephemeral-storage", "2Gi"), ("requests.memory", "2Gi"), ("requests.storage", "0"),
            ("resourcequotas", "1"), ("secrets", "10"), ("services", "5"), ("services.loadbalancers", "0"),
            ("services.nodeports", "0"),
        ]
        let hard = amounts.filter { $0.0 != without }.map { "    \($0.0): \($0.1)\n" }.joined()
        return """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: tenant, namespace: acme-corp}
            spec:
              hard:
            \(hard)---

            """
    }

    /// A LimitRange with defaults.
    static func limitRange(limit: String = "{cpu: 500m, memory: 512Mi}") -> String {
        """
        apiVersion: v1
        kind: LimitRange
        metadata: {name: tenant, namespace: acme-corp}
        spec:
          limits:
            - type: Container
              default: \(limit)
              defaultRequest: {cpu: 100m, memory: 128Mi}
        ---

        """
    }

    /// A pod with a line of its specification, and what it takes.
    static func pod(
        _ line: String,
        resources: String = "{requests: {cpu: 100m, memory: 128Mi}, limits: {cpu: 500m, memory: 512Mi}}"
    ) -> String {
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: acme-corp}
        spec:
          \(line)
          containers:
            - name: web
              image: registry.example/web:1.0.0
              resources: \(resources)
        ---

        """
    }
}
