import Diagnostics
import Renderer
import Validator

extension TreeDifference {
    /// The difference as a finding of the category `drift`.
    func diagnostic(root: String) -> Diagnostic {
        let path = "\(root)/\(path)"
        switch kind {
        case .missing: return .driftMissing(path: path)
        case .stale, .orphaned: return .driftStale(path: path)
        case .handEdited: return .driftHandEdited(path: path)
        case .obstructing: return .driftForeign(path: path)
        case .foreign:
            // No kustomization names it, so that no controller applies it.
            var diagnostic = Diagnostic.driftForeign(path: path)
            diagnostic.severity = .warning
            return diagnostic
        }
    }
}
