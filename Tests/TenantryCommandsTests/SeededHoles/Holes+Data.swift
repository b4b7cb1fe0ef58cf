extension SeededHoleTests {
    private static let app = "tenants/acme-corp/workloads/app.yaml"
    private static let monitors = "tenants/acme-corp/workloads/monitoring.yaml"

    private static func document(_ kind: String, _ group: String, _ rest: String) -> SeededHole.Edit.Change {
        .append("apiVersion: \(group)\nkind: \(kind)\nmetadata:\n  name: extra\n  namespace: acme-corp\n\(rest)")
    }

    /// Names and data that tenants would share.
    static let dataHoles: [SeededHole] = [
        SeededHole(
            "an object of another tenant's in a tenant's folder",
            in: app,
            .replace(
                "  name: tenant-info\n  namespace: acme-corp\n",
                with: "  name: tenant-info\n  namespace: closed-ai\n"
            ),
            at: "namespace: closed-ai",
            "name: tenant-info"
        ),
        SeededHole(
            "a monitor of every namespace",
            in: monitors,
            .replace("  sampleLimit: 5000\n", with: "  namespaceSelector:\n    any: true\n  sampleLimit: 5000\n"),
            at: "any: true",
            "namespaceSelector:"
        ),
        SeededHole(
            "a monitor of another tenant's",
            in: monitors,
            .replace(
                "  sampleLimit: 5000\n",
                with: "  namespaceSelector:\n    matchNames:\n    - closed-ai\n  sampleLimit: 5000\n"
            ),
            at: "- closed-ai",
            "namespaceSelector:"
        ),
        SeededHole(
            "a dashboard that a tenant gives Grafana",
            in: app,
            .insert("    grafana_dashboard: \"1\"\n", after: "    tenantry.dev/tenant: acme-corp\n")
        ),
        SeededHole(
            "a secret store with the operator's own identity",
            in: app,
            document(
                "SecretStore",
                "external-secrets.io/v1",
                "spec:\n  provider:\n    aws:\n      service: SecretsManager\n      region: us-east-1\n"
            ),
            at: "aws:",
            "provider:",
            "name: extra"
        ),
        SeededHole(
            "a tenant's secret from the platform's store",
            in: app,
            document(
                "ExternalSecret",
                "external-secrets.io/v1",
                """
                spec:
                  secretStoreRef:
                    name: platform
                    kind: ClusterSecretStore
                  data:
                  - secretKey: key
                    remoteRef:
                      key: platform/openai

                """
            ),
            at: "secretStoreRef:",
            "name: platform",
            "key: platform/openai",
            "kind: ClusterSecretStore"
        ),
        SeededHole(
            "the platform's secrets in every namespace",
            in: "cluster/secret-store.yaml",
            .replace("  conditions:\n  - namespaces:\n    - monitoring\n", with: ""),
            at: "name: platform",
            "spec:",
            "provider:"
        ),
        SeededHole(
            "a Service that is another tenant's",
            in: app,
            .replace(
                """
                  selector:
                    app.kubernetes.io/name: acme-corp-app
                  type: ClusterIP

                """,
                with: "  type: ExternalName\n  externalName: llm.closed-ai.svc.cluster.local\n"
            ),
            at: "externalName: llm.closed-ai",
            "type: ExternalName"
        ),
        SeededHole(
            "an app that asks another tenant's proxy",
            in: app,
            .replace("value: http://llm:5002", with: "value: http://llm.closed-ai:5002"),
            at: "value: http://llm.closed-ai:5002",
            "- name: LLM_PROXY_URL"
        ),
        SeededHole(
            "a host name of two tenants",
            in: app,
            document("Ingress", "networking.k8s.io/v1", ingress("acme-corp-service")),
            at: "- host: chat.example.com",
            "host: chat.example.com"
        )
        .also(
            in: "tenants/closed-ai/workloads/app.yaml",
            .append(
                "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: extra\n  namespace: closed-ai\n"
                    + ingress("closed-ai-service")
            )
        ),
        SeededHole(
            "a dashboard that shows another tenant's series",
            in: "dashboards/acme-corp.json",
            .replace("tenant=\\\"acme-corp\\\"", with: "tenant=\\\"closed-ai\\\""),
            at: "\"expr\":"
        ),
        SeededHole(
            "a rule about another tenant's series",
            in: monitors,
            .replace("namespace=\"acme-corp\"", with: "namespace=\"closed-ai\""),
            at: "expr:",
            "(",
            "sum",
            "namespace"
        ),
        SeededHole(
            "two objects of one name",
            in: app,
            .append(
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: tenant-info\n  namespace: acme-corp\n"
                    + "data:\n  TENANT_NAME: closed-ai\n"
            ),
            at: "name: tenant-info"
        ),
        SeededHole(
            "an account with the platform's role in AWS",
            in: "tenants/acme-corp/boundary/rbac.yaml",
            .replace(
                "  name: acme-corp-app\n  namespace: acme-corp\n",
                with: "  name: acme-corp-app\n  namespace: acme-corp\n  annotations:\n"
                    + "    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/tenantry-secrets\n"
            ),
            at: "eks.amazonaws.com/role-arn"
        ),
    ]

    private static func ingress(_ service: String) -> String {
        """
        spec:
          rules:
          - host: chat.example.com
            http:
              paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: \(service)
                    port:
                      number: 80

        """
    }
}

extension SeededHoleTests {
    private static let stack = "flux/monitoring-stack/release.yaml"

    /// The monitoring that tenants share.
    static let monitoringHoles: [SeededHole] = [
        SeededHole(
            "rules of a tenant's that ask for every tenant's series",
            in: stack,
            .replace("        enforcedNamespaceLabel: namespace\n", with: ""),
            at: "matchLabels:",
            "ruleNamespaceSelector:",
            "prometheusSpec:",
            "app.kubernetes.io/managed-by:"
        ),
        SeededHole(
            "routes of a tenant's that take every alert",
            in: stack,
            .replace("          type: OnNamespace\n", with: "          type: None\n")
        ),
        SeededHole(
            "dashboards from every namespace",
            in: stack,
            .replace("          searchNamespace: monitoring\n", with: "          searchNamespace: ALL\n")
        ),
        SeededHole(
            "a Grafana that is open to everybody",
            in: stack,
            .insert("      grafana.ini:\n        auth.anonymous:\n          enabled: true\n", after: "    grafana:\n"),
            at: "enabled: true"
        ),
    ]
}
