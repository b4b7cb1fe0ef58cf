import Testing
import YAML

@testable import Validator

/// A fragment of a pod, and what every version of the Pod Security Standards says to it.
struct PodSecurityCase: CustomTestStringConvertible, Sendable {
    /// Where a fragment is put.
    enum Part: Sendable {
        /// Among the fields of one container.
        case container
        /// In the security context of one container, beside what it needs or instead of it.
        case context(without: Set<String> = [])
        /// In the security context of the pod.
        case pod(without: Set<String> = [])
        /// Among the fields of the spec.
        case spec
        /// Among the annotations.
        case annotations
    }

    var control: PodSecurityControl
    var part: Part
    var fragment: String
    /// More fields of the spec.
    var spec: String = ""
    /// The minor versions whose level forbids it.
    var baseline: ClosedRange<Int>?
    var restricted: ClosedRange<Int>?
    /// Controls that forbid it as well.
    var others: Set<PodSecurityControl> = []

    var testDescription: String { "\(control): \(fragment) \(spec)" }

    /// The lists of containers, and fields that make those of `initContainers` sidecars.
    static let lists = [
        ("containers", ""), ("initContainers", ""), ("initContainers", "restartPolicy: Always"),
        ("ephemeralContainers", ""),
    ]

    /// A pod with the fragment in a container of a list, beside one without it in `containers`.
    func pod(in list: (field: String, extra: String)) throws -> PodTemplate {
        var context = [
            "allowPrivilegeEscalation": "false", "capabilities": "{drop: [ALL]}",
        ]
        var podContext = ["runAsNonRoot": "true", "seccompProfile": "{type: RuntimeDefault}"]
        var (fields, ofContext, ofPod, ofSpec, annotations) = ("", "", "", spec, "")
        switch part {
        case .container: fields = fragment
        case .context(let without):
            ofContext = fragment
            for name in without { context[name] = nil }
        case .pod(let without):
            ofPod = fragment
            for name in without { podContext[name] = nil }
        case .spec: ofSpec = [spec, fragment].filter { !$0.isEmpty }.joined(separator: ", ")
        case .annotations: annotations = fragment
        }
        func map(_ entries: [String: String], _ more: String) -> String {
            let listed = entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            return "{" + (listed + [more].filter { !$0.isEmpty }).joined(separator: ", ") + "}"
        }
        let more = [list.extra, fields].filter { !$0.isEmpty }.map { ", " + $0 }.joined()
        let container = "{name: one, securityContext: \(map(context, ofContext))\(more)}"
        let plain = "{name: two, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}"
        let containers =
            list.field == "containers"
            ? "containers: [\(container), \(plain)]" : "\(list.field): [\(container)], containers: [\(plain)]"
        let text = """
            metadata: {annotations: {\(annotations)}}
            spec: {securityContext: \(map(podContext, ofPod)), \(ofSpec.isEmpty ? "" : ofSpec + ", ")\(containers)}
            """
        let root = try YAMLStream.parse(text).documents[0]
        guard let template = PodTemplate(of: root, kind: .pod) else { throw MissingTemplate() }
        return template
    }

    private struct MissingTemplate: Error {}

    private static let all = 0...37

    /// k8s.io/pod-security-admission, policy/check_*.go.
    static let table: [PodSecurityCase] = [
        // check_privileged.go
        .init(
            control: .privileged,
            part: .context(),
            fragment: "privileged: true",
            baseline: all,
            restricted: all
        ),
        .init(control: .privileged, part: .context(), fragment: "privileged: false"),
        .init(control: .privileged, part: .context(), fragment: "privileged: null"),
        // check_capabilities_baseline.go, check_capabilities_restricted.go
        .init(
            control: .capabilities,
            part: .context(without: ["capabilities"]),
            fragment: "capabilities: {drop: [ALL], add: [NET_RAW]}",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .capabilities,
            part: .context(without: ["capabilities"]),
            fragment: "capabilities: {drop: [ALL], add: [CHOWN]}",
            restricted: 22...37
        ),
        .init(
            control: .capabilities,
            part: .context(without: ["capabilities"]),
            fragment: "capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}"
        ),
        .init(
            control: .capabilities,
            part: .context(without: ["capabilities"]),
            fragment: "capabilities: {drop: [ALL], add: [CAP_CHOWN]}",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .dropCapabilities,
            part: .context(without: ["capabilities"]),
            fragment: "",
            restricted: 22...37
        ),
        .init(
            control: .dropCapabilities,
            part: .context(without: ["capabilities"]),
            fragment: "capabilities: {drop: [NET_RAW, all]}",
            restricted: 22...37
        ),
        .init(
            control: .dropCapabilities,
            part: .context(without: ["capabilities"]),
            fragment: "",
            spec: "os: {name: windows}",
            restricted: 22...24
        ),
        // check_hostNamespaces.go
        .init(control: .hostNamespaces, part: .spec, fragment: "hostNetwork: true", baseline: all, restricted: all),
        .init(control: .hostNamespaces, part: .spec, fragment: "hostPID: true", baseline: all, restricted: all),
        .init(control: .hostNamespaces, part: .spec, fragment: "hostIPC: true", baseline: all, restricted: all),
        .init(control: .hostNamespaces, part: .spec, fragment: "hostIPC: false"),
        // check_hostPathVolumes.go, check_restrictedVolumes.go
        .init(
            control: .hostPath,
            part: .spec,
            fragment: "volumes: [{name: a, hostPath: {path: /}}]",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .volumeType,
            part: .spec,
            fragment: "volumes: [{name: a, nfs: {server: a, path: /}}]",
            restricted: all
        ),
        .init(
            control: .volumeType,
            part: .spec,
            fragment: "volumes: [{name: a, gitRepo: {repository: a}}]",
            restricted: all
        ),
        .init(
            control: .volumeType,
            part: .spec,
            fragment: """
                volumes: [{name: a, configMap: {}}, {name: b, csi: {driver: a}}, {name: c, downwardAPI: {}}, \
                {name: d, emptyDir: {}}, {name: e, ephemeral: {}}, {name: f, image: {reference: a}}, \
                {name: g, persistentVolumeClaim: {claimName: a}}, {name: h, projected: {}}, {name: i, secret: {}}, {name: j}]
                """
        ),
        // check_hostPorts.go
        .init(
            control: .hostPort,
            part: .container,
            fragment: "ports: [{containerPort: 80, hostPort: 80}]",
            baseline: all,
            restricted: all
        ),
        .init(control: .hostPort, part: .container, fragment: "ports: [{containerPort: 80, hostPort: 0}]"),
        // check_hostProbesAndhostLifecycle.go
        .init(
            control: .hostProbe,
            part: .container,
            fragment: "livenessProbe: {httpGet: {host: a, port: 1}}",
            baseline: 34...37,
            restricted: 34...37
        ),
        .init(
            control: .hostProbe,
            part: .container,
            fragment: "readinessProbe: {tcpSocket: {host: a, port: 1}}",
            baseline: 34...37,
            restricted: 34...37
        ),
        .init(
            control: .hostProbe,
            part: .container,
            fragment: "startupProbe: {httpGet: {host: a, port: 1}}",
            baseline: 34...37,
            restricted: 34...37
        ),
        .init(
            control: .hostProbe,
            part: .container,
            fragment: "lifecycle: {postStart: {httpGet: {host: a, port: 1}}}",
            baseline: 34...37,
            restricted: 34...37
        ),
        .init(
            control: .hostProbe,
            part: .container,
            fragment: "lifecycle: {preStop: {tcpSocket: {host: a, port: 1}}}",
            baseline: 34...37,
            restricted: 34...37
        ),
        .init(control: .hostProbe, part: .container, fragment: "livenessProbe: {httpGet: {host: \"\", port: 1}}"),
        // check_appArmorProfile.go
        .init(
            control: .appArmor,
            part: .context(),
            fragment: "appArmorProfile: {type: Unconfined}",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .appArmor,
            part: .pod(),
            fragment: "appArmorProfile: {type: Unconfined}",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .appArmor,
            part: .pod(),
            fragment: "appArmorProfile: {type: Localhost, localhostProfile: a}"
        ),
        .init(
            control: .appArmor,
            part: .annotations,
            fragment: "container.apparmor.security.beta.kubernetes.io/one: unconfined",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .appArmor,
            part: .annotations,
            fragment: "container.apparmor.security.beta.kubernetes.io/one: localhost/a"
        ),
        // check_seLinuxOptions.go
        .init(
            control: .seLinux,
            part: .context(),
            fragment: "seLinuxOptions: {type: spc_t}",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .seLinux,
            part: .pod(),
            fragment: "seLinuxOptions: {type: container_engine_t}",
            baseline: 0...30,
            restricted: 0...30
        ),
        .init(control: .seLinux, part: .pod(), fragment: "seLinuxOptions: {type: container_kvm_t, level: \"s0\"}"),
        .init(
            control: .seLinux,
            part: .pod(),
            fragment: "seLinuxOptions: {user: a}",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .seLinux,
            part: .context(),
            fragment: "seLinuxOptions: {role: a}",
            baseline: all,
            restricted: all
        ),
        // check_procMount_baseline.go, check_procMount_restricted.go
        .init(
            control: .procMount,
            part: .context(),
            fragment: "procMount: Unmasked",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .procMount,
            part: .context(),
            fragment: "procMount: Unmasked",
            spec: "hostUsers: false",
            baseline: 0...34,
            restricted: all
        ),
        .init(control: .procMount, part: .context(), fragment: "procMount: Default"),
        // check_seccompProfile_baseline.go, check_seccompProfile_restricted.go
        .init(
            control: .seccomp,
            part: .context(),
            fragment: "seccompProfile: {type: Unconfined}",
            baseline: 19...37,
            restricted: 19...37
        ),
        .init(
            control: .seccomp,
            part: .pod(without: ["seccompProfile"]),
            fragment: "seccompProfile: {type: Unconfined}",
            baseline: 19...37,
            restricted: 19...37
        ),
        .init(control: .seccomp, part: .pod(without: ["seccompProfile"]), fragment: "", restricted: 19...37),
        .init(
            control: .seccomp,
            part: .pod(without: ["seccompProfile"]),
            fragment: "",
            spec: "os: {name: windows}",
            restricted: 19...24
        ),
        .init(
            control: .seccomp,
            part: .pod(without: ["seccompProfile"]),
            fragment: "seccompProfile: {type: Localhost}"
        ),
        .init(
            control: .seccomp,
            part: .annotations,
            fragment: "container.seccomp.security.alpha.kubernetes.io/two: unconfined",
            baseline: 0...18,
            restricted: 0...18
        ),
        .init(
            control: .seccomp,
            part: .annotations,
            fragment: "seccomp.security.alpha.kubernetes.io/pod: unconfined",
            baseline: 0...18,
            restricted: 0...18
        ),
        .init(
            control: .seccomp,
            part: .annotations,
            fragment: "seccomp.security.alpha.kubernetes.io/pod: docker/default"
        ),
        // check_sysctls.go
        .init(
            control: .sysctl,
            part: .pod(),
            fragment: "sysctls: [{name: kernel.msgmax, value: \"1\"}]",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .sysctl,
            part: .pod(),
            fragment: "sysctls: [{name: net.ipv4.tcp_syncookies, value: \"1\"}]"
        ),
        .init(
            control: .sysctl,
            part: .pod(),
            fragment: "sysctls: [{name: net.ipv4.ip_local_reserved_ports, value: \"1\"}]",
            baseline: 0...26,
            restricted: 0...26
        ),
        .init(
            control: .sysctl,
            part: .pod(),
            fragment: "sysctls: [{name: net.ipv4.tcp_keepalive_time, value: \"1\"}]",
            baseline: 0...28,
            restricted: 0...28
        ),
        .init(
            control: .sysctl,
            part: .pod(),
            fragment: "sysctls: [{name: net.ipv4.tcp_rmem, value: \"1\"}]",
            baseline: 0...31,
            restricted: 0...31
        ),
        .init(
            control: .sysctl,
            part: .pod(),
            fragment: "sysctls: [{name: net.ipv4.tcp_notsent_lowat, value: \"1\"}]",
            baseline: 0...36,
            restricted: 0...36
        ),
        // check_windowsHostProcess.go
        .init(
            control: .windowsHostProcess,
            part: .context(),
            fragment: "windowsOptions: {hostProcess: true}",
            baseline: all,
            restricted: all
        ),
        .init(
            control: .windowsHostProcess,
            part: .pod(),
            fragment: "windowsOptions: {hostProcess: true}",
            baseline: all,
            restricted: all
        ),
        // check_allowPrivilegeEscalation.go
        .init(
            control: .privilegeEscalation,
            part: .context(without: ["allowPrivilegeEscalation"]),
            fragment: "",
            restricted: 8...37
        ),
        .init(
            control: .privilegeEscalation,
            part: .context(without: ["allowPrivilegeEscalation"]),
            fragment: "allowPrivilegeEscalation: true",
            restricted: 8...37
        ),
        .init(
            control: .privilegeEscalation,
            part: .context(without: ["allowPrivilegeEscalation"]),
            fragment: "",
            spec: "os: {name: windows}",
            restricted: 8...24
        ),
        // check_runAsNonRoot.go
        .init(
            control: .runAsNonRoot,
            part: .context(),
            fragment: "runAsNonRoot: false",
            restricted: all
        ),
        .init(control: .runAsNonRoot, part: .pod(without: ["runAsNonRoot"]), fragment: "", restricted: all),
        .init(
            control: .runAsNonRoot,
            part: .pod(without: ["runAsNonRoot"]),
            fragment: "runAsNonRoot: false",
            restricted: all
        ),
        .init(
            control: .runAsNonRoot,
            part: .pod(without: ["runAsNonRoot"]),
            fragment: "",
            spec: "hostUsers: false",
            restricted: 0...34
        ),
        // check_runAsUser.go
        .init(control: .runAsUser, part: .context(), fragment: "runAsUser: 0", restricted: 23...37),
        .init(control: .runAsUser, part: .pod(), fragment: "runAsUser: 0", restricted: 23...37),
        .init(
            control: .runAsUser,
            part: .pod(),
            fragment: "runAsUser: 0",
            spec: "hostUsers: false",
            restricted: 23...34
        ),
        .init(control: .runAsUser, part: .pod(), fragment: "runAsUser: 1"),
    ]
}
