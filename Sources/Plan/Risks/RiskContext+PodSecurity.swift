extension RiskContext {
    /// Namespaces that take pods which they refused, and pods that give up what confines them.
    func podSecurity() -> [Risk] {
        pairs.flatMap { change, old, new -> [Risk] in
            if change.key.kind == "Namespace", change.key.group.isEmpty { return levels(old, new) }
            guard let old = Workload(old), let new = Workload(new) else { return [] }
            return Self.weakened(old, new).map { Risk(.podSecurityWeakened, change.key, $0) }
        }
    }

    /// The levels from the one that allows most (pod-security-admission api/constants.go).
    private static let levels = ["privileged", "baseline", "restricted"]

    private func levels(_ old: PlanObject, _ new: PlanObject) -> [Risk] {
        func level(_ mode: String, _ object: PlanObject) -> Int {
            let text = object.value.at("metadata", "labels")?["pod-security.kubernetes.io/\(mode)"]?.string
            // Without a label the cluster's default counts, which is privileged unless it is configured otherwise.
            return text.map { Self.levels.firstIndex(of: $0) ?? Self.levels.count - 1 } ?? 0
        }
        return ["enforce", "audit", "warn"].compactMap { mode in
            let (before, after) = (level(mode, old), level(mode, new))
            guard after < before else { return nil }
            return Risk(
                .podSecurityWeakened,
                new.key,
                "lowers Pod Security's \(mode) from \(Self.levels[before]) to \(Self.levels[after])"
            )
        }
    }

    private static func weakened(_ old: Workload, _ new: Workload) -> [String] {
        var messages: [String] = []
        for field in ["hostNetwork", "hostPID", "hostIPC"]
        where new.podSpec?[field]?.isTrue == true && old.podSpec?[field]?.isTrue != true {
            messages.append("shares its node's \(field.dropFirst(4).lowercased()) (\(field): true)")
        }
        let hostPaths = { (workload: Workload) in
            Set((workload.podSpec?.list("volumes") ?? []).compactMap { $0.at("hostPath", "path")?.string })
        }
        for path in hostPaths(new).subtracting(hostPaths(old)).sorted() {
            messages.append("mounts '\(path)' of its node")
        }
        for (name, container) in new.containers.sorted(by: { $0.key < $1.key }) {
            let after = Confinement(container, pod: new.podSpec)
            // A container that is new is compared with none that gives anything up.
            let before = old.containers[name].map { Confinement($0, pod: old.podSpec) } ?? .full
            messages += after.lost(since: before).map { "lets container \(name) \($0)" }
        }
        return messages
    }
}

/// What a container may do beyond the least, as its security context and its pod's say (core/v1 types.go `SecurityContext`).
private struct Confinement {
    /// What it may do, in words, each a line that Pod Security or a careful reviewer draws.
    private var liberties: Set<String> = []

    static let full = Confinement()

    private init() {}

    init(_ container: JSONValue, pod: JSONValue?) {
        let own = container["securityContext"]
        let shared = pod?["securityContext"]
        if own?["privileged"]?.isTrue == true { liberties.insert("run privileged") }
        if own?["allowPrivilegeEscalation"] != .bool(false) { liberties.insert("gain privileges") }
        if own?["readOnlyRootFilesystem"]?.isTrue != true { liberties.insert("write to its root file system") }
        if (own?["runAsNonRoot"] ?? shared?["runAsNonRoot"])?.isTrue != true { liberties.insert("run as root") }
        let profile = (own?["seccompProfile"] ?? shared?["seccompProfile"])?["type"]?.string
        if profile == nil || profile == "Unconfined" { liberties.insert("make any system call (no seccomp profile)") }
        let capabilities = own?["capabilities"]
        if capabilities?.list("drop").contains(.string("ALL")) != true {
            liberties.insert("keep the runtime's capabilities")
        }
        for name in capabilities?.list("add").compactMap(\.string) ?? [] {
            liberties.insert("use the capability \(name)")
        }
    }

    func lost(since other: Confinement) -> [String] {
        liberties.subtracting(other.liberties).sorted()
    }
}
