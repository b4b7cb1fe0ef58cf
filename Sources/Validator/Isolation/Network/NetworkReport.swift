import Diagnostics
import YAML

/// What rules about the network have found, and the way back to what they found it in.
struct NetworkReport {
    var findings: Findings
    var finder: ObjectFinder
    /// What was said to stop a connection.
    var blocked: Set<NearMiss.Key> = []

    /// Adds a finding at an entry of a policy.
    mutating func report(
        _ rule: Rule,
        _ message: String,
        at opening: NetworkOpening,
        severity: Diagnostic.Severity? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        report(rule, message, at: opening.policy.object, severity: severity, notes: notes) { opening.node(in: $0) }
    }

    /// Adds a finding at an object, or at a node of it.
    mutating func report(
        _ rule: Rule,
        _ message: String,
        at object: ObjectFacts,
        severity: Diagnostic.Severity? = nil,
        notes: [Diagnostic.Note] = [],
        node: (ManifestObject) -> YAMLNode? = { _ in nil }
    ) {
        guard !findings.isFull else { return }
        let place = finder.place(of: object, node)
        findings.report(Diagnostic(rule, message, at: place, severity: severity, notes: notes))
    }
}
