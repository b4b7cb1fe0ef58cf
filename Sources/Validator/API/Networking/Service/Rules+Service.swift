import Diagnostics

extension Rule {
    static let servicePort = api(
        "service-port",
        "a Service's ports are named, numbered and told apart",
        explanation: """
            A Service needs a port unless it's headless or an alias. Each port has a number from 1 to 65535; where there
            are several, each has a name of its own that is a DNS label, and no two have the same number and protocol. A
            `targetPort` is a number, or the name of a container's port: 15 lower case letters, digits and `-` at most,
            with a letter among them.
            """,
        bad: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              selector:
                app: llm-gateway
              ports:
                - port: 8080
                - port: 9090

            """,
        good: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              selector:
                app: llm-gateway
              ports:
                - name: http
                  port: 8080
                - name: metrics
                  port: 9090

            """
    )

    static let serviceNodePort = api(
        "service-node-port",
        "only Services that open node ports name them, and none twice",
        explanation: """
            A `nodePort` is opened on every node, which Services of the types `NodePort` and `LoadBalancer` do. With the
            type `ClusterIP` the API server refuses it, and so it does the same node port twice for one protocol. Leave
            the number out to get a free one.
            """,
        bad: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              selector:
                app: llm-gateway
              ports:
                - port: 8080
                  nodePort: 30080

            """,
        good: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              type: NodePort
              selector:
                app: llm-gateway
              ports:
                - port: 8080
                  nodePort: 30080

            """
    )

    static let serviceType = api(
        "service-type",
        "a Service has a type that exists, and nothing that its type rules out",
        explanation: """
            There are four types: `ClusterIP`, `NodePort`, `LoadBalancer` and `ExternalName`. The last is an alias in
            DNS: it has neither cluster IPs nor IP families. Services that nodes or load balancers pass traffic to can't
            be headless (`clusterIP: None`).
            """,
        bad: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              type: NodePort
              clusterIP: None
              selector:
                app: llm-gateway
              ports:
                - port: 8080

            """,
        good: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              type: NodePort
              selector:
                app: llm-gateway
              ports:
                - port: 8080

            """
    )

    static let externalName = api(
        "external-name",
        "a Service that is an alias says the DNS name that it stands for",
        explanation: """
            A Service of type `ExternalName` needs `externalName`: a DNS name in lower case, without a scheme, port or
            path. It may end with a dot.
            """,
        bad: """
            apiVersion: v1
            kind: Service
            metadata:
              name: database
            spec:
              type: ExternalName
              externalName: https://db.example.com

            """,
        good: """
            apiVersion: v1
            kind: Service
            metadata:
              name: database
            spec:
              type: ExternalName
              externalName: db.example.com

            """
    )

    static let serviceClusterIP = api(
        "service-cluster-ip",
        "a Service's own addresses and IP families fit each other",
        explanation: """
            `clusterIP` is an address or `None`, and the first of `clusterIPs` if those are given too. There may be one
            address of each IP family, each of the family that stands at its place in `ipFamilies`; two of them need an
            `ipFamilyPolicy` that allows for two. Mostly it's best to leave all of these out: the cluster fills them in.
            """,
        bad: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              clusterIP: 10.0.0.300
              selector:
                app: llm-gateway
              ports:
                - port: 8080

            """,
        good: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              clusterIP: None
              selector:
                app: llm-gateway
              ports:
                - port: 8080

            """
    )

    static let serviceExternalIP = api(
        "service-external-ip",
        "a Service's external addresses can be reached from outside a node",
        explanation: """
            Each of `externalIPs` is an IP address, and none of those that mean something to one node alone: the
            unspecified address, loopback, link-local ones. From Kubernetes 1.36, leading zeros are refused too.
            """,
        bad: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              externalIPs:
                - 127.0.0.1
              selector:
                app: llm-gateway
              ports:
                - port: 8080

            """,
        good: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              externalIPs:
                - 203.0.113.7
              selector:
                app: llm-gateway
              ports:
                - port: 8080

            """
    )

    static let serviceTraffic = api(
        "service-traffic",
        "a Service's ways with traffic exist and fit its type",
        explanation: """
            Session affinity is `None` or `ClientIP`, for a day (86400 seconds) at most. Traffic policies are `Cluster`
            or `Local`; the external one is only for Services that can be reached from outside, and a
            `healthCheckNodePort` only for load balancers with the policy `Local`. Traffic distribution is
            `PreferClose`, and from Kubernetes 1.34 also `PreferSameZone` or `PreferSameNode`.
            """,
        bad: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              externalTrafficPolicy: Local
              selector:
                app: llm-gateway
              ports:
                - port: 8080

            """,
        good: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              type: LoadBalancer
              externalTrafficPolicy: Local
              selector:
                app: llm-gateway
              ports:
                - port: 8080

            """
    )

    static let serviceLoadBalancer = api(
        "service-load-balancer",
        "settings of a load balancer are for Services that have one",
        explanation: """
            `loadBalancerSourceRanges` (and the annotation that it replaced), `loadBalancerClass` and
            `allocateLoadBalancerNodePorts` are refused unless the type is `LoadBalancer`. The ranges are blocks of
            addresses in CIDR notation, the class is a qualified name such as `example.com/internal`.
            """,
        bad: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              type: LoadBalancer
              loadBalancerSourceRanges:
                - 203.0.113.0
              selector:
                app: llm-gateway
              ports:
                - port: 8080

            """,
        good: """
            apiVersion: v1
            kind: Service
            metadata:
              name: llm-gateway
            spec:
              type: LoadBalancer
              loadBalancerSourceRanges:
                - 203.0.113.0/24
              selector:
                app: llm-gateway
              ports:
                - port: 8080

            """
    )
}
