import Diagnostics

/// The files that kustomizations read as something else than objects: patches, data, configuration of kustomize itself.
///
/// No server is sent them as they are, so nothing is said about their schema, nor about what a patch leaves out.
struct OtherFiles {
    private let paths: Set<String>

    init(_ kustomizations: [KustomizationFacts]) {
        var paths: Set<String> = []
        for kustomization in kustomizations {
            for entry in kustomization.entries where entry.role != .resource {
                if let path = kustomization.path(of: entry) { paths.insert(path) }
            }
        }
        self.paths = paths
    }

    /// Whether a finding may be there: it isn't about what a server says to such a file, or about a part of an object
    /// as if it were all.
    func mayHave(_ finding: Diagnostic) -> Bool {
        guard !paths.isEmpty, let path = finding.location?.path, paths.contains(path) else { return true }
        let category = RuleCatalogue.rule(finding.id)?.category
        return category != .schema && category != .api && category != .security
    }
}
