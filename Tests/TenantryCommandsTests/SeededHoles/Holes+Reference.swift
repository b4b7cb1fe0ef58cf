extension SeededHoleTests {
    private static let app = "tenants/acme-corp/workloads/app.yaml"
    private static let gateway = "monitoring/llm-gateway.yaml"
    private static let policies = "tenants/acme-corp/boundary/network-policies.yaml"

    /// What broke on the platform that this one replaces, each seeded into the tree; its account of it in a few words.
    static let referenceHoles: [SeededHole] = [
        SeededHole(
            "1: policies keep Prometheus from scraping the tenants",
            in: policies,
            .replace(
                "      port: 5002\n    from:\n    - podSelector:\n        matchLabels:\n"
                    + "          app.kubernetes.io/name: acme-corp-app\n    - podSelector:\n        matchLabels:\n"
                    + "          app.kubernetes.io/name: prometheus\n      namespaceSelector:\n        matchLabels:\n"
                    + "          kubernetes.io/metadata.name: monitoring\n",
                with: "      port: 5002\n    from:\n    - podSelector:\n        matchLabels:\n"
                    + "          app.kubernetes.io/name: acme-corp-app\n"
            )
        ).foundIn("tenants/acme-corp/workloads/monitoring.yaml", at: "- port: http"),
        SeededHole(
            "2: a monitor selects labels that no pod has",
            in: "tenants/acme-corp/workloads/monitoring.yaml",
            .replace(
                "    matchLabels:\n      app.kubernetes.io/name: acme-corp-app\n",
                with: "    matchLabels:\n      app.kubernetes.io/name: tenant-app\n"
            ),
            at: "app.kubernetes.io/name: tenant-app",
            "matchLabels:",
            "selector:"
        ),
        SeededHole(
            "3: a ConfigMap's key isn't the file that the container reads",
            in: gateway,
            .insert(
                "        args:\n        - --config=/etc/llm-gateway/config/gateway.yml\n",
                after: "        - llm-gateway\n"
            ),
            at: "- --config="
        ),
        SeededHole(
            "4: a password is encoded twice",
            in: "monitoring/stack.yaml",
            .append(
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: grafana\n  namespace: monitoring\n"
                    + "data:\n  admin-password: WTJoaGJtZGxMVzFsTFhCc1pXRnpaUT09\n"
            ),
            at: "admin-password:",
            "data:",
            "kind: Secret",
            "name: grafana"
        ),
        SeededHole(
            "5: a dependency is installed when the pod starts",
            in: app,
            .replace(
                "        command:\n        - tenant-app\n",
                with:
                    "        command:\n        - sh\n        - -c\n        - pip install flask && exec python app.py\n"
            ),
            at: "- pip install"
        ),
        SeededHole(
            "6: a changed key takes a restart",
            in: gateway,
            .insert(
                "        - name: OPENAI_API_KEY\n          valueFrom:\n            secretKeyRef:\n"
                    + "              name: openai-api-key\n              key: api-key\n",
                after: "        env:\n"
            ),
            at: "secretKeyRef:",
            "- name: OPENAI_API_KEY",
            "name: openai-api-key"
        ),
        SeededHole(
            "7: the quota counts the app, but not its proxy",
            in: "tenants/acme-corp/boundary/quota.yaml",
            .replace("    limits.cpu: \"3\"\n", with: "    limits.cpu: 1500m\n")
        ),
        SeededHole(
            "8: a tenant made by copying a folder",
            in: "tenants/closed-ai/boundary/rbac.yaml",
            .replace("  namespace: closed-ai\n", with: "  namespace: acme-corp\n"),
            at: "namespace: acme-corp",
            "name: default"
        ),
        SeededHole(
            "9: a pod's address in a scrape configuration",
            in: "monitoring/stack.yaml",
            .append(
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: prometheus\n  namespace: monitoring\n"
                    + "data:\n  prometheus.yml: |\n    scrape_configs:\n    - job_name: acme\n"
                    + "      static_configs:\n      - targets: [\"10.0.3.17:5000\"]\n"
            ),
            at: "- targets:",
            "prometheus.yml:"
        ),
        SeededHole(
            "10: metrics in a volume that goes with its pod",
            in: "flux/monitoring-stack.yaml",
            .replace(
                "              storageClassName: gp3\n              accessModes:\n              - ReadWriteOnce\n"
                    + "              resources:\n                requests:\n                  storage: 50Gi\n",
                with: "              accessModes:\n              - ReadWriteOnce\n"
                    + "              resources:\n                requests:\n                  storage: 50Gi\n"
            ),
            at: "storageSpec:",
            "volumeClaimTemplate:",
            "spec:"
        ),
    ]
}
