import Diagnostics

/// A level of the Pod Security Standards that a Namespace enforces.
enum EnforcedLevel {
    private static let label = "pod-security.kubernetes.io/enforce"

    /// Whether each namespace of a tenant enforces a level, by its label.
    ///
    /// - Parameter levels: the levels that are enough.
    static func ground(_ subject: AuditSubject, _ levels: Set<String>) -> AuditCheck.Ground {
        var evidence: [AuditEvidence] = []
        var texts: Set<String> = []
        for namespace in subject.namespaces {
            guard let (object, labels) = subject.labels(of: namespace) else {
                return .notProvable("the tree has no Namespace '\(namespace)'")
            }
            let level = labels.first { $0.key == label }?.value
            let version = labels.first { $0.key == label + "-version" }?.value ?? "latest"
            guard let level, levels.contains(level) else {
                let found = level.map { "enforces '\($0)'" } ?? "enforces no level"
                return .fails("namespace '\(namespace)' \(found)", [subject.evidence(object)])
            }
            texts.insert("\(level) of \(version)")
            evidence.append(subject.evidence(object, ", which enforces \(level) of version \(version)"))
        }
        guard !evidence.isEmpty else { return .notApplicable("it has no namespace") }
        return .holds("the server enforces \(texts.sorted().joined(separator: ", ")), and what runs complies", evidence)
    }
}

extension AuditCheck {
    /// Whether a rule is one of a control of the Pod Security Standards.
    static func isPodSecurity(_ rule: Rule) -> Bool { rule.id.rawValue.hasPrefix("pod-security-") }

    /// The Pod Security Standards as a whole.
    static let podSecurity: [AuditCheck] = [
        AuditCheck(
            id: "PSS-restricted",
            group: .podSecurity,
            title: "Pods are held to the level 'restricted'",
            method: """
                The Namespace's label enforces 'restricted', and every pod template of the tenant passes each control of the level \
                in the version that the label pins.
                """,
            isBroken: { isPodSecurity($0) },
            ground: { EnforcedLevel.ground($0, ["restricted"]) }
        )
    ]
}
