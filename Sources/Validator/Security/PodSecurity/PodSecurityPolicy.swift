/// A level of the Pod Security Standards as one version of Kubernetes has it.
struct PodSecurityPolicy: Hashable, Sendable {
    var level: PodSecurityLevel
    /// The minor version: 34 for `v1.34`. Versions that don't exist yet count as the newest that is known.
    var minor: Int
}

extension PodSecurityPolicy {
    /// The policies by which a pod is judged, one for each version of the server that is asked.
    ///
    /// A version that the Namespace pins counts for all servers, `latest` or none means the server's own
    /// (k8s.io/pod-security-admission: api/helpers.go, `PolicyToEvaluate`). A level or a version that doesn't exist
    /// counts as `restricted:latest`, as the server has it (admission/admission.go, `EvaluatePod`).
    static func enforced(
        by labels: [Label],
        otherwise level: PodSecurityLevel,
        servers: [Int]
    ) -> [PodSecurityPolicy] {
        guard let enforced = labels.value(of: PodSecurityLabel.enforce) else {
            return servers.map { PodSecurityPolicy(level: level, minor: $0) }
        }
        guard let level = PodSecurityLevel(rawValue: enforced) else {
            return servers.map { PodSecurityPolicy(level: .restricted, minor: $0) }
        }
        switch labels.value(of: PodSecurityLabel.enforceVersion).map(PodSecurityLabel.Version.init) {
        case .pinned(let minor): return [PodSecurityPolicy(level: level, minor: minor)]
        case .latest, nil: return servers.map { PodSecurityPolicy(level: level, minor: $0) }
        case .invalid: return servers.map { PodSecurityPolicy(level: .restricted, minor: $0) }
        }
    }
}

extension PodSecurityPolicy {
    /// The minor versions with which a level got stricter: allowPrivilegeEscalation, seccomp, capabilities,
    /// runAsUser, and the hosts of probes.
    private static let stricter = [8, 19, 22, 23, 34]

    /// Those of them that come after one version, and not after another.
    static func stricter(than minor: Int, upTo newest: Int) -> [Int] {
        stricter.filter { $0 > minor && $0 <= newest }
    }

    /// Whether no version that is known is stricter.
    static func isStrictest(_ minor: Int) -> Bool { stricter(than: minor, upTo: .max).isEmpty }
}

/// The labels of a Namespace that say by which standard its pods are judged.
enum PodSecurityLabel {
    static let enforce = "pod-security.kubernetes.io/enforce"
    static let enforceVersion = "pod-security.kubernetes.io/enforce-version"

    /// Whether a Namespace enforces the strictest level at a version of its own, so that nothing can be said against
    /// it.
    static func areStrictest(_ namespace: ManifestObject) -> Bool {
        guard let labels = namespace.root.field("metadata")?.field("labels")?.labels,
            labels.value(of: enforce) == PodSecurityLevel.restricted.rawValue,
            case .pinned(let minor) = labels.value(of: enforceVersion).map(Version.init)
        else { return false }
        return PodSecurityPolicy.isStrictest(minor)
    }

    /// What the label of a version says (api/helpers.go, `ParseVersion`).
    enum Version: Hashable {
        case latest
        case pinned(Int)
        case invalid

        init(_ text: String) {
            guard text != "latest" else {
                self = .latest
                return
            }
            let digits = text.dropFirst(3)
            guard text.hasPrefix("v1."), digits.utf8.allSatisfy(\.isASCIIDigit), digits == "0" || digits.first != "0",
                let minor = Int(digits)
            else {
                self = .invalid
                return
            }
            self = .pinned(minor)
        }
    }
}

extension [Label] {
    /// The value of a key.
    func value(of key: String) -> String? {
        first { $0.key == key }?.value
    }
}
