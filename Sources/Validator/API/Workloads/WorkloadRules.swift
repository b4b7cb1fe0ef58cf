import Diagnostics

extension Rule {
    static let workloadSelector = api(
        "workload-selector",
        "a workload selects its own pods",
        explanation: """
            A workload finds its pods by their labels, so its `selector` isn't empty and the labels of its template
            match it. The selector of a Job is made by the server, unless the Job says `manualSelector`.
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
              template:
                metadata:
                  labels:
                    app: shop
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
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                    - name: web
                      image: example.com/web:1

            """
    )

    static let workloadCount = api(
        "workload-count",
        "the numbers and deadlines of a workload are not negative, and leave time for each other",
        explanation: """
            Replicas, limits and seconds are 0 or more. A Deployment's `progressDeadlineSeconds`, 600 by default, is
            more than its `minReadySeconds`: otherwise every update would count as failed.
            """,
        bad: """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: -1
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
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
              replicas: 1
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                    - name: web
                      image: example.com/web:1

            """
    )

    static let rollingUpdate = api(
        "rolling-update",
        "an update strategy exists, and its steps move on",
        explanation: """
            An update takes pods away (`maxUnavailable`) or adds some (`maxSurge`); with both 0 it would never end, and
            a DaemonSet does only one of the two. Both are numbers or percentages. Other strategies have no
            `rollingUpdate`.
            """,
        bad: """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              strategy:
                rollingUpdate:
                  maxSurge: 0
                  maxUnavailable: 0
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
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
              strategy:
                rollingUpdate:
                  maxSurge: 1
                  maxUnavailable: 0
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                    - name: web
                      image: example.com/web:1

            """
    )

    static let statefulSet = api(
        "stateful-set",
        "the policies and the service of a StatefulSet are such as Kubernetes knows",
        explanation: """
            Pods are managed as `OrderedReady` or `Parallel`, and claims are retained or deleted. The name of the
            service becomes a part of host names: lower case letters, digits and '-'.
            """,
        bad: """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: web
            spec:
              podManagementPolicy: Ordered
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                    - name: web
                      image: example.com/web:1

            """,
        good: """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: web
            spec:
              podManagementPolicy: OrderedReady
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                    - name: web
                      image: example.com/web:1

            """
    )
}
