import Diagnostics

/// What an audit knows of one tenant, or of the platform.
struct AuditSubject {
    let index: ManifestIndex
    /// The tenant; `nil` for the platform.
    let tenant: String?
    let namespaces: [String]
    /// Whether any image of the tree is pulled with credentials that are not the nodes' own.
    let treePullsWithSecrets: Bool
    /// What was found, by rule.
    let findings: [Diagnostic.ID: [Diagnostic]]
    /// What was found and accepted, by rule.
    let accepted: [Diagnostic.ID: [AuditVerdict.AcceptedFinding]]

    /// The most objects that are named for one control; the others are counted.
    private static let evidenceLimit = 12

    /// Objects of some kinds in its namespaces, as evidence.
    func evidence(_ kinds: [ObjectKind]) -> [AuditEvidence] {
        var evidence: [AuditEvidence] = []
        var more = 0
        for namespace in namespaces {
            for kind in kinds {
                let objects =
                    kind == .namespace
                    ? index.objects(.namespace, namespace, in: "") : index.objects(kind, in: namespace)
                for object in objects where !object.isMadeByController {
                    guard evidence.count < Self.evidenceLimit else {
                        more += 1
                        continue
                    }
                    evidence.append(self.evidence(object))
                }
            }
        }
        if more > 0 { evidence.append(AuditEvidence(text: "and \(more) more")) }
        return evidence
    }

    /// One object as evidence.
    func evidence(_ object: ObjectFacts, _ what: String = "") -> AuditEvidence {
        AuditEvidence(text: object.identity.title + what, location: index.location(of: object))
    }

    /// The quotas of its namespaces that count every pod.
    func quotas(in namespace: String) -> [(object: ObjectFacts, facts: QuotaFacts)] {
        index.objects(.resourceQuota, in: namespace).compactMap { object in
            guard case .capacity(.quota(let facts)) = object.content, facts.scopes.isEmpty else { return nil }
            return (object, facts)
        }
    }

    /// The labels of a Namespace; `nil` when the tree hasn't it.
    func labels(of namespace: String) -> (object: ObjectFacts, labels: [Label])? {
        for object in index.objects(.namespace, namespace, in: "") {
            if case .namespace(let labels) = object.content { return (object, labels) }
        }
        return nil
    }
}
