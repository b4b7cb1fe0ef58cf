import YAML

/// How a rule is checked: what it looks at, one after the other.
enum RuleCheck: Sendable {
    /// Not here: those who find it make the diagnostic.
    case elsewhere
    /// By the YAML reader, which reports problems of these kinds.
    case reader(Set<YAMLError.Kind>)
    /// At each line of a file that starts a document, ends one, or is written unlike the others.
    case lines(@Sendable (LineFacts, inout Findings) -> Void)
    /// At each node of a file.
    case node(@Sendable (NodeSite, inout Findings) -> Void)
    /// At each scalar without quotes that readers may take for different values.
    case plainScalar(@Sendable (PlainTrap, NodeSite, inout Findings) -> Void)
    /// At each object of some kinds while its file is read, or of any kind when none is named: what needs no other file.
    case manifest(kinds: [ObjectKind], @Sendable (ManifestObject, inout Findings) -> Void)
    /// The same, for what the settings have a say in.
    case configured(kinds: [ObjectKind], @Sendable (ManifestObject, ValidationSettings, inout Findings) -> Void)
    /// At each kustomization while its file is read, with the path of the file.
    case kustomization(@Sendable (YAMLNode, String, inout Findings) -> Void)
    /// In the pass over the bytes of each file that looks for secrets.
    case bytes
    /// At each object of some kinds, once the whole tree is known.
    case object(kinds: [ObjectKind], @Sendable (ManifestObject, ManifestIndex, inout Findings) -> Void)
    /// At each dashboard of Grafana, in a file or in a ConfigMap.
    case dashboard(@Sendable (Dashboard, inout Findings) -> Void)
    /// In a walk through the rules of Prometheus that looks at all that such rules are about.
    case prometheusRule
    /// At each namespace, with what runs in it and what it is allowed.
    case capacity(@Sendable (NamespaceCapacity, inout PendingFindings) -> Void)
    /// At each namespace, with what its NetworkPolicies let through.
    case network(@Sendable (NetworkScene, inout NetworkReport) -> Void)
    /// In a walk over bindings and roles that looks at all that such rules are about.
    case rights
    /// Once, over the whole tree.
    case tree(@Sendable (ManifestIndex, inout Findings) -> Void)
}
