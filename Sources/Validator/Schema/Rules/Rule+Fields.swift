import Diagnostics

extension Rule {
    static let unknownField = schema(
        "unknown-field",
        "a field exists in the schema of its kind",
        explanation: """
            The API server, asked for strict validation as `kubectl` does, refuses an object with a field that the kind doesn't
            have: mostly a misspelt name, one in the wrong place, or one of another version of Kubernetes.
            """,
        bad: """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
            spec:
              selector:
                app: web
              port:
                - port: 80

            """,
        good: """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
            spec:
              selector:
                app: web
              ports:
                - port: 80

            """
    )

    static let wrongType = schema(
        "wrong-type",
        "a value has the type of its field",
        explanation: """
            The API server reads YAML as JSON and decodes it strictly: a number is no string, a string no number, and a whole
            number must fit its field. Labels, annotations and environment variables are strings, so `8080` and `true` need quotes.
            """,
        bad: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              port: 8080

            """,
        good: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              port: "8080"

            """
    )

    static let malformedValue = schema(
        "malformed-value",
        "a quantity, a time or base64 can be decoded",
        explanation: """
            Some strings are decoded further as they are read: quantities (`500m`, `1Gi`), times (`2024-05-01T12:00:00Z`) and
            binary data in base64, such as the `data` of a Secret. What isn't one is refused before anything else is looked at.
            """,
        bad: """
            apiVersion: v1
            kind: Secret
            metadata:
              name: token
            data:
              token: hunter2!

            """,
        good: """
            apiVersion: v1
            kind: Secret
            metadata:
              name: token
            data:
              token: aHVudGVyMiE=

            """
    )

    static let missingField = schema(
        "missing-field",
        "a required field is set",
        explanation: """
            The schema of the kind requires the field, and the API server refuses an object without it; `null` counts as absent.
            """,
        bad: """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              name: web
            spec:
              maxUnavailable: 1
              selector:
                matchExpressions:
                  - key: app

            """,
        good: """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              name: web
            spec:
              maxUnavailable: 1
              selector:
                matchExpressions:
                  - key: app
                    operator: Exists

            """
    )

    static let schemaRequired = schema(
        "schema-required",
        "a field that the published schema requires is set",
        severity: .warning,
        explanation: """
            Kubernetes' published schema calls the field required, so other tools refuse the object; the API server takes it and
            fills in a default or the empty value. Set the field, so that everyone reads the same.
            """,
        bad: """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0
                  livenessProbe:
                    httpGet:
                      port: 8080
                      httpHeaders:
                        - name: X-Probe

            """,
        good: """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0
                  livenessProbe:
                    httpGet:
                      port: 8080
                      httpHeaders:
                        - name: X-Probe
                          value: ""

            """
    )

    static let duplicateListItem = schema(
        "duplicate-list-item",
        "an element of a list that is a map or a set is there once",
        explanation: """
            Some lists are maps: their elements are told apart by a key, such as the name of an environment variable. Of two with
            the same key, one is lost when the object is applied; for custom resources the API server refuses both.
            """,
        bad: """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata:
              name: web
            spec:
              selector: {}
              endpoints: []
              scrapeProtocols: [PrometheusProto, OpenMetricsText1.0.0, PrometheusProto]

            """,
        good: """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata:
              name: web
            spec:
              selector: {}
              endpoints: []
              scrapeProtocols: [PrometheusProto, OpenMetricsText1.0.0]

            """
    )
}
