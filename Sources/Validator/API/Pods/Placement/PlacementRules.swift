import Diagnostics

extension Rule {
    static let nodeSelector = api(
        "node-selector",
        "a node selector is labels",
        explanation: """
            The pairs of `nodeSelector` are labels of nodes, so keys and values are those of labels: 63 letters, digits,
            '-', '_' and '.', and before a key perhaps a domain and '/'.
            """,
        bad: podExample(
            """
              nodeSelector:
                disk: fast ssd
            """
        ),
        good: podExample(
            """
              nodeSelector:
                disk: fast-ssd
            """
        )
    )

    static let nodeAffinity = api(
        "node-affinity",
        "an affinity to nodes has complete terms and weights from 1 to 100",
        explanation: """
            Each expression has a key, an operator and the number of values that the operator compares with: `In` and
            `NotIn` one or more, `Gt` and `Lt` one, `Exists` and `DoesNotExist` none. What is required has one term at
            least; what is preferred has a weight.
            """,
        bad: podExample(
            """
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                      - matchExpressions:
                          - key: topology.kubernetes.io/zone
                            operator: In
            """
        ),
        good: podExample(
            """
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                      - matchExpressions:
                          - key: topology.kubernetes.io/zone
                            operator: In
                            values:
                              - west
            """
        )
    )

    static let podAffinity = api(
        "pod-affinity",
        "an affinity to pods says in which topology, and weighs from 1 to 100",
        explanation: """
            A term needs a `topologyKey`: the label of nodes that says what is near, such as `kubernetes.io/hostname`.
            What is preferred has a weight. `matchLabelKeys` add to a `labelSelector`, and so need one.
            """,
        bad: podExample(
            """
              affinity:
                podAntiAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                    - weight: 101
                      podAffinityTerm:
                        topologyKey: kubernetes.io/hostname
            """
        ),
        good: podExample(
            """
              affinity:
                podAntiAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                    - weight: 100
                      podAffinityTerm:
                        topologyKey: kubernetes.io/hostname
            """
        )
    )

    static let toleration = api(
        "toleration",
        "a toleration compares with a taint in a way that its operator allows",
        explanation: """
            With `Exists`, the taint's value is left open and no `value` may be given; without a `key`, the operator is
            `Exists`. `tolerationSeconds` say when pods are evicted, so the effect is `NoExecute`.
            """,
        bad: podExample(
            """
              tolerations:
                - key: gpu
                  operator: Exists
                  value: "true"
            """
        ),
        good: podExample(
            """
              tolerations:
                - key: gpu
                  operator: Exists
            """
        )
    )

    static let topologySpread = api(
        "topology-spread",
        "a spread constraint has a skew, a topology and an action, once each",
        explanation: """
            `maxSkew` and `minDomains` are 1 at least; `minDomains` is only for `DoNotSchedule`. Two constraints of one
            pod differ in `topologyKey` or in `whenUnsatisfiable`.
            """,
        bad: podExample(
            """
              topologySpreadConstraints:
                - maxSkew: 0
                  topologyKey: kubernetes.io/hostname
                  whenUnsatisfiable: DoNotSchedule
            """
        ),
        good: podExample(
            """
              topologySpreadConstraints:
                - maxSkew: 1
                  topologyKey: kubernetes.io/hostname
                  whenUnsatisfiable: DoNotSchedule
            """
        )
    )

    static let schedulingGate = api(
        "scheduling-gate",
        "scheduling gates have names of their own",
        explanation: """
            A gate is named like a label's key, each once. As long as a pod has gates, it has no node.
            """,
        bad: podExample(
            """
              schedulingGates:
                - name: example.com/quota
                - name: example.com/quota
            """
        ),
        good: podExample(
            """
              schedulingGates:
                - name: example.com/quota
                - name: example.com/review
            """
        )
    )
}
