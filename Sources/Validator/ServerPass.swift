import Diagnostics
import KubernetesSchemas
import YAML

/// What each version of the API server that is asked for says to an object.
struct ServerPass: Sendable {
    let versions: [KubernetesVersion]
    /// The rules that are asked.
    let selected: Set<Diagnostic.ID>
    let asksSchema: Bool
    let asksAPI: Bool

    init(versions: [KubernetesVersion], rules: [Rule]) {
        self.versions = versions
        selected = Set(rules.lazy.filter { $0.category == .schema || $0.category == .api }.map(\.id))
        asksSchema = rules.contains { $0.category == .schema }
        asksAPI = rules.contains { $0.category == .api }
    }

    /// Reports what any of the versions refuses; a finding of some of several versions says of which.
    func check(_ object: ManifestObject, _ findings: inout Findings) {
        guard asksSchema || asksAPI else { return }
        var found: [(error: FieldErrors.FieldError, versions: [KubernetesVersion])] = []
        for version in versions {
            var errors = FieldErrors(version: version)
            let decodes = SchemaValidation.check(object, &errors)
            if decodes, asksAPI, let check = APIValidation.checks[object.kind] { check(object, &errors) }
            for error in errors.all where selected.contains(error.rule.id) {
                let known = found.firstIndex { other in
                    other.error.rule.id == error.rule.id && other.error.node == error.node
                        && other.error.message == error.message
                }
                if let known { found[known].versions.append(version) } else { found.append((error, [version])) }
            }
        }
        for (error, some) in found {
            let suffix =
                some.count == versions.count ? "" : " (Kubernetes \(some.map(\.description).joined(separator: ", ")))"
            findings.report(
                Diagnostic(error.rule, error.message + suffix, at: object.place(of: error.node), fix: error.fix)
            )
        }
    }
}
