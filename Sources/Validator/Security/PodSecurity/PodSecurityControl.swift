import Diagnostics
import YAML

/// One control of the Pod Security Standards.
///
/// The names and versions are those of k8s.io/pod-security-admission, policy/check_*.go. Where a check of `restricted`
/// overrides one of `baseline` (`OverrideCheckIDs`), both are one control here: the level says which counts.
enum PodSecurityControl: String, CaseIterable, Sendable {
    // Baseline.
    case hostNamespaces
    case privileged
    case capabilities
    case hostPath
    case hostPort
    case appArmor
    case seLinux
    case procMount
    case seccomp
    case sysctl
    case windowsHostProcess
    case hostProbe
    // Restricted.
    case volumeType
    case privilegeEscalation
    case dropCapabilities
    case runAsNonRoot
    case runAsUser
}

/// What a pod has against a control.
struct PodSecurityViolation {
    /// The field, or what should have it.
    var node: YAMLNode
    /// What is wrong, without the level.
    var message: String
    var fix: Diagnostic.Fix?

    init(_ node: YAMLNode, _ message: String, fix: Diagnostic.Fix? = nil) {
        self.node = node
        self.message = message
        self.fix = fix
    }
}

/// A pod, judged by one policy.
struct PodSecurityReview {
    let pod: PodTemplate
    let policy: PodSecurityPolicy

    /// The `securityContext` of the pod.
    let context: YAMLNode?

    init(_ pod: PodTemplate, _ policy: PodSecurityPolicy) {
        self.pod = pod
        self.policy = policy
        context = pod.spec.field("securityContext")
    }

    var isRestricted: Bool { policy.level == .restricted }

    /// Whether the pod says that it is one of Windows, for which some controls are not asked from 1.25 on.
    var isExemptAsWindows: Bool {
        policy.minor >= 25 && pod.spec.field("os")?.field("name")?.hasText("windows") == true
    }

    /// Whether the pod has users of its own, so that its root is nobody on the node (policy/helpers.go,
    /// `relaxPolicyForUserNamespacePod`), which counts from 1.35 on.
    var isRelaxedByUserNamespace: Bool {
        policy.minor >= 35 && pod.spec.field("hostUsers")?.isFalse == true
    }

    /// What the pod has against a control.
    func violations(of control: PodSecurityControl) -> [PodSecurityViolation] {
        guard policy.level >= control.level else { return [] }
        return switch control {
        case .hostNamespaces: hostNamespaces()
        case .privileged: privileged()
        case .capabilities: addedCapabilities()
        case .hostPath: hostPaths()
        case .hostPort: hostPorts()
        case .appArmor: appArmorProfiles()
        case .seLinux: seLinuxOptions()
        case .procMount: procMounts()
        case .seccomp: seccompProfiles()
        case .sysctl: sysctls()
        case .windowsHostProcess: hostProcesses()
        case .hostProbe: hostProbes()
        case .volumeType: volumeTypes()
        case .privilegeEscalation: privilegeEscalation()
        case .dropCapabilities: keptCapabilities()
        case .runAsNonRoot: rootAllowed()
        case .runAsUser: rootUsers()
        }
    }
}

extension PodSecurityControl {
    /// The weakest level that has the control.
    var level: PodSecurityLevel {
        switch self {
        case .hostNamespaces, .privileged, .capabilities, .hostPath, .hostPort, .appArmor, .seLinux, .procMount,
            .seccomp, .sysctl, .windowsHostProcess, .hostProbe:
            .baseline
        case .volumeType, .privilegeEscalation, .dropCapabilities, .runAsNonRoot, .runAsUser: .restricted
        }
    }
}

extension PodSecurityReview {
    /// Whether any policy may have anything against a pod, whatever its level and version.
    ///
    /// Every control is strictest at one of three versions: before 1.19 the annotations of seccomp count, before 1.25
    /// nothing is waived for Windows nor for user namespaces and fewer kernel settings are safe, and from 1.34 on
    /// probes of other hosts are refused.
    static func mayFind(in pod: PodTemplate) -> Bool {
        let strict = PodSecurityReview(pod, PodSecurityPolicy(level: .restricted, minor: 24))
        for control in PodSecurityControl.allCases where !strict.violations(of: control).isEmpty { return true }
        let old = PodSecurityReview(pod, PodSecurityPolicy(level: .restricted, minor: 0))
        if !old.violations(of: .seccomp).isEmpty { return true }
        let new = PodSecurityReview(pod, PodSecurityPolicy(level: .restricted, minor: 34))
        return !new.violations(of: .hostProbe).isEmpty
    }
}
