import Diagnostics

extension Rule {
    static let configMap = api(
        "config-map",
        "a ConfigMap has keys that can be files, each once, and at most 1 MiB",
        explanation: """
            A key is a file's name where the ConfigMap is mounted: letters, digits, `-`, `_` and `.`, at most 253 of
            them, and neither `.` nor anything that starts with `..`. A key is in `data` or in `binaryData`, not in
            both, and all values together have at most 1,048,576 bytes. The API server refuses others.
            """,
        bad: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: prompts
              namespace: acme-corp
            data:
              system prompt: Be brief.

            """,
        good: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: prompts
              namespace: acme-corp
            data:
              system-prompt: Be brief.

            """
    )

    static let secretData = api(
        "secret-data",
        "a Secret has keys that can be files, and at most 1 MiB",
        explanation: """
            A key is a file's name where the Secret is mounted: letters, digits, `-`, `_` and `.`, at most 253 of them,
            and neither `.` nor anything that starts with `..`. All values together, `stringData` over `data`, have at
            most 1,048,576 bytes. The API server refuses others.
            """,
        bad: """
            apiVersion: v1
            kind: Secret
            metadata:
              name: gateway
              namespace: acme-corp
            data:
              api/key: c2VjcmV0

            """,
        good: """
            apiVersion: v1
            kind: Secret
            metadata:
              name: gateway
              namespace: acme-corp
            data:
              api-key: c2VjcmV0

            """
    )

    static let secretType = api(
        "secret-type",
        "a Secret of one of Kubernetes' types holds what the type needs",
        explanation: """
            `kubernetes.io/tls` needs `tls.crt` and `tls.key`, `kubernetes.io/dockerconfigjson` a JSON object in
            `.dockerconfigjson`, `kubernetes.io/basic-auth` a `username` or a `password`, `kubernetes.io/ssh-auth` an
            `ssh-privatekey`, and `kubernetes.io/service-account-token` the annotation
            `kubernetes.io/service-account.name`. The API server refuses the Secret otherwise; the type `Opaque` needs
            nothing.
            """,
        bad: """
            apiVersion: v1
            kind: Secret
            metadata:
              name: certificate
              namespace: acme-corp
            type: kubernetes.io/tls
            data:
              tls.crt: c2VjcmV0

            """,
        good: """
            apiVersion: v1
            kind: Secret
            metadata:
              name: certificate
              namespace: acme-corp
            type: kubernetes.io/tls
            data:
              tls.crt: c2VjcmV0
              tls.key: c2VjcmV0

            """
    )
}
