import Diagnostics
import YAML

extension Rule {
    /// Services are for the cluster.
    static let exposedService: Rule = Rule(
        id: "exposed-service",
        category: .security,
        severity: .warning,
        summary: "no Service is open to what is outside of the cluster",
        explanation: """
            NodePort opens a port on every node, LoadBalancer an address as well, both past any Ingress or Gateway \
            with its TLS and its limits; externalIPs takes traffic for any address. Where that is wanted, suppress \
            it with a reason.
            """,
        bad: .service("type: NodePort"),
        good: .service("type: ClusterIP"),
        check: .manifest(kinds: [.service]) { object, findings in
            guard let spec = object.root.field("spec") else { return }
            if let type = spec.field("type"), type.hasText("NodePort") || type.hasText("LoadBalancer") {
                findings.report(
                    Diagnostic(
                        .exposedService,
                        "the Service is open to the outside of the cluster (\(type.text))",
                        at: object.place(of: type)
                    )
                )
            }
            if spec.elements("externalIPs")?.first(where: { _ in true }) != nil, let key = spec.key(of: "externalIPs") {
                findings.report(
                    Diagnostic(
                        .exposedService,
                        "the Service takes traffic for addresses that aren't its own (externalIPs)",
                        at: object.place(of: key)
                    )
                )
            }
        }
    )

    /// Nothing is in the namespace of those that named none.
    static let defaultNamespace: Rule = Rule(
        id: "default-namespace",
        category: .security,
        severity: .warning,
        summary: "nothing is put into the namespace default",
        explanation: """
            The namespace `default` is where everything ends up that names none: it has no owner, and can't be \
            deleted. Quotas, policies and rights are given by namespace.
            """,
        bad: .tree(["manifest.yaml": settingsMap("default")]),
        good: .tree(["manifest.yaml": settingsMap("acme-corp")]),
        check: .manifest(kinds: []) { object, findings in
            guard object.namespace == "default", !object.kind.isClusterScoped,
                let namespace = object.root.field("metadata")?.field("namespace"),
                !(object.kind == .service && object.name == "kubernetes")
            else { return }
            findings.report(
                Diagnostic(
                    .defaultNamespace,
                    "the object is in the namespace 'default'; give it one that is somebody's",
                    at: object.place(of: namespace)
                )
            )
        }
    )

    private static func settingsMap(_ namespace: String) -> String {
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: \(namespace)}\ndata: {level: info}\n"
    }
}

extension Rule.Example {
    fileprivate static func service(_ spec: String) -> Self {
        .manifest(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: acme-corp}
            spec:
              \(spec)
              selector: {app: web}
              ports: [{name: http, port: 80, targetPort: 8080}]

            """
        )
    }
}
