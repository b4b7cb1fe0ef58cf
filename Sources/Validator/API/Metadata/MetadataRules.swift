import Diagnostics

extension RuleCatalogue {
    /// The rules about metadata, labels and selectors.
    static let metadataRules: [Rule] = [
        .objectName, .resourceVersion, .label, .annotation, .ownerReference, .finalizer, .labelSelector,
    ]
}

extension Rule {
    static let objectName = api(
        "object-name",
        "an object has a name that its kind allows",
        explanation: """
            Every object has `metadata.name`, or `metadata.generateName` for the server to make one of. Most names
            are lower case letters, digits, `-` and `.` up to 253 characters; those that become part of a host name,
            such as a Namespace's, have no dots and 63 characters at most. A namespace is named by the same rule.
            """,
        bad: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: Tenant_Pods
            value: 1000

            """,
        good: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
            value: 1000

            """
    )

    static let resourceVersion = api(
        "resource-version",
        "what is created has no 'resourceVersion'",
        explanation: """
            `metadata.resourceVersion` is the server's own mark of what it has stored; it is in what `kubectl get`
            prints as YAML. The API server refuses to create an object that has one. Leave it out, as well as `uid`,
            `creationTimestamp` and `status`.
            """,
        bad: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              resourceVersion: "81234"

            """,
        good: """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings

            """
    )

    static let label = api(
        "label",
        "labels have keys and values that Kubernetes can index",
        explanation: """
            A label's key is a name of 63 characters at most, with a domain and `/` before it if you like; its value
            is such a name or empty. Names are letters, digits, `-`, `_` and `.`, with a letter or digit at both
            ends. What doesn't fit, such as a URL or a sentence, belongs into an annotation. Node selectors are made
            of labels too.
            """,
        bad: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
              labels:
                owner: team a
            value: 1000

            """,
        good: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
              labels:
                owner: team-a
            value: 1000

            """
    )

    static let annotation = api(
        "annotation",
        "annotations have valid keys and 256 KiB at most",
        explanation: """
            An annotation's key is built like a label's. Its value may be anything, but all keys and values together
            have 262144 bytes at most. What is longer belongs into a ConfigMap.
            """,
        bad: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
              annotations:
                who changed it: me
            value: 1000

            """,
        good: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
              annotations:
                example.com/changed-by: me
            value: 1000

            """
    )

    static let ownerReference = api(
        "owner-reference",
        "an owner is named in full, and only one is the controller",
        explanation: """
            An entry of `metadata.ownerReferences` says the owner's apiVersion, kind, name and uid. One of them at
            most is the controller. Since the uid is only known in the cluster, manifests seldom have a use for
            owners.
            """,
        bad: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
              ownerReferences:
                - apiVersion: v1
                  kind: ConfigMap
                  name: parent
                  uid: ""
            value: 1000

            """,
        good: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
              ownerReferences:
                - apiVersion: v1
                  kind: ConfigMap
                  name: parent
                  uid: 5f3a1c6e-6f0b-4e5c-9b7e-0a1d2c3b4e5f
            value: 1000

            """
    )

    static let finalizer = api(
        "finalizer",
        "finalizers are names with a domain",
        explanation: """
            A finalizer keeps an object until a controller has removed it. So that it is clear whose it is, it has a
            domain and `/` before its name; only Kubernetes' own `kubernetes`, `orphan` and `foregroundDeletion`
            have none, and the last two exclude each other.
            """,
        bad: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
              finalizers:
                - cleanup
            value: 1000

            """,
        good: """
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: tenants
              finalizers:
                - example.com/cleanup
            value: 1000

            """
    )

    static let labelSelector = api(
        "label-selector",
        "a label selector's expressions are complete",
        explanation: """
            In `matchExpressions`, the operators `In` and `NotIn` need values and `Exists` and `DoesNotExist` have
            none. Keys and values, there and in `matchLabels`, are those of labels.
            """,
        bad: """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              selector:
                matchLabels:
                  app: web
                matchExpressions:
                  - key: tier
                    operator: In
              template:
                metadata:
                  labels:
                    app: web
                    tier: front
                spec:
                  containers:
                    - name: web
                      image: example.com/web:1

            """,
        good: """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              selector:
                matchLabels:
                  app: web
                matchExpressions:
                  - key: tier
                    operator: In
                    values:
                      - front
              template:
                metadata:
                  labels:
                    app: web
                    tier: front
                spec:
                  containers:
                    - name: web
                      image: example.com/web:1

            """
    )
}
