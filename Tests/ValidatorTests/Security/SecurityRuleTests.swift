import Diagnostics
import KubernetesSchemas
import Testing
import Validator

/// A Namespace with labels.
private func namespace(_ name: String, _ labels: String) -> String {
    """
    apiVersion: v1
    kind: Namespace
    metadata:
      name: \(name)
      labels: {\(labels)}
    ---

    """
}

/// A pod in `acme-corp` that nothing is said against, but for what is given.
private func securePod(
    _ container: String = "",
    context: String = "allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}",
    pod: String = "runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}",
    image: String = "registry.example/web:1.0.0",
    resources: String = "requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 64Mi, ephemeral-storage: 64Mi}",
    spec: String = "",
    account: String = "serviceAccountName: web\nautomountServiceAccountToken: false",
    marker: String = ""
) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: web, namespace: acme-corp}
    spec:
      \((account + (spec.isEmpty ? "" : "\n" + spec)).replacing("\n", with: "\n  "))
      securityContext: {\(pod)}
      containers:
        - \(marker)name: web
          image: \(image)
          resources: {\(resources)}
          securityContext: {\(context)}
          \(container.replacing("\n", with: "\n      "))
    ---

    """
}

private let strict = "pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.34"
private let open = namespace("acme-corp", "pod-security.kubernetes.io/enforce: privileged")
private let probes = "livenessProbe: {tcpSocket: {port: 8080}}\nreadinessProbe: {httpGet: {port: 8080}}"

private let podSecurity: [RuleCase] = [
    RuleCase("pod-security-privileged", "none", securePod()),
    RuleCase(
        "pod-security-privileged",
        "at the field",
        securePod(
            context: "allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, "
                + "capabilities: {drop: [ALL]}, privileged: 1️⃣true"
        ),
        says: "container 'web' is privileged"
    ),
    RuleCase(
        "pod-security-drop-capabilities",
        "at the container that lacks it",
        securePod(context: "allowPrivilegeEscalation: false, readOnlyRootFilesystem: true", marker: "1️⃣"),
        says: "Pod Security 'restricted' forbids it"
    ),
    RuleCase(
        "pod-security-host-path",
        "at the key",
        securePod(spec: "volumes:\n  - name: node\n    1️⃣hostPath:\n      path: /var/log"),
        says: "volume 'node' is a path of the node"
    ),
    RuleCase(
        "pod-security-seccomp",
        "below the level that asks for it",
        open
            + securePod(
                pod: "runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532",
                spec: "volumes: [{name: node, hostPath: {path: /opt/a}}]"
            )
    ),
    RuleCase(
        "pod-security-sysctl",
        "of a version that the Namespace pins",
        namespace(
            "acme-corp",
            "pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.28"
        )
            + securePod(
                pod: "runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}, "
                    + "sysctls: [{name: 1️⃣net.ipv4.tcp_keepalive_time, value: \"1\"}]"
            )
    ),
    RuleCase(
        "pod-security-run-as-user",
        "in a template of a CronJob",
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: report, namespace: acme-corp}
        spec:
          schedule: "@daily"
          startingDeadlineSeconds: 60
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: Never
                  serviceAccountName: report
                  automountServiceAccountToken: false
                  securityContext:
                    {runAsUser: 1️⃣0, runAsGroup: 65532, runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                  containers:
                    - name: report
                      image: registry.example/report:1.0.0
                      resources: {limits: {cpu: 1, memory: 1Gi, ephemeral-storage: 1Gi}}
                      securityContext:
                        {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
        """
    ),
    RuleCase(
        "pod-security-host-namespaces",
        "in a PodTemplate, and in a list",
        """
        apiVersion: v1
        kind: List
        items:
          - apiVersion: v1
            kind: PodTemplate
            metadata: {name: web, namespace: acme-corp}
            template:
              spec:
                hostNetwork: 1️⃣true
                serviceAccountName: web
                automountServiceAccountToken: false
                securityContext:
                  {runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}}
                containers:
                  - name: web
                    image: registry.example/web:1.0.0
                    resources: {limits: {cpu: 1, memory: 1Gi, ephemeral-storage: 1Gi}}
                    securityContext:
                      {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
        """
    ),
    RuleCase(
        "pod-security-privilege-escalation",
        "in a namespace that a kustomization sets",
        tree: [
            "kustomization.yaml": "namespace: agents\nresources: [namespace.yaml, pod.yaml]\n",
            "namespace.yaml": namespace("agents", "pod-security.kubernetes.io/enforce: baseline"),
            "pod.yaml": securePod(context: "readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}"),
        ]
    ),
    RuleCase(
        "pod-security-level",
        "of a tenant without the label",
        namespace("acme-corp", "tenant: acme-corp").replacing("labels: {", with: "1️⃣labels: {"),
        says: "the Namespace of tenant 'acme-corp' enforces no level",
        .error
    ),
    RuleCase(
        "pod-security-level",
        "of a tenant, too weak",
        namespace(
            "acme-corp",
            "tenantry.dev/tenant: acme-corp, pod-security.kubernetes.io/enforce-version: v1.34, "
                + "pod-security.kubernetes.io/enforce: 1️⃣baseline"
        ),
        says: "'baseline' is too weak",
        .error
    ),
    RuleCase(
        "pod-security-level",
        "of nobody without the label",
        namespace("a", "b: c").replacing("labels: {", with: "1️⃣labels: {"),
        .warning
    ),
    RuleCase(
        "pod-security-level",
        "without any label",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: 1️⃣agents}\n",
        .warning
    ),
    RuleCase(
        "pod-security-level",
        "of the platform, with pods that need no more",
        open.replacing("privileged", with: "1️⃣privileged") + securePod(),
        says: "pods in this Namespace keep 'restricted'",
        .warning
    ),
    RuleCase("pod-security-level", "of the platform, for what the tree doesn't show", open),
    RuleCase(
        "pod-security-version",
        "latest",
        namespace(
            "acme-corp",
            "tenant: a, pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: 1️⃣latest"
        )
    ),
    RuleCase("pod-security-version", "pinned", namespace("acme-corp", "tenant: a, " + strict)),
    RuleCase(
        "pod-security-version",
        "pinned long ago",
        namespace("acme-corp", "tenant: a, " + strict.replacing("v1.34", with: "1️⃣v1.22")),
        says: "lacks what came with 1.23, 1.34",
        .warning
    ),
    RuleCase("shared-process-namespace", "shared", securePod(spec: "shareProcessNamespace: 1️⃣true")),
    RuleCase(
        "tolerated-taints",
        "all of them, or those of an effect",
        securePod(
            spec:
                "tolerations: [1️⃣{operator: Exists}, 2️⃣{operator: Exists, effect: NoSchedule}, {key: a, operator: Exists}]"
        )
    ),
    RuleCase(
        "runtime-socket",
        "where paths of the node are allowed",
        open
            + securePod(
                "volumeMounts: [{name: a, mountPath: /a, readOnly: true}]",
                spec: "volumes: [{name: a, hostPath: {path: 1️⃣/run/docker.sock}}]"
            )
    ),
    RuleCase(
        "sensitive-host-path",
        "the root, and folders of the kubelet",
        open
            + securePod(
                "volumeMounts: [{name: a, mountPath: /a, readOnly: true}]",
                spec: """
                    volumes:
                      - {name: a, hostPath: {path: 1️⃣/}}
                      - {name: b, hostPath: {path: 2️⃣/var/lib/kubelet/pods}}
                      - {name: c, hostPath: {path: 3️⃣/etc/}}
                      - {name: d, hostPath: {path: /var/log/pods}}
                    """
            )
    ),
    RuleCase(
        "writable-host-path",
        "without readOnly",
        open
            + securePod(
                "volumeMounts: [1️⃣{name: a, mountPath: /a}, {name: a, mountPath: /b, readOnly: true}, "
                    + "{name: a, mountPath: /c, readOnly: 2️⃣false}]",
                spec: "volumes: [{name: a, hostPath: {path: /opt/a}}]"
            )
    ),
    RuleCase(
        "api-server-token",
        "of a tenant",
        namespace("acme-corp", "tenant: acme-corp, " + strict)
            + securePod(
                spec: """
                    volumes:
                      - name: tokens
                        projected:
                          sources:
                            - 1️⃣serviceAccountToken: {path: token}
                            - serviceAccountToken: {path: other, audience: gateway}
                    """
            )
    ),
    RuleCase(
        "api-server-token",
        "of the platform",
        securePod(spec: "volumes: [{name: a, projected: {sources: [{serviceAccountToken: {path: token}}]}}]")
    ),
]

private let reviewed: [RuleCase] = [
    RuleCase(
        "image-tag",
        "in every place of images",
        securePod(image: "1️⃣registry.example:5000/web", spec: "volumes: [{name: a, image: {reference: 2️⃣\"a:latest\"}}]")
    ),
    RuleCase("image-tag", "with a digest", securePod(image: "a@sha256:\(String(repeating: "0", count: 64))")),
    RuleCase(
        "image-pull-policy",
        "never",
        securePod("imagePullPolicy: 1️⃣Never", image: "registry.example/web:1.0.0")
    ),
    RuleCase(
        "default-service-account",
        "named",
        securePod(account: "serviceAccountName: 1️⃣default\nautomountServiceAccountToken: false")
    ),
    RuleCase(
        "deprecated-service-account-field",
        "alone",
        securePod(account: "1️⃣serviceAccount: web\nautomountServiceAccountToken: false")
    ),
    RuleCase(
        "automounted-token",
        "asked for",
        securePod(account: "serviceAccountName: web\nautomountServiceAccountToken: 1️⃣true")
    ),
    RuleCase(
        "automounted-token",
        "of an account",
        "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: 1️⃣web, namespace: acme-corp}\n"
    ),
    RuleCase(
        "readiness-probe",
        "missing",
        securePod("ports: [{containerPort: 8080}]\nlivenessProbe: {exec: {command: [a]}}", marker: "1️⃣")
    ),
    RuleCase(
        "identical-probes",
        "with other times",
        securePod(
            "readinessProbe: {exec: {command: [a]}, periodSeconds: 5}\nlivenessProbe: 1️⃣{exec: {command: [a]}, periodSeconds: 10}"
        )
    ),
    RuleCase(
        "identical-probes",
        "on other paths",
        securePod("readinessProbe: {httpGet: {path: /a, port: 1}}\nlivenessProbe: {httpGet: {port: 1}}")
    ),
    RuleCase(
        "resource-requests",
        "none",
        securePod(resources: "limits: {memory: 1Gi, ephemeral-storage: 1Gi}").replacing(
            "resources:",
            with: "1️⃣resources:"
        ),
        says: "requests no cpu"
    ),
    RuleCase(
        "memory-limit",
        "none",
        securePod(resources: "requests: {cpu: 1, memory: 1Gi}, limits: {ephemeral-storage: 1Gi}").replacing(
            "resources:",
            with: "1️⃣resources:"
        )
    ),
    RuleCase(
        "memory-limit",
        "of the pod as a whole",
        securePod(resources: "", spec: "resources: {limits: {cpu: 1, memory: 1Gi}}")
    ),
    RuleCase(
        "read-only-root-filesystem",
        "false",
        securePod(
            context: "allowPrivilegeEscalation: false, readOnlyRootFilesystem: 1️⃣false, capabilities: {drop: [ALL]}"
        )
    ),
    RuleCase(
        "low-user-id",
        "once for all containers",
        securePod(
            pod: "runAsNonRoot: true, runAsUser: 1️⃣1000, runAsGroup: 2️⃣1000, seccompProfile: {type: RuntimeDefault}"
        )
    ),
    RuleCase(
        "ssh-port",
        "of a container",
        securePod("ports: [{containerPort: 1️⃣22}, {containerPort: 22, protocol: UDP}]\n" + probes)
    ),
    RuleCase(
        "ssh-port",
        "of a Service",
        service(
            "selector: {app: web}, ports: [{name: a, port: 1️⃣22, targetPort: 2022}, {name: b, port: 1, targetPort: 2️⃣22}]"
        )
    ),
    RuleCase(
        "secret-in-environment",
        "one by one and all at once",
        securePod(
            "env: [{name: A, valueFrom: {1️⃣secretKeyRef: {name: a, key: b}}}]\nenvFrom: [{2️⃣secretRef: {name: a}}, {configMapRef: {name: a}}]"
        )
    ),
    RuleCase(
        "exposed-service",
        "by its type and by addresses",
        service("type: 1️⃣LoadBalancer, 2️⃣externalIPs: [10.0.0.1], ports: [{port: 80}]")
    ),
    RuleCase("default-namespace", "named", settings.replacing("acme-corp", with: "1️⃣default")),
    RuleCase("default-namespace", "left to kubectl", settings.replacing(", namespace: acme-corp", with: "")),
    RuleCase(
        "blocking-disruption-budget",
        "in either way",
        ["maxUnavailable: 1️⃣0", "maxUnavailable: 2️⃣0%", "minAvailable: 3️⃣100%", "minAvailable: 1"].map {
            "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a, namespace: b}\n"
                + "spec: {unhealthyPodEvictionPolicy: AlwaysAllow, \($0)}\n"
        }.joined(separator: "---\n")
    ),
    RuleCase(
        "job-time-to-live",
        "of a CronJob's Jobs",
        "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a, namespace: b}\n"
            + "spec: {schedule: \"@daily\", startingDeadlineSeconds: 1, jobTemplate: {spec: {ttlSecondsAfterFinished: 1️⃣1}}}\n"
    ),
    RuleCase(
        "read-only-root-filesystem",
        "in a patch, which is no whole object",
        tree: [
            "kustomization.yaml": "resources: [pod.yaml]\npatches: [{path: patch.yaml}]\n",
            "pod.yaml": securePod(),
            "patch.yaml":
                "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: acme-corp}\nspec: {containers: [{name: web}]}\n",
        ]
    ),
]

@Test(arguments: podSecurity)
func `pods are judged by the standard of their namespace`(test: RuleCase) async {
    await test.check(RuleSelection([.security]))
}

@Test(arguments: reviewed)
func `a careful reviewer's questions are asked`(test: RuleCase) async {
    await test.check(RuleSelection([.security]))
}

@Test func `the settings choose the level, the registries and the digests`() async {
    let tree = ManifestTree([SourceFile(path: "a.yaml", text: securePod(context: "readOnlyRootFilesystem: true"))])
    var validator = Validator(RuleSelection([.security]))
    validator.settings.security = SecurityConfiguration(
        registries: ["registry.example/team", "docker.io"],
        digests: true,
        podSecurity: PodSecurityConfiguration(level: .baseline)
    )
    #expect(await validator.validate(tree).map(\.id) == ["image-digest", "image-registry"])
    validator.settings.security = SecurityConfiguration(registries: ["registry.example"])
    #expect(
        await validator.validate(tree).map(\.id) == [
            "pod-security-drop-capabilities", "pod-security-privilege-escalation",
        ]
    )
}

@Test(arguments: [
    ("nginx", ["docker.io"], true), ("nginx", ["docker.io/library/nginx"], true), ("nginx", ["quay.io"], false),
    ("quay.io/a/b:1", ["quay.io/a"], true), ("quay.io/ab/c", ["quay.io/a"], false),
    ("quay.io.evil.example/a", ["quay.io"], false),
    ("localhost/a", ["localhost/"], true), ("registry:5000/a", ["registry:5000"], true),
    ("a/b@sha256:0", ["docker.io/a"], true),
])
func `an image is from a registry or not`(image: String, registries: [String], isFrom: Bool) async {
    var validator = Validator(RuleSelection([.security]))
    validator.settings.security.registries = registries
    let tree = ManifestTree([SourceFile(path: "a.yaml", text: securePod(image: image))])
    #expect(await validator.validate(tree).contains { $0.id == "image-registry" } != isFrom)
}

@Test func `a finding of some of the versions names them`() async throws {
    let text = securePod(
        pod: "runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}, "
            + "sysctls: [{name: net.ipv4.tcp_rmem, value: \"1\"}]"
    )
    let versions = [30, 34].compactMap { KubernetesVersion(minor: $0) }
    let findings = await Validator(RuleSelection([.security]), versions: versions)
        .validate(ManifestTree([SourceFile(path: "a.yaml", text: text)]))
    #expect(
        findings.map(\.message) == [
            "the kernel setting 'net.ipv4.tcp_rmem' is none of those that are safe (Pod Security 'restricted' forbids it, in "
                + "Kubernetes 1.30)"
        ]
    )
}
