import Diagnostics

extension Rule {
    static let unknownKind = schema(
        "unknown-kind",
        "the version of Kubernetes has the kind",
        explanation: """
            The API server finds what to do with an object by its `apiVersion` and `kind`, letter for letter. A kind that is
            neither Kubernetes' own nor defined by a CustomResourceDefinition that is known here is a warning: it can't be checked.
            """,
        bad: """
            apiVersion: app/v1
            kind: Deployment
            metadata:
              name: web

            """,
        good: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: web

            """
    )

    static let missingKind = schema(
        "missing-kind",
        "a document says its apiVersion and kind",
        explanation: """
            Without `apiVersion` and `kind` the API server can't tell what an object is, and `kubectl` sends nothing. YAML that is
            no manifest, such as the values of a chart, belongs where manifests aren't looked for.
            """,
        bad: """
            kind: ConfigMap
            metadata:
              name: settings

            """,
        good: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings

            """
    )

    static let removedAPI = schema(
        "removed-api",
        "the version of Kubernetes still serves the apiVersion",
        explanation: """
            Versions of an API are deprecated and then removed; from then on the API server has never heard of them. Fields may
            have moved in the version that replaces it, so read its reference before you change the `apiVersion`.
            """,
        bad: """
            apiVersion: batch/v1beta1
            kind: CronJob
            metadata:
              name: backup

            """,
        good: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: backup

            """
    )

    static let deprecatedAPI = schema(
        "deprecated-api",
        "the apiVersion isn't deprecated",
        severity: .warning,
        explanation: """
            The API server still serves it and warns about it. A later version of Kubernetes may not, and no later release adds
            anything to it.
            """,
        bad: """
            apiVersion: v1
            kind: Endpoints
            metadata:
              name: web

            """,
        good: """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: web
            addressType: IPv4
            endpoints: []

            """
    )
}
