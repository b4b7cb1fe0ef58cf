import Diagnostics

extension APIValidation {
    /// Pod and PodTemplate.
    static let podChecks: [ObjectKind: Check] = [
        ObjectKind("Pod"): PodValidation.check,
        ObjectKind("PodTemplate"): PodValidation.checkTemplate,
    ]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/podChecks``.
    static let podRules: [Rule] = [.podTemplate]
}

extension Rule {
    static let podTemplate = api(
        "pod-template",
        "a pod is made of a spec that can start, without what is only added later",
        explanation: """
            Pods and the templates of workloads have a `spec`. Ephemeral containers are for pods that run already:
            `kubectl debug` adds them, and nothing else may have them.
            """,
        bad: podExample(
            """
              ephemeralContainers:
                - name: debug
                  image: example.com/debug:1
            """
        ),
        good: podExample(
            """
              initContainers:
                - name: prepare
                  image: example.com/prepare:1
            """
        )
    )
}
