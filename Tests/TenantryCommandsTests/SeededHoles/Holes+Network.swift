extension SeededHoleTests {
    private static let policies = "tenants/acme-corp/boundary/network-policies.yaml"
    private static let monitors = "tenants/acme-corp/workloads/monitoring.yaml"
    private static let app = "tenants/acme-corp/workloads/app.yaml"
    private static let gateway = "monitoring/network-policies.yaml"

    /// A policy of acme-corp's that lets all of its pods connect to something.
    private static func egress(to peer: String, ports: String = "") -> SeededHole.Edit.Change {
        .append(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: extra
              namespace: acme-corp
              labels:
                app.kubernetes.io/managed-by: tenantry
            spec:
              podSelector: {}
              policyTypes:
              - Egress
              egress:
              - to:
                - \(peer)
            \(ports)
            """
        )
    }

    /// Who can connect to whom.
    static let networkHoles: [SeededHole] = [
        SeededHole(
            "another tenant's pods may connect",
            in: policies,
            .insert(
                "    - namespaceSelector:\n        matchLabels:\n          kubernetes.io/metadata.name: closed-ai\n",
                after: "      port: 5000\n    from:\n"
            )
        ),
        SeededHole(
            "every tenant's pods may connect",
            in: policies,
            .insert(
                "    - namespaceSelector:\n        matchExpressions:\n        - key: tenantry.dev/tenant\n"
                    + "          operator: Exists\n",
                after: "      port: 5000\n    from:\n"
            )
        ),
        SeededHole(
            "pods may connect to all namespaces",
            in: policies,
            egress(to: "namespaceSelector: {}"),
            at: "- namespaceSelector: {}"
        ),
        SeededHole(
            "pods may connect to the world",
            in: policies,
            egress(to: "ipBlock: {cidr: 0.0.0.0/0}"),
            at: "- ipBlock: {cidr: 0.0.0.0/0}"
        ),
        SeededHole(
            "pods may connect to the metadata service",
            in: policies,
            egress(to: "ipBlock: {cidr: 169.254.169.254/32}"),
            at: "- ipBlock: {cidr: 169.254.169.254/32}"
        ),
        SeededHole(
            "pods may connect to the API server",
            in: policies,
            egress(to: "ipBlock: {cidr: 172.20.0.1/32}"),
            at: "- ipBlock: {cidr: 172.20.0.1/32}"
        ),
        SeededHole(
            "pods may connect to Prometheus",
            in: policies,
            .replace(
                "          app.kubernetes.io/name: llm-gateway\n",
                with: "          app.kubernetes.io/name: prometheus\n"
            ),
            at: "- podSelector:",
            "app.kubernetes.io/name: prometheus"
        ),
        SeededHole(
            "pods may connect to everything in monitoring",
            in: policies,
            egress(to: "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}"),
            at: "- namespaceSelector: {matchLabels"
        ),
        SeededHole(
            "everybody may connect from outside",
            in: policies,
            .insert("    - ipBlock:\n        cidr: 0.0.0.0/0\n", after: "      port: 5000\n    from:\n")
        ),
        SeededHole(
            "egress is denied to no pod by default",
            in: policies,
            .replace("  policyTypes:\n  - Ingress\n  - Egress\n", with: "  policyTypes:\n  - Ingress\n"),
            at: "name: default-deny",
            "policyTypes:",
            "- Ingress"
        ),
        SeededHole(
            "Prometheus may not scrape the app",
            in: policies,
            .replace(
                """
                    - podSelector:
                        matchLabels:
                          app.kubernetes.io/name: prometheus
                      namespaceSelector:
                        matchLabels:
                          kubernetes.io/metadata.name: monitoring
                  egress:

                """,
                with: "    - podSelector:\n        matchLabels:\n          app.kubernetes.io/name: nothing\n  egress:\n"
            )
        ).foundIn(monitors, at: "- port: http"),
        SeededHole(
            "the proxy may not connect to the gateway's port",
            in: policies,
            .replace(
                "      port: 5000\n    to:\n    - podSelector:\n        matchLabels:\n"
                    + "          app.kubernetes.io/name: llm-gateway\n",
                with: "      port: 5001\n    to:\n    - podSelector:\n        matchLabels:\n"
                    + "          app.kubernetes.io/name: llm-gateway\n"
            ),
            at: "port: 5001",
            "name: llm-proxy"
        ),
        SeededHole(
            "the app may not connect to its proxy",
            in: policies,
            .replace("      port: 5002\n    to:\n", with: "      port: 5003\n    to:\n"),
            at: "port: 5003",
            "name: acme-corp-app"
        ),
        SeededHole(
            "the gateway is open to pods of every namespace",
            in: gateway,
            .replace(
                "      namespaceSelector:\n        matchExpressions:\n        - key: tenantry.dev/tenant\n"
                    + "          operator: Exists\n",
                with: "      namespaceSelector: {}\n"
            ),
            at: "namespaceSelector: {}",
            "- podSelector:"
        ),
        SeededHole(
            "the gateway is closed to the tenants",
            in: gateway,
            .replace(
                "          app.kubernetes.io/name: llm-proxy\n",
                with: "          app.kubernetes.io/name: llm-proxies\n"
            ),
            at: "- podSelector:",
            "app.kubernetes.io/name: llm-proxies",
            "name: llm-gateway"
        ),
        SeededHole(
            "pods may not ask for names",
            in: policies,
            .replace("          k8s-app: kube-dns\n", with: "          k8s-app: dns\n"),
            at: "name: allow-dns",
            "- podSelector:",
            "k8s-app: dns"
        ),
        SeededHole(
            "a pod that no policy selects but the default",
            in: app,
            .replace(
                "        app.kubernetes.io/name: acme-corp-app\n        app.kubernetes.io/part-of: acme-corp\n",
                with: "        app.kubernetes.io/name: acme-app\n        app.kubernetes.io/part-of: acme-corp\n"
            ),
            at: "app.kubernetes.io/name: acme-app",
            "labels:",
            "app.kubernetes.io/name: acme-corp-app"
        ),
        SeededHole(
            "the gateway may connect to the metadata service",
            in: gateway,
            .replace("        - 169.254.0.0/16\n", with: ""),
            at: "- ipBlock:",
            "cidr: 0.0.0.0/0"
        ),
        SeededHole(
            "a peer that was meant to be one and is two",
            in: policies,
            .replace(
                "          app.kubernetes.io/name: llm-gateway\n      namespaceSelector:\n",
                with: "          app.kubernetes.io/name: llm-gateway\n    - namespaceSelector:\n"
            ),
            at: "- namespaceSelector:"
        ),
        SeededHole(
            "pods may connect to every port of the gateway",
            in: policies,
            .replace(
                "      port: 5000\n    to:\n    - podSelector:\n        matchLabels:\n"
                    + "          app.kubernetes.io/name: llm-gateway\n",
                with: "      port: 1\n      endPort: 65535\n    to:\n    - podSelector:\n        matchLabels:\n"
                    + "          app.kubernetes.io/name: llm-gateway\n"
            ),
            at: "port: 1",
            "- podSelector:",
            "- ports:",
            "- protocol: TCP"
        ),
        SeededHole(
            "pods may connect to everything in kube-system",
            in: policies,
            egress(to: "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}"),
            at: "- namespaceSelector: {matchLabels"
        ),
        SeededHole(
            "a gateway that is open to the world",
            in: "monitoring/llm-gateway.yaml",
            .replace("  type: ClusterIP\n", with: "  type: LoadBalancer\n")
        ),
    ]
}
