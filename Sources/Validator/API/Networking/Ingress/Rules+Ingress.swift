import Diagnostics

extension Rule {
    static let ingressRule = api(
        "ingress-rule",
        "an Ingress has a rule or a default backend, and each HTTP rule a path",
        explanation: """
            An Ingress that says neither `rules` nor `defaultBackend` is refused: it would do nothing. So is a rule
            whose `http` has no `paths`.
            """,
        bad: """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: chat
            spec:
              ingressClassName: public

            """,
        good: ingressManifest(path: "/", port: "number: 8080")
    )

    static let ingressHost = api(
        "ingress-host",
        "the hosts of an Ingress are DNS names",
        explanation: """
            A host is a DNS name in lower case, without scheme, port or path, and no IP address. Its first part may be
            `*`, which stands for exactly one part.
            """,
        bad: ingressManifest(host: "chat.example.com:443", path: "/", port: "number: 8080"),
        good: ingressManifest(host: "chat.example.com", path: "/", port: "number: 8080")
    )

    static let ingressPath = api(
        "ingress-path",
        "the paths of an Ingress say how they match, and are absolute",
        explanation: """
            Each path has a `pathType`: `Exact`, `Prefix` or `ImplementationSpecific`. With the first two, the path is
            needed; it starts with `/` and has neither empty parts nor `.` or `..` as parts, nor an escaped `/`.
            """,
        bad: ingressManifest(path: "chat", port: "number: 8080"),
        good: ingressManifest(path: "/chat", port: "number: 8080")
    )

    static let ingressBackend = api(
        "ingress-backend",
        "each backend of an Ingress is one Service with one port, or one resource",
        explanation: """
            A backend is a `service` or a `resource`, not both. A Service has a name and a port, which is said by its
            name or by its number, not by both. A resource has a kind and a name.
            """,
        bad: ingressManifest(path: "/", port: "number: 80800"),
        good: ingressManifest(path: "/", port: "number: 8080")
    )

    static let ingressTLS = api(
        "ingress-tls",
        "the TLS hosts of an Ingress are DNS names, and its certificates names of Secrets",
        explanation: """
            Each of the `hosts` is a DNS name in lower case, whose first part may be `*`; `secretName` is the name of a
            Secret in the same namespace. Leave it out for the controller's default certificate.
            """,
        bad: ingressManifest(tls: "Chat.example.com", path: "/", port: "number: 8080"),
        good: ingressManifest(tls: "chat.example.com", path: "/", port: "number: 8080")
    )

    static let ingressClass = api(
        "ingress-class",
        "an Ingress names one class, and a class its controller",
        explanation: """
            `ingressClassName` is the name of an IngressClass; the annotation `kubernetes.io/ingress.class`, which it
            replaced, may only say the same. An IngressClass names its controller as a DNS name and a path, of 250
            characters at most; its parameters have a kind, a name, and a namespace exactly if their scope is
            `Namespace`.
            """,
        bad: """
            apiVersion: networking.k8s.io/v1
            kind: IngressClass
            metadata:
              name: public
            spec:
              controller: nginx

            """,
        good: """
            apiVersion: networking.k8s.io/v1
            kind: IngressClass
            metadata:
              name: public
            spec:
              controller: k8s.io/ingress-nginx

            """
    )

    private static func ingressManifest(
        host: String = "chat.example.com",
        tls: String? = nil,
        path: String,
        port: String
    ) -> String {
        let entry =
            tls.map {
                """
                  tls:
                    - hosts:
                        - \($0)
                      secretName: chat-tls

                """
            } ?? ""
        return """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: chat
            spec:
            \(entry)  rules:
                - host: \(host)
                  http:
                    paths:
                      - path: \(path)
                        pathType: Prefix
                        backend:
                          service:
                            name: chat
                            port:
                              \(port)

            """
    }
}
