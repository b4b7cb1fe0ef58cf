extension SeededHoleTests {
    private static let app = "tenants/acme-corp/workloads/app.yaml"
    private static let namespace = "tenants/acme-corp/boundary/namespace.yaml"
    /// The end of a container's security context.
    private static let context = "          allowPrivilegeEscalation: false\n"

    /// What a pod may do on its node, and where its image comes from.
    static let podHoles: [SeededHole] = [
        SeededHole("a privileged container", in: app, .insert("          privileged: true\n", after: context)),
        SeededHole(
            "a container that may gain privileges",
            in: app,
            .replace(context, with: "          allowPrivilegeEscalation: true\n")
        ),
        SeededHole(
            "a container that doesn't say that it gains no privileges",
            in: app,
            .replace(context, with: ""),
            at: "securityContext:",
            "- name: tenant-app"
        ),
        SeededHole(
            "a pod that may run as root",
            in: app,
            .replace("        runAsNonRoot: true\n", with: "        runAsNonRoot: false\n")
        ),
        SeededHole(
            "a pod that runs as root",
            in: app,
            .replace("        runAsUser: 65532", with: "        runAsUser: 0")
        ),
        SeededHole(
            "a pod without a seccomp filter",
            in: app,
            .replace("          type: RuntimeDefault", with: "          type: Unconfined")
        ),
        SeededHole(
            "a container with the capability NET_ADMIN",
            in: app,
            .replace(
                "          capabilities:\n",
                with: "          capabilities:\n            add:\n            - NET_ADMIN\n"
            ),
            at: "- NET_ADMIN"
        ),
        SeededHole(
            "a container that keeps its capabilities",
            in: app,
            .replace("            drop:\n            - ALL\n", with: "            drop:\n            - NET_RAW\n"),
            at: "drop:",
            "- NET_RAW",
            "capabilities:"
        ),
        SeededHole(
            "a pod on its node's network",
            in: app,
            .insert("      hostNetwork: true\n", after: "      serviceAccountName: acme-corp-app\n")
        ),
        SeededHole(
            "a pod that sees its node's processes",
            in: app,
            .insert("      hostPID: true\n", after: "      serviceAccountName: acme-corp-app\n")
        ),
        SeededHole(
            "a pod that shares its node's IPC",
            in: app,
            .insert("      hostIPC: true\n", after: "      serviceAccountName: acme-corp-app\n")
        ),
        SeededHole(
            "a volume of the node's files",
            in: app,
            .replace(
                "        emptyDir:\n          sizeLimit: 64Mi\n",
                with: "        hostPath:\n          path: /var/run/docker.sock\n"
            )
        ),
        SeededHole(
            "a port of the node",
            in: app,
            .insert("          hostPort: 5000\n", after: "          containerPort: 5000\n")
        ),
        SeededHole(
            "a root file system that can be written",
            in: app,
            .replace("readOnlyRootFilesystem: true", with: "readOnlyRootFilesystem: false")
        ),
        SeededHole("an unmasked /proc", in: app, .insert("          procMount: Unmasked\n", after: context)),
        SeededHole(
            "a kernel parameter that is the node's",
            in: app,
            .insert(
                "        sysctls:\n        - name: kernel.msgmax\n          value: \"65536\"\n",
                after: "        fsGroup: 65532\n"
            ),
            at: "- name: kernel.msgmax"
        ),
        SeededHole(
            "an init container without any of this",
            in: app,
            .insert(
                "      initContainers:\n      - name: setup\n        image: registry.example.com/tenantry:0.1.0\n",
                after: "          sizeLimit: 64Mi\n"
            ),
            at: "- name: setup"
        ),
        SeededHole(
            "a probe of another host",
            in: app,
            .replace(
                "          httpGet:\n            path: /ready\n",
                with: "          httpGet:\n            host: 169.254.169.254\n            path: /ready\n"
            ),
            at: "host: 169.254.169.254"
        ),
        SeededHole(
            "a token of the API server in every container",
            in: app,
            .replace("automountServiceAccountToken: false", with: "automountServiceAccountToken: true")
        ),
        SeededHole(
            "a token of the API server in a volume",
            in: app,
            .replace(
                "        emptyDir:\n          sizeLimit: 64Mi\n",
                with:
                    "        projected:\n          sources:\n          - serviceAccountToken:\n              path: token\n"
            ),
            at: "- serviceAccountToken:",
            "path: token"
        ),
        SeededHole(
            "an image of somebody else's registry",
            in: app,
            .replace("image: registry.example.com/tenantry:0.1.0", with: "image: docker.io/library/nginx:1.27.0")
        ),
        SeededHole(
            "an image that changes under its tag",
            in: app,
            .replace("image: registry.example.com/tenantry:0.1.0", with: "image: registry.example.com/tenantry:latest")
        ),
        SeededHole(
            "a container without a memory limit",
            in: app,
            .replace("            memory: 512Mi\n", with: ""),
            at: "limits:",
            "resources:",
            "- name: tenant-app"
        ),
        SeededHole(
            "a container that is never asked whether it is ready",
            in: app,
            .replace(
                "        readinessProbe:\n          httpGet:\n            path: /ready\n            port: http\n"
                    + "          timeoutSeconds: 3\n          periodSeconds: 5\n          failureThreshold: 3\n",
                with: ""
            ),
            at: "- name: tenant-app"
        ),
        SeededHole(
            "a namespace whose pods are held to the baseline alone",
            in: namespace,
            .replace("enforce: restricted", with: "enforce: baseline"),
            at: "pod-security.kubernetes.io/enforce: baseline"
        ),
        SeededHole(
            "a namespace whose pods are held to nothing",
            in: namespace,
            .replace("    pod-security.kubernetes.io/enforce: restricted\n", with: ""),
            at: "name: acme-corp",
            "labels:",
            "app.kubernetes.io/managed-by:"
        ),
        SeededHole(
            "a namespace whose pods are held to what the standard was at first",
            in: namespace,
            .replace("enforce-version: v1.34", with: "enforce-version: v1.0"),
            at: "pod-security.kubernetes.io/enforce-version: v1.0"
        ),
        SeededHole(
            "containers that see each other's processes",
            in: app,
            .insert("      shareProcessNamespace: true\n", after: "      serviceAccountName: acme-corp-app\n")
        ),
        SeededHole(
            "a pod that runs on any node",
            in: app,
            .insert(
                "      tolerations:\n      - operator: Exists\n",
                after: "      serviceAccountName: acme-corp-app\n"
            ),
            at: "- operator: Exists",
            "tolerations:"
        ),
        SeededHole(
            "an account whose pods get its token",
            in: "tenants/acme-corp/boundary/rbac.yaml",
            .replace("automountServiceAccountToken: false", with: "automountServiceAccountToken: true"),
            at: "automountServiceAccountToken: true",
            "name: default"
        ),
        SeededHole(
            "a pod with the account of every pod",
            in: app,
            .replace("      serviceAccountName: acme-corp-app\n", with: "      serviceAccountName: default\n")
        ),
    ]
}
