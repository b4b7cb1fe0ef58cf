import Diagnostics

extension Rule {
    /// No container is privileged.
    static let podSecurityPrivileged = podSecurity(
        "pod-security-privileged",
        .privileged,
        "no container is privileged",
        explanation: """
            A privileged container is root on its node: every device, every capability, no profile. Whoever gets \
            into it has all that runs there, and the credentials of the kubelet.
            """,
        bad: .securePod(
            context: "privileged: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, "
                + "capabilities: {drop: [ALL]}"
        ),
        good: .securePod(
            context: "privileged: false, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, "
                + "capabilities: {drop: [ALL]}"
        )
    )

    /// No container adds capabilities.
    static let podSecurityCapabilities = podSecurity(
        "pod-security-capabilities",
        .capabilities,
        "no container adds capabilities",
        explanation: """
            Capabilities are parts of what root may do. `baseline` allows those that runtimes give anyway, without \
            NET_RAW, with which a pod can speak for another; `restricted`, from Kubernetes 1.22 on, NET_BIND_SERVICE \
            alone.
            """,
        bad: .securePod(
            context: "allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, "
                + "capabilities: {drop: [ALL], add: [NET_ADMIN]}"
        ),
        good: .securePod(
            context: "allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, "
                + "capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}"
        )
    )

    /// Containers drop all capabilities.
    static let podSecurityDropCapabilities = podSecurity(
        "pod-security-drop-capabilities",
        .dropCapabilities,
        "containers drop all capabilities",
        explanation: """
            A program that doesn't run as root needs none of them, and a hole in it then gives none. `restricted` \
            asks for it from Kubernetes 1.22 on, of every container; there is no such field for the pod.
            """,
        bad: .securePod(context: "allowPrivilegeEscalation: false, readOnlyRootFilesystem: true"),
        good: .securePod()
    )

    /// Processes don't gain rights.
    static let podSecurityPrivilegeEscalation = podSecurity(
        "pod-security-privilege-escalation",
        .privilegeEscalation,
        "no process gains rights that its parent lacks",
        explanation: """
            A file with the set-user-ID bit makes whoever runs it root. Unless a container says \
            allowPrivilegeEscalation: false, that is allowed.
            """,
        bad: .securePod(context: "readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}"),
        good: .securePod()
    )

    /// Containers don't run as root.
    static let podSecurityRunAsNonRoot = podSecurity(
        "pod-security-run-as-non-root",
        .runAsNonRoot,
        "containers must not run as root",
        explanation: """
            Root in a container is root on the node as soon as it gets out. With runAsNonRoot the kubelet refuses to \
            start an image whose user is root. From Kubernetes 1.35 on, pods with users of their own (hostUsers: \
            false) are free.
            """,
        bad: .securePod(
            podContext: "runAsUser: 65532, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}"
        ),
        good: .securePod()
    )

    /// No user is root.
    static let podSecurityRunAsUser = podSecurity(
        "pod-security-run-as-user",
        .runAsUser,
        "no container is told to run as user 0",
        explanation: """
            User 0 is root. From Kubernetes 1.23 on `restricted` forbids it, from 1.35 on but for pods with users of \
            their own (hostUsers: false).
            """,
        bad: .securePod(
            context: "\(Example.secureContext), runAsUser: 0"
        ),
        good: .securePod(context: "\(Example.secureContext), runAsUser: 65532")
    )
}
