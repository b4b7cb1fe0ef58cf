import Diagnostics

extension Rule {
    /// A pod has namespaces of its own.
    static let podSecurityHostNamespaces = podSecurity(
        "pod-security-host-namespaces",
        .hostNamespaces,
        "a pod doesn't share the network, the processes or the memory of its node",
        explanation: """
            A pod in the namespaces of its node sees and reaches what runs there: other pods' traffic and processes, \
            the kubelet, the metadata service of the cloud. NetworkPolicies don't hold for hostNetwork.
            """,
        bad: .securePod(spec: "hostPID: true"),
        good: .securePod(spec: "hostPID: false")
    )

    /// No volume is a path of the node.
    static let podSecurityHostPath = podSecurity(
        "pod-security-host-path",
        .hostPath,
        "no volume is a path of the node",
        explanation: """
            A path of the node is shared by all that run there: whoever writes to it changes the node, and whoever \
            reads it sees other pods' data and credentials.
            """,
        bad: .securePod(spec: "volumes: [{name: logs, hostPath: {path: /var/log}}]"),
        good: .securePod(spec: "volumes: [{name: logs, emptyDir: {}}]")
    )

    /// No container takes a port of the node.
    static let podSecurityHostPort = podSecurity(
        "pod-security-host-port",
        .hostPort,
        "no container takes a port of its node",
        explanation: """
            A port of the node is open to all that reach the node, past Services, and only one pod of a node can \
            have it. A Service leads to a container's own port.
            """,
        bad: .securePod(container: "ports: [{containerPort: 8080, hostPort: 8080}]\n\(secureProbes)"),
        good: .securePod(container: "ports: [{containerPort: 8080}]\n\(secureProbes)")
    )

    /// Probes and hooks call their own pod.
    static let podSecurityHostProbe = podSecurity(
        "pod-security-host-probe",
        .hostProbe,
        "probes and hooks call their own pod",
        explanation: """
            The kubelet calls the host of a probe or a hook from the node, with the node's rights in the network: so \
            a pod could reach what it is kept from. Without a host, the pod itself is called. The standards ask for \
            that from Kubernetes 1.34 on.
            """,
        bad: .securePod(container: "readinessProbe: {httpGet: {host: 10.0.0.1, port: 8080}}"),
        good: .securePod(container: "readinessProbe: {httpGet: {port: 8080}}")
    )

    /// No container is a process of the Windows node.
    static let podSecurityWindowsHostProcess = podSecurity(
        "pod-security-windows-host-process",
        .windowsHostProcess,
        "no container is a process of a Windows node",
        explanation: "A host process runs on the Windows node itself, with all of its rights and nothing around it.",
        bad: .securePod(podContext: "\(Example.securePodContext), windowsOptions: {hostProcess: true}"),
        good: .securePod(podContext: "\(Example.securePodContext), windowsOptions: {hostProcess: false}")
    )

    /// Kernel settings concern the pod alone.
    static let podSecuritySysctl = podSecurity(
        "pod-security-sysctl",
        .sysctl,
        "a pod's kernel settings are of those that concern itself alone",
        explanation: """
            Other settings of the kernel are for the whole node, or not kept apart between pods. Which are safe has \
            grown with Kubernetes 1.27, 1.29, 1.32 and 1.37.
            """,
        bad: .securePod(
            podContext: "\(Example.securePodContext), sysctls: [{name: kernel.msgmax, value: \"65536\"}]"
        ),
        good: .securePod(
            podContext: "\(Example.securePodContext), sysctls: [{name: net.ipv4.tcp_syncookies, value: \"1\"}]"
        )
    )

    /// Volumes are of types that restricted pods may have.
    static let podSecurityVolumeType = podSecurity(
        "pod-security-volume-type",
        .volumeType,
        "volumes are of the types that need no trust",
        explanation: """
            The driver of any other type runs as root on the node, with an address and credentials from the pod. A \
            PersistentVolumeClaim gives the same storage, by someone who may hand it out.
            """,
        bad: .securePod(spec: "volumes: [{name: data, nfs: {server: nfs.example, path: /data}}]"),
        good: .securePod(spec: "volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]")
    )

    /// Probes that differ.
    static let secureProbes = """
        livenessProbe: {tcpSocket: {port: 8080}}
        readinessProbe: {httpGet: {port: 8080}}
        """
}
