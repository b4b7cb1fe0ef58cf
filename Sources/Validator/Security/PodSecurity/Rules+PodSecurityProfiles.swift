import Diagnostics

extension Rule {
    /// AppArmor confines containers.
    static let podSecurityAppArmor = podSecurity(
        "pod-security-app-armor",
        .appArmor,
        "no container leaves its AppArmor profile",
        explanation: """
            Where the node has AppArmor, the profile of the container runtime keeps processes from what containers \
            never need. Both the field and the old annotations (container.apparmor.security.beta.kubernetes.io) can \
            take it away.
            """,
        bad: .securePod(context: "\(Example.secureContext), appArmorProfile: {type: Unconfined}"),
        good: .securePod(context: "\(Example.secureContext), appArmorProfile: {type: RuntimeDefault}")
    )

    /// SELinux confines containers.
    static let podSecuritySELinux = podSecurity(
        "pod-security-se-linux",
        .seLinux,
        "a pod has one of SELinux' types for containers, and no user and role of its own",
        explanation: """
            Where the node has SELinux, the type of a process says what it may touch. Types other than those of \
            containers, and users and roles, may reach the node's files.
            """,
        bad: .securePod(podContext: "\(Example.securePodContext), seLinuxOptions: {type: spc_t}"),
        good: .securePod(podContext: "\(Example.securePodContext), seLinuxOptions: {type: container_t}")
    )

    /// Parts of /proc stay hidden.
    static let podSecurityProcMount = podSecurity(
        "pod-security-proc-mount",
        .procMount,
        "no container sees the parts of /proc that runtimes hide",
        explanation: """
            What runtimes hide in /proc tells about the node's kernel, and lets root change it. From Kubernetes 1.35 \
            on, `baseline` allows it to pods with users of their own (hostUsers: false), `restricted` never.
            """,
        bad: .securePod(
            context: "\(Example.secureContext), procMount: Unmasked",
            spec: "hostUsers: false"
        ),
        good: .securePod(context: "\(Example.secureContext), procMount: Default", spec: "hostUsers: false")
    )

    /// Seccomp confines containers.
    static let podSecuritySeccomp = podSecurity(
        "pod-security-seccomp",
        .seccomp,
        "containers have a seccomp profile",
        explanation: """
            Without a profile a process may make every call of the kernel, where most holes of containers are. \
            Unless the kubelet is told otherwise, a pod that sets none has none; at `baseline` it may, but not say \
            Unconfined.
            """,
        bad: .securePod(podContext: "runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532"),
        good: .securePod()
    )
}
