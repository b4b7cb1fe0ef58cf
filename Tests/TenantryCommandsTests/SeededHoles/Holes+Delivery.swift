extension SeededHoleTests {
    private static let argo = "argocd/tenants/acme-corp.yaml"
    private static let flux = "flux/tenants/acme-corp.yaml"
    private static let namespace = "tenants/acme-corp/boundary/namespace.yaml"
    private static let proxy = "tenants/acme-corp/workloads/llm-proxy.yaml"
    private static let rbac = "tenants/acme-corp/boundary/rbac.yaml"

    /// What the controllers are told to do.
    static let deliveryHoles: [SeededHole] = argoHoles + fluxHoles + guardHoles

    private static let argoHoles: [SeededHole] = [
        SeededHole(
            "an Application of a folder that isn't there",
            in: argo,
            .replace("path: generated/tenants/acme-corp/workloads", with: "path: generated/tenants/acme-corp/workload")
        ),
        SeededHole(
            "two Applications of one folder",
            in: argo,
            .replace("path: generated/tenants/acme-corp/workloads", with: "path: generated/tenants/acme-corp/boundary"),
            at: "path: generated/tenants/acme-corp/boundary",
            "name: acme-corp-workloads"
        ),
        SeededHole(
            "a project that takes any repository",
            in: argo,
            .replace("  - https://git.example.com/platform/tenants.git\n", with: "  - \"*\"\n")
        ),
        SeededHole(
            "a project that reaches any namespace",
            in: argo,
            .replace(
                "    namespace: acme-corp\n  namespaceResource",
                with: "    namespace: \"*\"\n  namespaceResource"
            ),
            at: "namespace: \"*\"",
            "- server:"
        ),
        SeededHole(
            "a project that reaches another tenant's namespace",
            in: argo,
            .insert(
                "  - server: https://kubernetes.default.svc\n    namespace: closed-ai\n",
                after: "  destinations:\n"
            ),
            at: "namespace: closed-ai",
            "- server:"
        ),
        SeededHole(
            "a project that doesn't allow what its Application holds",
            in: argo,
            .replace("  - group: policy\n    kind: PodDisruptionBudget\n", with: ""),
            at: "namespaceResourceWhitelist:",
            "- group:",
            "project: acme-corp",
            "path: generated/tenants/acme-corp/workloads"
        ),
        SeededHole(
            "a project that allows roles",
            in: argo,
            .insert(
                "  - group: rbac.authorization.k8s.io\n    kind: RoleBinding\n",
                after: "  namespaceResourceWhitelist:\n"
            ),
            at: "- group: rbac.authorization.k8s.io",
            "kind: RoleBinding"
        ),
        SeededHole(
            "a project that allows what belongs to the cluster",
            in: argo,
            .replace(
                "  namespaceResourceWhitelist:\n",
                with: "  clusterResourceWhitelist:\n  - group: \"*\"\n    kind: \"*\"\n  namespaceResourceWhitelist:\n"
            ),
            at: "- group: \"*\"",
            "clusterResourceWhitelist:",
            "kind: \"*\""
        ),
        SeededHole(
            "an Application of no project's",
            in: argo,
            .replace("  project: acme-corp\n", with: "  project: default\n")
        ),
        SeededHole(
            "an Application that may empty its folder",
            in: argo,
            .replace("      selfHeal: true\n", with: "      selfHeal: true\n      allowEmpty: true\n"),
            at: "allowEmpty: true"
        ),
        SeededHole(
            "an Application into another tenant's namespace",
            in: argo,
            .replace(
                "    namespace: acme-corp\n  source:\n    repoURL: https://git.example.com/platform/tenants.git\n"
                    + "    path: generated/tenants/acme-corp/workloads\n",
                with: "    namespace: closed-ai\n  source:\n    repoURL: https://git.example.com/platform/tenants.git\n"
                    + "    path: generated/tenants/acme-corp/workloads\n"
            ),
            at: "namespace: closed-ai",
            "server: https://kubernetes.default.svc",
            "project: acme-corp"
        ),
        SeededHole(
            "workloads before their namespace",
            in: argo,
            .replace("sync-wave: \"3\"", with: "sync-wave: \"0\""),
            at: "argocd.argoproj.io/sync-wave: \"0\"",
            "path: generated/tenants/acme-corp/workloads",
            "name: acme-corp-workloads"
        ),
    ]

    private static let fluxHoles: [SeededHole] = [
        SeededHole(
            "workloads that Flux applies with its own rights",
            in: flux,
            .replace("  serviceAccountName: reconciler-acme-corp\n", with: ""),
            at: "name: acme-corp-workloads",
            "spec:",
            "path: ./generated/tenants/acme-corp/workloads",
            "dependsOn:"
        ),
        SeededHole(
            "workloads that Flux applies as an account that isn't there",
            in: flux,
            .replace("  serviceAccountName: reconciler-acme-corp\n", with: "  serviceAccountName: reconciler-acme\n")
        ),
        SeededHole(
            "workloads that don't wait for their namespace",
            in: flux,
            .replace("  dependsOn:\n  - name: acme-corp-boundary\n  - name:", with: "  dependsOn:\n  - name:"),
            at: "name: acme-corp-workloads",
            "dependsOn:",
            "- name:",
            "path: ./generated/tenants/acme-corp/workloads",
            "serviceAccountName: reconciler-acme-corp"
        ),
        SeededHole(
            "Kustomizations that wait for each other",
            in: flux,
            .insert("  - name: acme-corp-workloads\n", after: "  - name: platform-cluster\n"),
            at: "- name: acme-corp-workloads",
            "- name: acme-corp-boundary"
        ),
        SeededHole(
            "a Kustomization that waits for nothing that exists",
            in: flux,
            .replace("  - name: platform-cluster\n", with: "  - name: platform-clusters\n")
        ),
        SeededHole(
            "a Kustomization of a folder that isn't there",
            in: flux,
            .replace("path: ./generated/tenants/acme-corp/workloads", with: "path: ./generated/tenants/acme/workloads")
        ),
        SeededHole(
            "a Kustomization that moves objects to another tenant",
            in: flux,
            .replace(
                "  serviceAccountName: reconciler-acme-corp\n",
                with: "  targetNamespace: closed-ai\n  serviceAccountName: reconciler-acme-corp\n"
            )
        ),
        SeededHole(
            "a Kustomization that replaces the variables of a prompt",
            in: flux,
            .replace(
                "  path: ./generated/tenants/acme-corp/workloads\n",
                with:
                    "  path: ./generated/tenants/acme-corp/workloads\n  postBuild:\n    substitute:\n      region: here\n"
            )
        )
        .also(
            in: proxy,
            .replace("  annotations:\n    kustomize.toolkit.fluxcd.io/substitute: disabled\n", with: "")
        )
        .also(in: proxy, .replace("    and come to the code last.", with: "    and come to ${code} last."))
        .foundIn(proxy, at: "and come to ${code}", "system_prompt.txt:", "name: system-prompt"),
        SeededHole(
            "a reconciler that may not write what it has to",
            in: rbac,
            .replace(
                "  - create\n  - update\n  - patch\n  - delete\n  apiGroups:\n  - apps\n",
                with: "  apiGroups:\n  - apps\n"
            ),
            at: "- get",
            "- verbs:",
            "- apps",
            "- deployments",
            "name: reconciler"
        ),
        SeededHole(
            "a reconciler that writes roles",
            in: rbac,
            .insert(
                "- verbs:\n  - create\n  - patch\n  apiGroups:\n  - rbac.authorization.k8s.io\n  resources:\n"
                    + "  - rolebindings\n",
                after:
                    "  resources:\n  - poddisruptionbudgets\n- verbs:\n  - get\n  - list\n  - watch\n  apiGroups:\n  - \"\"\n"
                    + "  resources:\n  - pods\n"
            ),
            at: "- rolebindings",
            "- create",
            "- patch"
        ),
    ]

    private static let guardHoles: [SeededHole] = [
        SeededHole(
            "a namespace that Flux deletes with its file",
            in: namespace,
            .replace("    kustomize.toolkit.fluxcd.io/prune: disabled\n", with: ""),
            at: "name: acme-corp",
            "annotations:",
            "kind: Namespace"
        ),
        SeededHole(
            "a namespace that Argo CD deletes without asking",
            in: namespace,
            .replace("    argocd.argoproj.io/sync-options: Prune=confirm,Delete=confirm\n", with: ""),
            at: "name: acme-corp",
            "annotations:",
            "kind: Namespace",
            "kustomize.toolkit.fluxcd.io/prune: disabled"
        ),
        SeededHole(
            "replicas that an autoscaler changes",
            in: "monitoring/llm-gateway.yaml",
            .replace(
                "spec:\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: llm-gateway\n  template:\n",
                with:
                    "spec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: llm-gateway\n  template:\n"
            ),
            at: "replicas: 2"
        ),
        SeededHole(
            "a time that the server drops",
            in: namespace,
            .replace("  name: acme-corp\n", with: "  name: acme-corp\n  creationTimestamp: null\n"),
            at: "creationTimestamp: null"
        ),
        SeededHole(
            "a file that no kustomization lists",
            in: "tenants/acme-corp/boundary/kustomization.yaml",
            .replace("- quota.yaml\n", with: "")
        ).foundIn("tenants/acme-corp/boundary/quota.yaml", at: "# Rendered", "apiVersion: v1"),
        SeededHole(
            "a Secret's store that nobody applies",
            in: "argocd/platform.yaml",
            .replace("path: generated/cluster", with: "path: generated/clusters")
        ),
    ]
}
