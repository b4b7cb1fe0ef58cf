/// Parts of the examples of rules about the network.
enum NetworkExample {
    /// The Namespace of a tenant.
    static func tenant(_ name: String) -> String {
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: \(name), labels: {tenantry.dev/tenant: \(name)}}
        ---

        """
    }

    /// A Namespace that is no tenant's.
    static func namespace(_ name: String) -> String {
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: \(name)}
        ---

        """
    }

    /// A policy of a namespace.
    static func policy(_ name: String, in namespace: String, _ spec: String) -> String {
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          \(spec.replacing("\n", with: "\n  "))
        ---

        """
    }

    /// The policy that isolates every pod of a namespace.
    static func deny(in namespace: String) -> String {
        policy("default-deny", in: namespace, "podSelector: {}\npolicyTypes: [Ingress, Egress]")
    }

    /// A Deployment of pods labelled with its name.
    static func pods(
        _ name: String,
        in namespace: String,
        port: Int = 8080,
        _ container: String = "",
        _ spec: String = ""
    )
        -> String
    {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          selector: {matchLabels: {app: \(name)}}
          template:
            metadata: {labels: {app: \(name)}}
            spec:
              \(spec.isEmpty ? "" : spec + "\n      ")containers:
                - name: \(name)
                  image: registry.example/\(name):1.0.0
                  ports: [{name: http, containerPort: \(port)}]
        \(container.isEmpty ? "" : "          \(container)\n")---

        """
    }

    /// A Service of such pods.
    static func service(_ name: String, in namespace: String, app: String, port: Int, target: Int) -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: \(name), namespace: \(namespace)}
        spec: {selector: {app: \(app)}, ports: [{name: http, port: \(port), targetPort: \(target)}]}
        ---

        """
    }
}
