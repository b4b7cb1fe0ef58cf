import Diagnostics

extension Rule {
    static let podSecurityLabel = api(
        "pod-security-label",
        "the labels of Pod Security name a level and a version of the standards",
        explanation: """
            The labels `pod-security.kubernetes.io/enforce`, `audit` and `warn` take `privileged`, `baseline` or
            `restricted`; those that end in `-version` take `latest` or a version like `v1.34`. The admission plugin
            PodSecurity, which is on by default, refuses a Namespace with other values.
            """,
        bad: """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: acme-corp
              labels:
                pod-security.kubernetes.io/enforce: strict

            """,
        good: """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: acme-corp
              labels:
                pod-security.kubernetes.io/enforce: restricted

            """
    )

    static let namespaceFinalizer = api(
        "namespace-finalizer",
        "the finalizers of a Namespace's spec are Kubernetes' own or have a domain",
        explanation: """
            A finalizer in the spec of a Namespace is `kubernetes`, `orphan` or `foregroundDeletion`, or a name with a
            domain before it, like `example.com/cleanup`. The API server refuses others, so that nobody waits for a
            controller that can't be told from another.
            """,
        bad: """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: acme-corp
            spec:
              finalizers:
                - cleanup

            """,
        good: """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: acme-corp
            spec:
              finalizers:
                - example.com/cleanup

            """
    )
}
