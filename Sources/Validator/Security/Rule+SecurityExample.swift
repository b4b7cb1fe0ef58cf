extension Rule.Example {
    /// A pod that no rule of the category `security` finds fault with, but for what is given.
    ///
    /// - Parameters:
    ///   - context: the fields of the container's security context.
    ///   - podContext: the fields of the pod's.
    ///   - container: more fields of the container.
    ///   - spec: more fields of the pod's spec.
    ///   - metadata: more fields of the pod's metadata.
    static func securePod(
        context: String = secureContext,
        podContext: String = securePodContext,
        container: String = "",
        image: String = "registry.example/web:1.0.0",
        resources: String = secureResources,
        account: String = "serviceAccountName: web\nautomountServiceAccountToken: false",
        spec: String = "",
        metadata: String = ""
    ) -> Self {
        let pod = lines(account) + ["securityContext: {\(podContext)}"] + lines(spec)
        let fields =
            ["image: \(image)", "resources: {\(resources)}", "securityContext: {\(context)}"] + lines(container)
        return .manifest(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp\(metadata.isEmpty ? "" : ", " + metadata)}
            spec:
            \(pod.map { "  " + $0 }.joined(separator: "\n"))
              containers:
                - name: web
            \(fields.map { "      " + $0 }.joined(separator: "\n"))

            """
        )
    }

    /// A Deployment of such a pod.
    ///
    /// - Parameters:
    ///   - spec: more fields of the Deployment's spec.
    ///   - pod: more fields of the pod's spec.
    ///   - isBudgeted: whether it has a PodDisruptionBudget.
    static func secureDeployment(
        spec: String = "",
        pod: String = secureSpread,
        isBudgeted: Bool = true
    ) -> Self {
        let indented = { (text: String, indent: Int) in
            lines(text).map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
        }
        return .manifest(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: acme-corp}
            spec:
            \(indented(spec, 2))  selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  serviceAccountName: web
                  automountServiceAccountToken: false
                  securityContext: {\(securePodContext)}
            \(indented(pod, 6))      containers:
                    - name: web
                      image: registry.example/web:1.0.0
                      resources: {\(secureResources)}
                      securityContext: {\(secureContext)}
            \(isBudgeted ? budget : "")
            """
        )
    }

    private static let budget = """
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web, namespace: acme-corp}
        spec:
          selector: {matchLabels: {app: web}}
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
        """

    /// What a container's security context needs at the level `restricted`, and a root file system that can't be
    /// written.
    static let secureContext =
        "allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}"
    /// What a pod's security context needs at the level `restricted`, and a user that is none of the node's.
    static let securePodContext =
        "runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}"
    /// Requests, and limits of what can't be taken back.
    static let secureResources =
        "requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 64Mi, ephemeral-storage: 64Mi}"
    /// How pods are kept apart.
    static let secureSpread = """
        topologySpreadConstraints:
          - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway,
             labelSelector: {matchLabels: {app: web}}}
        """

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n")
    }
}
